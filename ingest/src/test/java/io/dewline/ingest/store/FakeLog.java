package io.dewline.ingest.store;

import io.dewline.ingest.log.LogRefused;
import io.dewline.ingest.log.LogText;
import io.dewline.model.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A log in memory; batches of an area in order, each with the next stamp unless the test sets one. */
final class FakeLog implements LineSource {
    private final Map<String, List<LogText>> batches = new TreeMap<>();
    private final Map<String, Long> readings = new HashMap<>();
    private final Map<String, Long> passed = new ConcurrentHashMap<>();
    private long stamp;
    private @Nullable LogRefused trouble;

    synchronized void stamp(long next) {
        stamp = next;
    }

    void fail(@Nullable LogRefused refusal) {
        trouble = refusal;
    }

    synchronized void add(String area, Batch.Kind kind, String... lines) {
        long first = end(area) + 1;
        batches.computeIfAbsent(area, a -> new ArrayList<>())
                .add(new LogText(area, first, lines.length, stamp++, kind, String.join("\n", lines)));
    }

    /** Adds a batch of so many readings with values and times that go on counting from 1. */
    synchronized void readings(String area, int count) {
        long from = readings.getOrDefault(area, 0L);
        String[] lines = new String[count];
        for (int i = 0; i < count; i++) {
            lines[i] = "m,d=" + area + " v=" + (from + i + 1) + " " + (from + i + 1);
        }
        readings.put(area, from + count);
        add(area, Batch.Kind.READINGS, lines);
    }

    /** Forgets the entries before a position; a batch cut through keeps its rest. */
    synchronized void giveUp(String area, long before) {
        List<LogText> left = new ArrayList<>();
        for (LogText text : batches.getOrDefault(area, List.of())) {
            int gone = (int) Math.max(0, Math.min(text.count(), before - text.first()));
            if (gone < text.count()) {
                List<String> lines = text.lines().subList(gone, text.count());
                left.add(new LogText(
                        area, text.first() + gone, lines.size(), text.stamp(), text.kind(), String.join("\n", lines)));
            }
        }
        batches.put(area, left);
    }

    synchronized List<String> lines(String area) {
        return batches.getOrDefault(area, List.of()).stream()
                .flatMap(text -> text.lines().stream())
                .toList();
    }

    Map<String, Long> passed() {
        return passed;
    }

    @Override
    public synchronized Set<String> areas() {
        return Set.copyOf(batches.keySet());
    }

    @Override
    public synchronized List<LogText> readText(String area, long after, int maxEntries) {
        if (trouble != null) {
            throw trouble;
        }
        List<LogText> found = new ArrayList<>();
        int entries = 0;
        for (LogText text : batches.getOrDefault(area, List.of())) {
            if (text.first() > after && (entries == 0 || entries + text.count() <= maxEntries)) {
                found.add(text);
                entries += text.count();
            } else if (text.first() > after) {
                break;
            }
        }
        return found;
    }

    @Override
    public synchronized long readingsAfter(String area, long after) {
        return batches.getOrDefault(area, List.of()).stream()
                .filter(text -> text.kind() == Batch.Kind.READINGS)
                .mapToLong(text -> Math.max(0, text.last() - Math.max(after, text.first() - 1)))
                .sum();
    }

    @Override
    public synchronized long end(String area) {
        List<LogText> all = batches.getOrDefault(area, List.of());
        return all.isEmpty() ? -1 : all.get(all.size() - 1).last();
    }

    @Override
    public synchronized long newestStamp() {
        return stamp - 1;
    }

    @Override
    public void passed(String area, long position) {
        passed.put(area, position);
    }
}
