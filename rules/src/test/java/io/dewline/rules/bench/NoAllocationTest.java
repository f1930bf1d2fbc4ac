package io.dewline.rules.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dewline.model.Batch;
import io.dewline.model.Registry;
import io.dewline.rules.engine.Engine;
import io.dewline.rules.language.RuleSet;
import io.dewline.rules.language.YamlText;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reading that changes no alert makes no garbage in the engine. */
class NoAllocationTest {
    private static final int READINGS = 1_000;
    private static final String RULES =
            """
            rules:
              - id: high
                each: device
                where: { device: dust }
                when: avg(pm10, 5m) > 150 and percentile(pm10, 90, 5m) > 150 and not stuck(pm10, 10m)
                until: avg(pm10, 10m) <= 120
                for: 2m
              - id: hours
                each: device
                where: { device: dust }
                when: exceedances(avg(pm10, aligned(1h)) > 230, day) > 2
              - id: spread
                each: site
                when: max(pm10) - min(avg(pm10, 5m)) > 500 or mean(first(pm10, 5m)) > 500
              - id: silent
                each: device
                no_data: 3 intervals
            """;

    @Test
    void aQuietReadingAllocatesNothing() {
        Registry registry = City.registry(500, 1);
        RuleSet rules = YamlText.right(RuleSet.read(List.of(YamlText.document("rules.yaml", RULES)), registry));
        Engine engine = City.engine(registry, rules);
        Stream stream = new Stream(City.devices(registry), READINGS);
        // Windows grow to their full length, and the code is compiled.
        for (int i = stream.batches(50); i > 0; i--) {
            engine.take(stream.batch());
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            engine.changes((key, value) -> {});
            engine.take(stream.batch());
            Batch batch = stream.batch();
            long before = allocated();
            engine.take(batch);
            least = Math.min(least, allocated() - before);
        }
        // What a batch costs as a whole: its output, an iterator, and what measuring takes.
        assertThat(least).as("bytes for %s readings", READINGS).isLessThan(READINGS);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
