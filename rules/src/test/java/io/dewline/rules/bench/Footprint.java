package io.dewline.rules.bench;

import io.dewline.model.Registry;
import io.dewline.rules.engine.Engine;
import io.dewline.rules.language.RuleSet;
import io.dewline.rules.language.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The heap that one more rule takes for each idle device that it judges: phase, timers, wiring. It reads windows that are there already. */
public final class Footprint {
    private static final int DEVICES = 100_000;

    private Footprint() {}

    public static void main(String[] args) throws InterruptedException {
        Registry registry = City.registry(DEVICES, 1);
        List<Long> used = new ArrayList<>();
        for (int rules = 1; rules <= 4; rules++) {
            Engine engine = City.engine(registry, rules(registry, rules));
            Stream stream = new Stream(City.devices(registry), 2_000);
            for (int i = stream.batches(11); i > 0; i--) {
                engine.take(stream.batch());
            }
            engine.changes((key, value) -> {});
            used.add(used());
            if (engine.stamp() == 0) {
                throw new IllegalStateException("nothing was taken in");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d devices; bytes for each with 1 rule and its windows: %d; for each further rule: %d, %d, %d%n",
                DEVICES,
                used.get(0) / DEVICES,
                (used.get(1) - used.get(0)) / DEVICES,
                (used.get(2) - used.get(1)) / DEVICES,
                (used.get(3) - used.get(2)) / DEVICES);
    }

    private static RuleSet rules(Registry registry, int count) {
        StringBuilder text = new StringBuilder("rules:\n");
        for (int i = 0; i < count; i++) {
            text.append("  - { id: high-")
                    .append(i)
                    .append(", each: device, where: { device: dust }, when: \"avg(pm10, 5m) > ");
            text.append(150 + i).append("\", until: \"avg(pm10, 10m) <= 120\", for: 2m }\n");
        }
        return YamlText.right(RuleSet.read(List.of(YamlText.document("rules.yaml", text.toString())), registry));
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
