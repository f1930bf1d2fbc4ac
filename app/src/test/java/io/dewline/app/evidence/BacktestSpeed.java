package io.dewline.app.evidence;

import com.sun.management.OperatingSystemMXBean;
import io.dewline.app.backtest.Backtest;
import io.dewline.app.backtest.Past;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.model.Batch;
import io.dewline.model.Device;
import io.dewline.model.Entry;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/** How many readings a second a backtest of the shipped packs takes from a source that is prepared in memory: {@code BacktestSpeed ROOT [ROUNDS]}. */
public final class BacktestSpeed {
    private static final long BEGIN = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final int SITES = 40;
    private static final int MINUTES = 360;

    private BacktestSpeed() {}

    /** Batches by area. */
    private record Prepared(Map<String, List<Batch>> byArea) implements Past {
        @Override
        public void replay(String area, Span span, Consumer<Batch> batches) {
            byArea.getOrDefault(area, List.of()).forEach(batches);
        }

        @Override
        public Span span() {
            return new Span(Instant.ofEpochMilli(BEGIN), Instant.ofEpochMilli(BEGIN + MINUTES * 60_000L));
        }

        @Override
        public List<String> trouble() {
            return List.of();
        }
    }

    public static void main(String[] args) throws Exception {
        Shipped shipped = new Shipped(Path.of(args[0]));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Map<Integer, ConfigurationSet> sets = new LinkedHashMap<>();
        Map<Integer, Past> pasts = new HashMap<>();
        for (int areas : new int[] {1, 2}) {
            ConfigurationSet set = shipped.over(sites(areas));
            sets.put(areas, set);
            pasts.put(areas, prepare(set));
        }
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int round = -2; round < rounds; round++) {
            for (Map.Entry<Integer, ConfigurationSet> arm : sets.entrySet()) {
                Past past = Objects.requireNonNull(pasts.get(arm.getKey()));
                Backtest backtest = new Backtest(past, Past.Span.ALL);
                long cpu = system.getProcessCpuTime();
                long wall = System.nanoTime();
                backtest.run(arm.getValue());
                double seconds = (System.nanoTime() - wall) / 1e9;
                double busy = (system.getProcessCpuTime() - cpu) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%s%d area(s): %,d readings, %,.0f a second, %,.0f a second of processor%n",
                        round < 0 ? "warm-up " : "",
                        arm.getKey(),
                        backtest.readings(),
                        backtest.readings() / seconds,
                        backtest.readings() / busy);
            }
        }
    }

    private static String sites(int areas) {
        StringBuilder text = new StringBuilder("areas:\n");
        for (int area = 0; area < areas; area++) {
            text.append("  - { id: a").append(area).append(", timezone: Asia/Shanghai }\n");
        }
        text.append("sites:\n");
        for (int site = 0; site < SITES; site++) {
            text.append("  - { id: s").append(site).append(", area: a").append(site % areas);
            text.append(", kind: construction, devices: [ { id: w").append(site).append(", kind: weather }");
            for (int i = 0; i < 5; i++) {
                text.append(", { id: d").append(site).append('-').append(i).append(", kind: dust }");
            }
            text.append(" ] }\n");
        }
        return text.toString();
    }

    /** A reading of PM10 and PM2.5 a minute of each monitor, weather every ten minutes; half past each hour is dusty at some sites. */
    private static Past prepare(ConfigurationSet set) {
        Map<String, List<Batch>> byArea = new LinkedHashMap<>();
        Random random = new Random(7);
        for (int minute = 0; minute < MINUTES; minute++) {
            long stamp = BEGIN + minute * 60_000L;
            Map<String, List<Entry>> entries = new LinkedHashMap<>();
            for (Device device : set.registry().devices().values()) {
                List<Entry> area = entries.computeIfAbsent(device.area(), k -> new ArrayList<>());
                if (device.kind().id().equals("dust")) {
                    double level =
                            minute % 60 > 30 && minute % 60 < 40 && device.id().hashCode() % 7 == 0 ? 400 : 60;
                    area.add(reading(device, stamp, "pm10", level + random.nextInt(20), "pm25", 30));
                } else if (minute % 10 == 0) {
                    area.add(reading(device, stamp, "rain", 0, "wind_speed", 2 + random.nextInt(3)));
                }
            }
            entries.forEach((area, list) -> byArea.computeIfAbsent(area, k -> new ArrayList<>())
                    .add(new Batch(area, stamp, stamp, Batch.Kind.READINGS, list)));
        }
        return new Prepared(byArea);
    }

    private static Reading reading(Device device, long at, String one, double a, String other, double b) {
        Map<String, Quantity> known = device.kind().quantities();
        Quantity[] quantities = {Objects.requireNonNull(known.get(one)), Objects.requireNonNull(known.get(other))};
        return new Reading(
                device.source(), at, at, Reading.NO_SEQ, Reading.Origin.DEVICE, quantities, new double[] {a, b}, null);
    }
}
