package io.dewline.rules.bench;

import io.dewline.model.Batch;
import io.dewline.model.Device;
import io.dewline.model.Entry;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Readings of all devices in an order of chance, the same each minute, in batches; no value is high enough for a rule. */
public final class Stream {
    static final long MINUTE = 60_000;
    private static final long BEGIN = 1_780_272_000_000L;

    private final List<Device> devices;
    private final Quantity[] pm10;
    private final int size;
    private final Random random = new Random(7);
    private long next;

    public Stream(List<Device> all, int size) {
        this.devices = new ArrayList<>(all);
        Collections.shuffle(devices, random);
        this.pm10 = new Quantity[] {
            Objects.requireNonNull(devices.get(0).kind().quantities().get("pm10"))
        };
        this.size = size;
    }

    /** The next readings, made just now as a decoder would. */
    public Batch batch() {
        List<Entry> entries = new ArrayList<>(size);
        long first = next;
        long stamp = BEGIN;
        for (int i = 0; i < size; i++, next++) {
            Device device = devices.get((int) (next % devices.size()));
            stamp = BEGIN + next * MINUTE / devices.size();
            double value = 40 + random.nextInt(600) / 10.0;
            entries.add(new Reading(
                    device.source(),
                    stamp,
                    stamp,
                    next / devices.size(),
                    Reading.Origin.DEVICE,
                    pm10,
                    new double[] {value},
                    null));
        }
        return new Batch(City.AREA, first, stamp, Batch.Kind.READINGS, entries);
    }

    /** How many batches all devices fill in {@code minutes}. */
    public int batches(int minutes) {
        return (int) ((long) devices.size() * minutes / size);
    }
}
