package io.dewline.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dewline.sim.city.Beginning;
import io.dewline.sim.city.Rehearsal;
import io.dewline.sim.truth.Truth;
import io.dewline.sim.wire.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What each fault does to what a device says, beside the same hour without it. */
class FaultTest {
    private static final Instant START = Instant.parse("2026-06-30T22:00:00Z");
    private static final Duration LENGTH = Duration.ofHours(1);

    @Test
    void stuckKeepsOneValueAndLeavesTheOthersAlone() throws Exception {
        List<Publication> said = during("fault: stuck, devices: [dust-01], quantity: pm25");
        assertThat(new HashSet<>(values(said, "dust-01", "pm25").values())).hasSize(1);
        assertThat(values(said, "dust-01", "pm10")).isEqualTo(values(during(""), "dust-01", "pm10"));
        assertThat(values(said, "dust-02", "pm25")).isEqualTo(values(during(""), "dust-02", "pm25"));
    }

    @Test
    void spikesAreSingleAndAsLargeAsTheFactorSays() throws Exception {
        Map<Instant, Double> sound = values(during(""), "dust-01", "pm10");
        Map<Instant, Double> spiked =
                values(during("fault: spike, devices: [dust-01], by: 4, share: 0.2"), "dust-01", "pm10");
        long spikes = sound.entrySet().stream()
                .filter(e -> spiked.getOrDefault(e.getKey(), Double.NaN) > 3.9 * e.getValue())
                .count();
        long same = sound.entrySet().stream()
                .filter(e -> e.getValue().equals(spiked.get(e.getKey())))
                .count();
        assertThat(spikes).isBetween(4L, 24L);
        assertThat(spikes + same).isEqualTo(sound.size());
    }

    @Test
    void aDriftGrowsWithTime() throws Exception {
        Map<Instant, Double> sound = values(during(""), "dust-01", "pm10");
        Map<Instant, Double> drifted = values(during("fault: drift, devices: [dust-01], by: 240"), "dust-01", "pm10");
        sound.forEach((at, value) -> assertThat(drifted.getOrDefault(at, Double.NaN) - value)
                .isCloseTo(Duration.between(START, at).toSeconds() / 360.0, within(0.01)));
    }

    @Test
    void aWrongUnitAndASentinelAreWhatTheDeviceShows() throws Exception {
        Map<Instant, Double> sound = values(during(""), "soil-01", "soil_moisture");
        Map<Instant, Double> percent =
                values(during("fault: wrong-unit, devices: [soil-01], by: 100"), "soil-01", "soil_moisture");
        sound.forEach((at, value) -> assertThat(percent.get(at)).isCloseTo(100 * value, within(1e-6)));
        assertThat(values(during("fault: sentinel, devices: [soil-01], by: -327.68"), "soil-01", "soil_moisture")
                        .values())
                .containsOnly(-327.68);
    }

    @Test
    void aJumpMovesEveryStampAndASkewMovesThemMoreAndMore() throws Exception {
        Set<Instant> sound = values(during(""), "dust-01", "pm10").keySet();
        assertThat(values(during("fault: clock-jump, devices: [dust-01], shift: -90s"), "dust-01", "pm10")
                        .keySet())
                .containsExactlyElementsOf(
                        sound.stream().map(at -> at.minusSeconds(90)).toList());
        List<Instant> skewed =
                List.copyOf(values(during("fault: clock-skew, devices: [dust-01], shift: 24m"), "dust-01", "pm10")
                        .keySet());
        Instant last = List.copyOf(sound).get(sound.size() - 1);
        assertThat(Duration.between(last, skewed.get(skewed.size() - 1)).toSeconds())
                .isBetween(57L, 60L);
    }

    @Test
    void lateOnesComeAfterYoungerOnesAndNoneIsLost() throws Exception {
        List<Publication> said = during("fault: reordering, devices: [dust-01], share: 0.5, shift: 10m");
        List<Instant> order =
                readings(said, "dust-01").stream().map(p -> reading(p).at()).toList();
        assertThat(order).isNotEqualTo(order.stream().sorted().toList());
        // What is still under way at the end does not come.
        assertThat(new HashSet<>(order)).hasSize(order.size()).hasSizeBetween(50, 60);
    }

    @Test
    void whatWasKeptDuringAnOutageComesAtItsEndInOrder() throws Exception {
        List<Publication> said = during("after: 10m, fault: outage-burst, devices: [dust-01]", "20m");
        List<Publication> burst = readings(said, "dust-01").stream()
                .filter(p -> p.at().equals(START.plus(Duration.ofMinutes(30))))
                .toList();
        assertThat(burst).hasSize(20);
        assertThat(burst.stream().map(p -> reading(p).seq())).isSorted();
        assertThat(readings(said, "dust-01")).hasSameSizeAs(readings(during(""), "dust-01"));
    }

    @Test
    void aDyingBatteryFallsAndThenThereIsSilenceForGood() throws Exception {
        List<Publication> said = during("fault: battery-death, devices: [soil-01]", "30m");
        List<Double> volts =
                List.copyOf(values(said, "soil-01", "battery_voltage").values());
        assertThat(volts).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(volts.get(2)).isLessThan(3);
    }

    @Test
    void aDeadGatewaySilencesItsDevicesAndNobodyElse() throws Exception {
        List<Publication> said = during("after: 5m, fault: gateway-outage, devices: [\"kind:dust\"]", "30m");
        List<Publication> sound = during("");
        for (String device : List.of("dust-01", "dust-02", "dust-03")) {
            assertThat(readings(sound, device).size() - readings(said, device).size())
                    .isEqualTo(30);
        }
        assertThat(readings(said, "cannon-01")).hasSameSizeAs(readings(sound, "cannon-01"));
    }

    private static List<Publication> during(String fault) throws Exception {
        return during(fault, "2h");
    }

    private static List<Publication> during(String fault, String lasting) throws Exception {
        String line = fault.isEmpty() ? "" : "timeline: [ { lasting: " + lasting + ", " + fault + " } ]";
        Play play = ScenarioReader.read(
                "trial",
                "trial.yaml",
                """
                title: { zh: 试, en: Trial }
                expect: { zh: 试。, en: Trial. }
                start: 2026-07-01T06:00:00+08:00
                duration: 1h
                %s
                """
                        .formatted(line),
                Shipped.city());
        List<Publication> said = new ArrayList<>();
        Rehearsal.play(play.cast(), play.scenario(), new Beginning(1, START), LENGTH, said::add, Truth.NONE);
        return said;
    }

    private static Publication.Reading reading(Publication said) {
        return Objects.requireNonNull(said.reading());
    }

    private static List<Publication> readings(List<Publication> said, String device) {
        return said.stream()
                .filter(p -> p.reading() != null && reading(p).device().equals(device))
                .toList();
    }

    private static Map<Instant, Double> values(List<Publication> said, String device, String quantity)
            throws Exception {
        Map<Instant, Double> values = new TreeMap<>();
        for (Publication one : readings(said, device)) {
            JsonNode reading = new JsonMapper().readTree(one.payload());
            values.put(
                    Instant.parse(reading.path("at").asText()),
                    reading.path("values").path(quantity).asDouble(Double.NaN));
        }
        return values;
    }
}
