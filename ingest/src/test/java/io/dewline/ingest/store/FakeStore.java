package io.dewline.ingest.store;

import io.dewline.ingest.store.StoreOutcome.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A store that takes, refuses or fails as a test says, and remembers what it took; a refused write takes nothing. */
final class FakeStore implements Store {
    private final List<List<String>> writes = new CopyOnWriteArrayList<>();
    private final Map<String, String> bad = new HashMap<>();
    private volatile @Nullable StoreOutcome answer;
    private volatile @Nullable RuntimeException bug;
    private volatile int most = Integer.MAX_VALUE;
    private volatile int attempts;

    /** From now on every write is answered like this; null or STORED: as its lines deserve. */
    void answer(@Nullable StoreOutcome outcome) {
        answer = outcome == null || outcome.kind() == Kind.STORED ? null : outcome;
    }

    /** From now on every write fails with this bug; null: none does. */
    void breakWith(@Nullable RuntimeException next) {
        bug = next;
    }

    void refuse(String line, String reason) {
        bad.put(line, reason);
    }

    void most(int lines) {
        most = lines;
    }

    int attempts() {
        return attempts;
    }

    /** The writes that were taken. */
    List<List<String>> writes() {
        return writes;
    }

    List<String> lines() {
        return writes.stream().flatMap(List::stream).toList();
    }

    Set<String> distinct() {
        return writes.stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    /** Waits until it has taken so many lines; fails after ten seconds. */
    synchronized void await(int lines) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (lines().size() < lines) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("has only " + lines().size() + " lines");
            }
            wait(left);
        }
    }

    @Override
    public synchronized StoreOutcome write(List<String> lines) {
        attempts++;
        RuntimeException broken = bug;
        if (broken != null) {
            throw broken;
        }
        StoreOutcome always = answer;
        if (always != null) {
            return always;
        }
        if (lines.size() > most) {
            return StoreOutcome.of(Kind.TOO_LARGE, "too large");
        }
        for (String line : lines) {
            String reason = bad.get(line);
            if (reason != null) {
                return StoreOutcome.of(Kind.REFUSED, reason);
            }
        }
        writes.add(List.copyOf(lines));
        notifyAll();
        return StoreOutcome.STORED;
    }

    @Override
    public History history() {
        throw new UnsupportedOperationException("a fake store cannot be read");
    }

    @Override
    public String name() {
        return "fake store";
    }

    @Override
    public void close() {}
}
