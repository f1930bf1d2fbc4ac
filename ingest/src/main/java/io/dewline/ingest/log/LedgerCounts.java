package io.dewline.ingest.log;

import java.util.Map;

/**
 * What was logged since the log began, by area and outcome. Outcomes: {@code readings}, {@code facts}, {@code device_events}, {@code control}, {@code notes},
 * {@code dead:<reason>}, and {@code not_stored}, the readings given up before the store had them.
 */
public record LedgerCounts(Map<String, Map<String, Long>> byArea) {
    static final String READINGS = "readings";
    static final String NOT_STORED = "not_stored";
    static final String DEAD = "dead:";

    public LedgerCounts {
        byArea = Map.copyOf(byArea);
    }

    /** The count of one outcome in one area. */
    public long of(String area, String outcome) {
        return byArea.getOrDefault(area, Map.of()).getOrDefault(outcome, 0L);
    }

    /** The count of one outcome in all areas. */
    public long total(String outcome) {
        return byArea.keySet().stream().mapToLong(area -> of(area, outcome)).sum();
    }

    public long readings() {
        return total(READINGS);
    }

    public long notStored() {
        return total(NOT_STORED);
    }

    /** All dead letters. */
    public long dead() {
        return byArea.values().stream()
                .flatMap(counts -> counts.entrySet().stream())
                .filter(count -> count.getKey().startsWith(DEAD))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
