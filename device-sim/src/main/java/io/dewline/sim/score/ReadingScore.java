package io.dewline.sim.score;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What became of the readings that must be stored.
 *
 * @param sent distinct ones
 * @param lost sent and not stored
 * @param doubled stored more than once, or stored and never sent
 */
record ReadingScore(long sent, long lost, long doubled) {
    static ReadingScore of(Truths truths, Map<String, List<Long>> stored) {
        long sent = 0;
        long lost = 0;
        long doubled = 0;
        for (Map.Entry<String, Truths.Sent> device : truths.sent().entrySet()) {
            TreeSet<Long> expected = device.getValue().times();
            List<Long> times = Objects.requireNonNullElse(stored.get(device.getKey()), List.of());
            TreeSet<Long> distinct = new TreeSet<>(times);
            long there = expected.stream().filter(distinct::contains).count();
            sent += expected.size();
            lost += expected.size() - there;
            doubled += times.size() - there;
        }
        return new ReadingScore(sent, lost, doubled);
    }
}
