package io.dewline.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Device;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Transition;
import io.dewline.model.Transition.Step;
import io.dewline.rules.engine.Timeline.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What is kept of each device of a site or an area is what the device would answer if it were asked. An age stands still for nobody, so that a condition
 * with one in it is asked of everybody each time: the same conditions with and without one must come out the same.
 */
class CrowdTest {
    private static final String CONDITIONS =
            """
              - { id: max, each: site, when: "max(pm10@) > 150", until: "max(pm10@) <= 120", for: 1m }
              - { id: min, each: site, when: "min(avg(pm10, 5m)@) > 100" }
              - { id: mean, each: site, when: "mean(avg(pm10, 20m)@) > 110", until: "mean(avg(pm10, 20m)@) < 90", clear_for: 2m }
              - { id: spread, each: area, when: "spread(max(pm10, 10m)@) > 80" }
              - { id: any, each: area, when: "any(pm10@ > 140)", for: 30s }
              - { id: all, each: area, when: "all(avg(pm10, 5m)@ > 60)" }
              - { id: share, each: area, when: "at_least(60 %, avg(pm10, 10m)@ > 90)", for: 1m }
              - { id: few, each: site, when: "at_least(2, stddev(pm10, 15m)@ > 20 or pm10 > 200)" }
            """;
    private static final String SITES =
            """
            areas: [ { id: city, timezone: Asia/Shanghai } ]
            sites:
              - { id: gate, kind: construction, devices: [ { id: a, kind: dust }, { id: b, kind: dust } ] }
              - { id: yard, kind: construction, devices: [ { id: c, kind: dust, interval: 10m } ] }
            """;
    private static final Case KEPT = Case.of(SITES, rules(""));
    private static final Case ASKED = Case.of(SITES, rules(" + 0 µg/m³ * (age(pm10) / 1 s)"));

    private static String rules(String aging) {
        return "rules:\n" + CONDITIONS.replace("@", aging).replace(" }\n", ", coverage: 5% }\n");
    }

    /** Each device first tells something of now: before, it has no age. */
    private static List<Event> log(long seed) {
        List<Event> log = new ArrayList<>();
        List<Event> chance = EnginePropertiesTest.log(seed);
        long stamp = chance.get(0).stamp();
        for (String id : List.of("a", "b", "c")) {
            Device device = Objects.requireNonNull(KEPT.registry().device(id));
            Quantity[] pm10 = {Objects.requireNonNull(device.kind().quantities().get("pm10"))};
            double[] value = {100};
            log.add(new Event(
                    stamp,
                    new Reading(
                            device.source(), stamp, stamp, Reading.NO_SEQ, Reading.Origin.DEVICE, pm10, value, null)));
        }
        log.addAll(chance);
        return log;
    }

    private static List<String> flips(Case of, long seed) {
        return of.run(EnginePropertiesTest.singly(log(seed))).transitions().stream()
                .filter(t -> t.step() == Step.FIRED || t.step() == Step.RECOVERED || t.step() == Step.BLIND)
                .map(CrowdTest::text)
                .sorted()
                .toList();
    }

    private static String text(Transition t) {
        return t.rule() + " " + t.step() + " " + t.at() + " since " + t.since();
    }

    @Property(tries = 60, seed = "2026")
    void whatIsKeptOfEachDeviceIsWhatItWouldAnswer(@ForAll long seed) {
        assertThat(flips(KEPT, seed)).isEqualTo(flips(ASKED, seed));
    }
}
