package io.dewline.sim.score;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores one run: reads the truth, asks Dewline or reads what it answered before, and writes the results. */
public final class Judge {
    private final Answers answers;
    private final Score score;

    private Judge(Truths truths, Answers answers, Map<String, Standard> standards) {
        this.answers = answers;
        score = new Scorer(truths, answers).score(standards);
    }

    /**
     * Compares.
     *
     * @param against address of a Dewline, or a file with its answers
     * @param token of its API; absent if it needs none
     * @param readings whether to ask for the stored readings too
     * @param matches rule → truth, besides those of the shipped rules
     * @throws IOException if a file cannot be read or Dewline does not answer
     */
    public static Judge compare(
            Path truth, String against, @Nullable String token, boolean readings, Map<String, String> matches)
            throws IOException, InterruptedException {
        Truths truths = Truths.read(truth);
        Answers answers = Asking.isAddress(against)
                ? new Asking(URI.create(against), token).ask(truths, readings)
                : Answers.read(Path.of(against));
        Map<String, Standard> standards = Standard.usual();
        matches.forEach((rule, what) -> standards.put(rule, Standard.of(what)));
        return new Judge(truths, answers, standards);
    }

    /** Keeps what Dewline answered, to be compared again. */
    public void save(Path file) throws IOException {
        answers.save(file);
    }

    public String table() {
        return new Report(score).text();
    }

    public String json() {
        return new Report(score).json();
    }

    /** Adds the rows of a table in Markdown to the end of a file. */
    public void rows(Path file) throws IOException {
        Files.writeString(file, new Report(score).markdown(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public void page(Path file) throws IOException {
        Files.writeString(file, new Page(score).html());
    }
}
