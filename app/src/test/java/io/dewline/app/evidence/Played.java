package io.dewline.app.evidence;

import io.dewline.app.backtest.Past;
import io.dewline.model.Batch;
import io.dewline.model.Device;
import io.dewline.model.Entry;
import io.dewline.model.Fact;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Registry;
import io.dewline.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** History made of rows: readings that arrive when they were measured, and facts. */
final class Played implements Past {
    private final Registry registry;
    private final String area;
    private final TreeMap<Long, List<Entry>> entries = new TreeMap<>();

    Played(Registry registry, String area) {
        this.registry = registry;
        this.area = area;
    }

    /** What a device measured; missing and implausible values are left out. */
    void reading(String id, Instant at, Map<String, Double> values, @Nullable String flag) {
        Device device = Objects.requireNonNull(registry.device(id), id);
        Map<Quantity, Double> usable = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Quantity quantity =
                    Objects.requireNonNull(device.kind().quantities().get(name), name);
            if (quantity.plausible(value)) {
                usable.put(quantity, value);
            }
        });
        if (usable.isEmpty()) {
            return;
        }
        long stamp = at.toEpochMilli();
        @Nullable String[] flags = new String[usable.size()];
        java.util.Arrays.fill(flags, flag);
        add(
                stamp,
                new Reading(
                        device.source(),
                        stamp,
                        stamp,
                        Reading.NO_SEQ,
                        Reading.Origin.DEVICE,
                        usable.keySet().toArray(Quantity[]::new),
                        usable.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        flag == null ? null : flags));
    }

    /** What somebody told at {@code at}, in force for {@code valid}. */
    void fact(String name, Subject subject, double value, Instant at, Duration valid) {
        long from = at.toEpochMilli();
        long until = at.plus(valid).toEpochMilli();
        add(from, new Fact(name, subject, Fact.Value.of(value), "recorded", "", from, until, from));
    }

    private void add(long stamp, Entry entry) {
        entries.computeIfAbsent(stamp, k -> new ArrayList<>()).add(entry);
    }

    @Override
    public void replay(String of, Span span, Consumer<Batch> batches) {
        if (!of.equals(area)) {
            return;
        }
        long position = 0;
        for (Map.Entry<Long, List<Entry>> moment : entries.entrySet()) {
            List<Entry> facts = only(moment.getValue(), Fact.class);
            List<Entry> readings = only(moment.getValue(), Reading.class);
            if (!facts.isEmpty()) {
                batches.accept(new Batch(area, position, moment.getKey(), Batch.Kind.FACTS, facts));
                position += facts.size();
            }
            if (!readings.isEmpty()) {
                batches.accept(new Batch(area, position, moment.getKey(), Batch.Kind.READINGS, readings));
                position += readings.size();
            }
        }
    }

    private static List<Entry> only(List<Entry> all, Class<? extends Entry> kind) {
        return all.stream().filter(kind::isInstance).toList();
    }

    @Override
    public Span span() {
        return new Span(Instant.ofEpochMilli(entries.firstKey()), Instant.ofEpochMilli(entries.lastKey()));
    }

    @Override
    public List<String> trouble() {
        return List.of();
    }
}
