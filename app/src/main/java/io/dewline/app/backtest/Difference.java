package io.dewline.app.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was expected beside what happened, in order of time: "  " for both, "- " for what did not happen, "+ " for what nobody expected. */
record Difference(List<String> lines, boolean none) {
    /** What an unexpected line shows, so that it can be taken over into the test. */
    private static final Set<String> SHOWN = Set.of("mm", "litres", "minutes", "cause");

    Difference {
        lines = List.copyOf(lines);
    }

    private record Marked(long time, String text) {}

    static Difference between(List<Happening> expected, List<Happening> actual) {
        List<Happening> left = new ArrayList<>(actual);
        List<Marked> marked = new ArrayList<>();
        boolean none = true;
        for (Happening wanted : expected) {
            Happening met = left.stream().filter(wanted::metBy).findFirst().orElse(null);
            if (met != null) {
                left.remove(met);
                marked.add(mark("  ", wanted, wanted.details().keySet()));
                continue;
            }
            none = false;
            marked.add(mark("- ", wanted, wanted.details().keySet()));
            Happening near =
                    left.stream().filter(wanted::sameMoment).findFirst().orElse(null);
            if (near != null) {
                left.remove(near);
                marked.add(mark("+ ", near, wanted.details().keySet()));
            }
        }
        for (Happening more : left) {
            none = false;
            marked.add(mark("+ ", more, new HashSet<>(SHOWN)));
        }
        marked.sort(Comparator.comparingLong(Marked::time));
        return new Difference(marked.stream().map(Marked::text).toList(), none);
    }

    private static Marked mark(String sign, Happening happening, Set<String> details) {
        return new Marked(Moment.of(happening.time()).orElseThrow(), sign + happening.render(details));
    }
}
