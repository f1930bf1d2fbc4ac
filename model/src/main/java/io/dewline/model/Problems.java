package io.dewline.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects everything that is wrong with a set of configuration texts, so that all of it is told at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void error(Document.Mark mark, String message, String expected) {
        found.add(Problem.error(mark, message, expected));
    }

    public void warning(Document.Mark mark, Caution caution, String message) {
        found.add(Problem.warning(mark, caution, message));
    }

    /** An unknown word among known ones; names the nearest. */
    public void unknown(Document.Mark mark, String what, String word, Collection<String> known) {
        String expected = known.size() <= 16
                ? "one of " + String.join(", ", known.stream().sorted().toList())
                : "";
        found.add(new Problem(mark, "unknown " + what + " '" + word + "'", expected, Words.nearest(word, known), null));
    }

    public void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(p -> !p.warning());
    }

    /** All problems so far, by file, line and column. */
    public List<Problem> all() {
        return found.stream()
                .sorted(java.util.Comparator.comparing((Problem p) -> p.mark().file())
                        .thenComparingInt(p -> p.mark().line())
                        .thenComparingInt(p -> p.mark().column()))
                .toList();
    }
}
