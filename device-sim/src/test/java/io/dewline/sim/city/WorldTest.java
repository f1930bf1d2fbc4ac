package io.dewline.sim.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dewline.sim.cast.CastDevice;
import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.WireRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {
    @ParameterizedTest
    @ValueSource(strings = {"demo", "everyday"})
    void theSameSeedSaysTheSameBytesHoweverOftenItIsAsked(String name) {
        Scenario scenario = Scenario.named(name).orElseThrow();
        Played inOneGo = new Played(scenario, 7).until(2000);
        Played inSteps = new Played(scenario, 7);
        Instant end = inSteps.after(2000);
        for (Instant at = inSteps.start; at.isBefore(end); at = at.plusMillis(17_003)) {
            inSteps.world.advanceTo(at);
        }
        inSteps.world.advanceTo(end);
        assertThat(inSteps.said).isEqualTo(inOneGo.said).hasSizeGreaterThan(8_000);
    }

    @Test
    void anotherSeedSaysOtherValues() {
        assertThat(new Played(Scenario.demo(), 1).until(60).said)
                .isNotEqualTo(new Played(Scenario.demo(), 2).until(60).said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "everyday"})
    void everythingSaidKeepsTheWireFormat(String name) throws IOException {
        Played city = new Played(Scenario.named(name).orElseThrow(), 3);
        city.command("valve-01", command("c-1", 1, city.after(30)), city.after(5));
        city.command("cannon-01", "{\"id\":\"c-2\",\"desired\":{\"running\":7}}", city.after(6));
        city.until(5000);
        Map<String, String[]> devices = Played.cast().devices().collect(Collectors.toMap(CastDevice::id, d ->
                new String[] {d.site(), d.kind()}));
        WireRules rules = new WireRules(devices);
        for (Publication said : city.said) {
            assertThat(rules.faults(said.topic(), said.payload()))
                    .as(said.toString())
                    .isEmpty();
        }
    }

    @Test
    void readingsAndStatesSayThatTheyAreSimulated() {
        assertThat(new Played(Scenario.demo(), 1).until(30).said)
                .filteredOn(p -> p.topic().matches(".*/(telemetry|status)"))
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.payload()).contains("\"simulated\":true"));
    }

    @Test
    void everyDeviceReportsOnceAnIntervalWithACounterThatGoesUpByOne() {
        Played city = new Played(Scenario.demo(), 1).until(121);
        city.world.devices().forEach((id, device) -> {
            List<Publication> readings = city.telemetry(id).toList();
            assertThat(readings)
                    .hasSizeGreaterThanOrEqualTo((int) (120 / device.interval().toMinutes()));
            for (int i = 0; i < readings.size(); i++) {
                assertThat(Played.json(readings.get(i)).path("seq").asLong()).isEqualTo(i);
                if (i > 0) {
                    assertThat(Duration.between(
                                    readings.get(i - 1).at(), readings.get(i).at()))
                            .isEqualTo(device.interval());
                }
            }
        });
    }

    @Test
    void aLeaseEndsByItselfToTheSecondWhateverHappensToTheLink() {
        Played city = new Played(Scenario.demo(), 1);
        Instant until = city.after(10).plusMillis(12_345);
        city.command("valve-01", command("c-1", 1, until), city.after(3));
        city.until(20);
        assertThat(running(city, "valve-01", city.after(3))).isEqualTo(1);
        assertThat(city.series("valve-01", "running").lowerEntry(until).getValue())
                .isEqualTo(1);
        assertThat(running(city, "valve-01", until)).isZero();
    }

    @Test
    void aRepeatedCommandIsTheSameCommandWithTheSameEnd() {
        Played city = new Played(Scenario.demo(), 1);
        city.command("cannon-01", command("c-1", 1, city.after(20)), city.after(3));
        long readings = city.telemetry("cannon-01").count();
        city.command("cannon-01", command("c-1", 1, city.after(60)), city.after(3));
        assertThat(city.telemetry("cannon-01").count()).isEqualTo(readings);
        city.until(21);
        assertThat(running(city, "cannon-01", city.after(20))).isZero();
        city.command("cannon-01", command("c-1", 1, city.after(60)), city.after(22));
        city.until(30);
        assertThat(city.replies("cannon-01"))
                .extracting(r -> r.path("result").asText())
                .containsExactly("accepted", "accepted", "done");
        assertThat(city.max("cannon-01", "running", 21, 30)).isZero();
    }

    @Test
    void desiredZeroStopsAtOnceAndEndsTheLease() {
        Played city = new Played(Scenario.demo(), 1);
        city.command("valve-01", command("c-1", 1, city.after(60)), city.after(3));
        city.command("valve-01", command("c-2", 0, city.after(60)), city.after(8));
        city.command("valve-01", command("c-1", 1, city.after(60)), city.after(9));
        city.until(15);
        assertThat(running(city, "valve-01", city.after(8))).isZero();
        assertThat(city.replies("valve-01"))
                .extracting(r -> r.path("result").asText())
                .containsExactly("accepted", "accepted", "done");
        assertThat(city.max("valve-01", "running", 9, 15)).isZero();
        assertThat(city.max("valve-01", "volume", 9, 15)).isBetween(5 * 84.6, 5 * 84.8);
    }

    @Test
    void aNewCommandTakesTheOldOnesPlace() {
        Played city = new Played(Scenario.demo(), 1);
        city.command("valve-01", command("c-1", 1, city.after(10)), city.after(3));
        city.command("valve-01", command("c-2", 1, city.after(20)), city.after(5));
        city.until(30);
        assertThat(running(city, "valve-01", city.after(15))).isEqualTo(1);
        assertThat(running(city, "valve-01", city.after(20))).isZero();
    }

    @Test
    void anEmptyTankStopsTheCannonAndRefusesTheNextCommand() {
        Played city = new Played(Scenario.demo(), 1);
        city.command("cannon-01", command("c-1", 1, city.after(180)), city.after(1));
        city.until(90);
        assertThat(running(city, "cannon-01", city.after(60))).isEqualTo(1);
        assertThat(running(city, "cannon-01", city.after(78))).isZero();
        Instant dry = city.series("cannon-01", "tank_level").entrySet().stream()
                .filter(e -> e.getValue() == 0)
                .findFirst()
                .orElseThrow()
                .getKey();
        Played again = new Played(Scenario.demo(), 1);
        again.command("cannon-01", command("c-1", 1, again.after(180)), again.after(1));
        again.command("cannon-01", command("c-2", 1, again.after(180)), dry.plusSeconds(20));
        JsonNode reply = again.replies("cannon-01").get(1);
        assertThat(reply.path("result").asText()).isEqualTo("refused");
        assertThat(reply.path("reason").asText()).isEqualTo("tank empty");
    }

    @Test
    void aCommandThatCannotBeReadIsRefusedByItsIdOrIgnoredWithoutOne() {
        Played city = new Played(Scenario.demo(), 1);
        for (String payload : List.of(
                "{\"id\":\"a\",\"desired\":{\"running\":1},\"until\":\"tomorrow\"}",
                "{\"id\":\"b\",\"desired\":{\"running\":0.5},\"until\":\"2026-07-01T00:00:00Z\"}",
                "{\"id\":\"c\",\"desired\":{},\"until\":\"2026-07-01T00:00:00Z\"}",
                "{\"id\":\"d\",\"desired\":{\"running\":1},\"until\":\"2026-06-01T00:00:00Z\"}",
                "{\"desired\":{\"running\":1}}",
                "not json",
                "[1]",
                "")) {
            city.command("valve-01", payload, city.after(1));
        }
        assertThat(city.replies("valve-01"))
                .extracting(r -> r.path("id").asText())
                .containsExactly("a", "b", "c", "d");
        assertThat(city.replies("valve-01"))
                .extracting(r -> r.path("result").asText())
                .containsOnly("refused");
        assertThat(city.until(5).max("valve-01", "running", 0, 5)).isZero();
    }

    @Test
    void neverTwoReadingsOfADeviceAtOneInstant() {
        Played city = new Played(Scenario.demo(), 1);
        Instant regular = city.until(4)
                .telemetry("valve-01")
                .reduce((a, b) -> b)
                .orElseThrow()
                .at();
        city.command("valve-01", command("c-1", 1, regular.plusSeconds(60)), regular.plusSeconds(0));
        city.command("valve-01", command("c-2", 0, regular.plusSeconds(60)), city.world.now());
        city.until(10);
        assertThat(city.telemetry("valve-01").map(Publication::at))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    private static double running(Played city, String device, Instant at) {
        return city.series(device, "running").floorEntry(at).getValue();
    }

    private static String command(String id, int running, Instant until) {
        return "{\"id\": \"" + id + "\", \"desired\": {\"running\": " + running + "}, \"until\": \"" + until + "\"}";
    }
}
