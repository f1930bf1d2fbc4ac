package io.dewline.rules.bench;

import io.dewline.model.Batch;
import io.dewline.model.Registry;
import io.dewline.rules.engine.Engine;
import io.dewline.rules.language.RuleSet;
import io.dewline.rules.language.YamlText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Holds what a reading costs against the number of rules and of devices, in turns (A B C A B C …) in one process and by the processor time of the thread, so
 * that a busy machine spoils little: {@code Ratios [ROUNDS]}.
 */
public final class Ratios {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int READINGS = 200_000;

    private Ratios() {}

    private static final class Arm {
        private final String name;
        private final Engine engine;
        private final Stream stream;
        private final List<Double> nanos = new ArrayList<>();

        Arm(int devices, int rules) {
            name = String.format(Locale.ROOT, "%,d devices, %,d rules", devices, rules);
            Registry registry = City.registry(devices, rules);
            RuleSet set = YamlText.right(RuleSet.read(List.of(City.rules(rules)), registry));
            engine = City.engine(registry, set);
            stream = new Stream(City.devices(registry), PerReadingBenchmark.BATCH);
            for (int i = stream.batches(devices > 100_000 ? 3 : 11); i > 0; i--) {
                engine.take(stream.batch());
            }
        }

        void measure() {
            engine.changes((key, value) -> {});
            long spent = 0;
            for (int i = 0; i < READINGS / PerReadingBenchmark.BATCH; i++) {
                Batch batch = stream.batch();
                long before = THREADS.getCurrentThreadCpuTime();
                engine.take(batch);
                spent += THREADS.getCurrentThreadCpuTime() - before;
            }
            nanos.add(spent / (double) READINGS);
        }
    }

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        List<Arm> arms = List.of(
                new Arm(10_000, 10),
                new Arm(10_000, 10_000),
                new Arm(args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000, 10));
        for (int round = -2; round < rounds; round++) {
            for (Arm arm : arms) {
                arm.measure();
                if (round < 0) {
                    arm.nanos.clear();
                }
            }
        }
        for (Arm arm : arms) {
            System.out.printf(Locale.ROOT, "%-32s %s ns a reading%n", arm.name, spread(arm.nanos));
        }
        System.out.printf("10,000 rules beside 10: %s%n", ratio(arms.get(1), arms.get(0)));
        System.out.printf("1,000,000 devices beside 10,000: %s%n", ratio(arms.get(2), arms.get(0)));
    }

    private static String ratio(Arm one, Arm other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < one.nanos.size(); i++) {
            ratios.add(one.nanos.get(i) / other.nanos.get(i));
        }
        return spread(ratios);
    }

    /** Median, least and most. */
    static String spread(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT, "%.2f (%.2f … %.2f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
