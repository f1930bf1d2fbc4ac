package io.dewline.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Transition;
import io.dewline.model.Transition.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Between the number at which a rule fires and the number at which it clears nothing begins and nothing ends. */
class DeadbandTest {
    private static final Case GATE = Case.of(
            """
            sites:
              - id: gate
                kind: construction
                devices: [ { id: a, kind: dust, interval: 1m } ]
            """,
            """
            rules:
              - { id: plain, each: device, when: pm10 > 100, until: pm10 <= 80 }
              - { id: held, each: device, when: pm10 > 100, until: pm10 <= 80, for: 3m, clear_for: 4m, keep: 6m }
              - { id: mean, each: site, when: "max(avg(pm10, 1m)) > 100", until: "max(avg(pm10, 1m)) <= 80" }
              - { id: middle, each: device, when: "median(pm10, 5m) > 100", until: "median(pm10, 5m) <= 80", coverage: 50% }
              - { id: high, each: device, when: "percentile(pm10, 90, 5m) > 100", until: "percentile(pm10, 90, 5m) <= 80", coverage: 50% }
            """);

    /** These look back for up to five minutes. */
    private static final Set<String> SLOW = Set.of("held", "middle", "high");

    private static List<Transition> run(List<Double> values) {
        StringBuilder text = new StringBuilder("2026-06-01T00:00:00Z\n");
        for (int i = 0; i < values.size(); i++) {
            text.append(String.format(Locale.ROOT, "%02d:%02d a pm10=%.1f%n", i / 60, i % 60, values.get(i)));
        }
        Timeline timeline = new Timeline(GATE.registry(), text.toString());
        return GATE.run(timeline.batches(GATE.area())).transitions();
    }

    private static boolean flips(Transition t) {
        return t.step() == Step.FIRED || t.step() == Step.RECOVERED;
    }

    private static double inside(Random random) {
        return 80.1 + random.nextInt(200) / 10.0;
    }

    private static List<Double> walk(Random random, int count) {
        List<Double> values = new ArrayList<>();
        double level = 90;
        for (int i = 0; i < count; i++) {
            level = Math.max(0, Math.min(300, level + random.nextGaussian() * 15));
            values.add(Math.rint(level * 10) / 10);
        }
        return values;
    }

    @Property(tries = 100, seed = "2026")
    void nothingFiresOrClearsWhileTheValueStaysInside(@ForAll long seed) {
        Random random = new Random(seed);
        List<Double> values = walk(random, 60);
        long settled = 60 + 5; // what was outside before may still be held
        values.add(inside(random));
        for (int i = 0; i < 120; i++) {
            values.add(inside(random));
        }
        assertThat(run(values).stream()
                        .filter(DeadbandTest::flips)
                        .filter(t -> minute(t) >= (SLOW.contains(t.rule()) ? settled : 60)))
                .isEmpty();
    }

    @Property(tries = 100, seed = "2026")
    void itFiresAboveAndClearsBelow(@ForAll long seed) {
        List<Double> values = walk(new Random(seed), 240);
        for (Transition t : run(values)) {
            if (flips(t) && !SLOW.contains(t.rule())) {
                double value = values.get((int) minute(t));
                assertThat(value > 100).as(t.toString()).isEqualTo(t.step() == Step.FIRED);
                assertThat(value <= 80).as(t.toString()).isEqualTo(t.step() == Step.RECOVERED);
            }
        }
    }

    private static long minute(Transition t) {
        return t.at().getEpochSecond() / 60 % 1_440;
    }
}
