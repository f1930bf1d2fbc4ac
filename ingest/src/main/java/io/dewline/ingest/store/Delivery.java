package io.dewline.ingest.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines on their way into the store: says what to write next and learns from the outcome. Lines that are refused are halved until the bad ones stand alone; what was
 * settled stays settled while the store is away. A single bad line among n costs about log2(n) + 2 writes at best, twice that at worst.
 */
final class Delivery {
    private final List<String> lines;
    private final Deque<Part> open = new ArrayDeque<>();
    private final List<Refused> refused = new ArrayList<>();
    private long stored;
    private boolean untouched = true;

    /** A line that the store does not take, with its index and the store's reason. */
    record Refused(int index, String reason) {}

    /** Lines from (inclusive) to (exclusive); {@code other} is the second half where this is the first. */
    private static final class Part {
        private final int from;
        private final int to;
        private boolean knownBad;
        private @Nullable Part other;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        int size() {
            return to - from;
        }
    }

    /** {@code most} lines are written at once. */
    Delivery(List<String> lines, int most) {
        this.lines = List.copyOf(lines);
        for (int from = 0; from < lines.size(); from += most) {
            open.add(new Part(from, Math.min(lines.size(), from + most)));
        }
    }

    /** Whether no write has had an effect yet. */
    boolean untouched() {
        return untouched;
    }

    boolean settled() {
        return open.isEmpty();
    }

    /** The lines of the next write, in the order given. */
    List<String> next() {
        Part part = open.element();
        while (part.knownBad && part.size() > 1) {
            split(open.pop(), true);
            part = open.element();
        }
        return lines.subList(part.from, part.to);
    }

    /** What became of the lines of {@link #next()}: stored, refused or too large; with any other outcome they stay next. */
    void settle(StoreOutcome outcome) {
        Part part = open.element();
        untouched &= outcome.kind() == StoreOutcome.Kind.UNAVAILABLE || outcome.held();
        switch (outcome.kind()) {
            case STORED -> {
                open.pop();
                stored += part.size();
                if (part.other != null) {
                    // The whole was refused and this half was not.
                    part.other.knownBad = true;
                }
            }
            case REFUSED -> refuse(outcome, true);
            case TOO_LARGE -> refuse(outcome, false);
            default -> {}
        }
    }

    private void refuse(StoreOutcome outcome, boolean bad) {
        Part part = open.pop();
        if (part.size() == 1) {
            refused.add(new Refused(part.from, outcome.reason()));
        } else {
            split(part, bad);
        }
    }

    private void split(Part part, boolean bad) {
        int middle = part.from + part.size() / 2;
        Part first = new Part(part.from, middle);
        Part second = new Part(middle, part.to);
        if (bad) {
            first.other = second;
        }
        open.push(second);
        open.push(first);
    }

    long stored() {
        return stored;
    }

    List<Refused> refused() {
        return refused;
    }
}
