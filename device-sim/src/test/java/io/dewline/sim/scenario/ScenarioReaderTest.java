package io.dewline.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dewline.sim.fault.Fault;
import io.dewline.sim.fault.FaultKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScenarioReaderTest {
    private static final String HEAD =
            """
            title: { zh: 试, en: Trial }
            expect: { zh: 无, en: Nothing }
            start: 2026-07-01T06:00:00+08:00
            duration: 2h
            """;

    @Test
    void aLineOfTheTimelineBecomesAFaultOfTheDevicesItNames() throws Exception {
        Play play = read(
                """
                gateways: { north: [soil-01, soil-02] }
                timeline:
                  - { after: 10m, lasting: 1h, fault: spike, devices: [dust-*], quantity: pm25, by: 3, share: 10 % }
                  - { after: 20m, lasting: 5m, fault: gateway-outage, gateway: north }
                  - { lasting: 5m, fault: clock-jump, devices: "kind:weather", shift: -90s }
                """);
        assertThat(play.duration()).isEqualTo(Duration.ofHours(2));
        assertThat(play.scenario().timeline().faults())
                .containsExactly(
                        new Fault(
                                FaultKind.SPIKE,
                                Duration.ofMinutes(10),
                                Duration.ofHours(1),
                                java.util.List.of("dust-01", "dust-02", "dust-03"),
                                new Fault.Settings("pm25", 3, 0.1, Duration.ofMinutes(10), Duration.ofMinutes(1))),
                        Fault.of(
                                FaultKind.GATEWAY_OUTAGE,
                                Duration.ofMinutes(20),
                                Duration.ofMinutes(5),
                                java.util.List.of("soil-01", "soil-02")),
                        new Fault(
                                FaultKind.CLOCK_JUMP,
                                Duration.ZERO,
                                Duration.ofMinutes(5),
                                java.util.List.of("weather-01", "weather-02", "weather-03"),
                                new Fault.Settings("", 0, 1, Duration.ofSeconds(-90), Duration.ofMinutes(1))));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsPlaceAndTheNearestWord() {
        assertThat(
                        mistakes(
                                """
                        wether: { wind: 2 }
                        timeline:
                          - { after: soon, lasting: 1h, fault: drop-uot, devices: [dust-01] }
                          - { after: 1h, lasting: 1h, fault: stuck, devices: [dust-09], share: 0.5 }
                          - { after: 1h, lasting: 1h, fault: drop-out, devices: [dust-01], share: 5 }
                          - { after: 1h }
                          - { after: 1h, lasting: 1h, fault: stuck, gateway: south }
                        """))
                .contains(
                        "trial.yaml:5:1: unknown key 'wether'; did you mean 'weather'?",
                        "trial.yaml:7:14: 'after': \"soon\": expected a duration such as 90s, 10m, 5h or 1h30m",
                        "trial.yaml:7:40: unknown fault 'drop-uot'; did you mean 'drop-out'?",
                        "trial.yaml:8:54: unknown device 'dust-09'; did you mean 'dust-01'?",
                        "trial.yaml:8:65: unknown key 'share'; expected one of",
                        "trial.yaml:9:75: 'share': 5.0 is not between 0.0 and 1.0",
                        "trial.yaml:10:5: expected one of 'fault', 'start', 'fact' and 'truck'",
                        "trial.yaml:11:54: unknown gateway 'south'");
    }

    @Test
    void whatIsMissingTwiceOrNoYamlIsAMistake() {
        assertThat(catchThrowableOfType(
                        ScenarioException.class, () -> ScenarioReader.read("x", "x.yaml", "title: {", Shipped.city())))
                .hasMessageContaining("x.yaml:1:9: not YAML");
        assertThat(catchThrowableOfType(
                        ScenarioException.class, () -> ScenarioReader.read("x", "x.yaml", "", Shipped.city())))
                .hasMessageContaining("the file is empty");
        assertThat(catchThrowableOfType(
                        ScenarioException.class,
                        () -> ScenarioReader.read("x", "x.yaml", "a: 1\na: 2\n", Shipped.city())))
                .hasMessageContaining("x.yaml:2:1: 'a' is there twice");
        assertThat(catchThrowableOfType(
                        ScenarioException.class,
                        () -> ScenarioReader.read("x", "x.yaml", "duration: 1h\n", Shipped.city())))
                .hasMessageContaining("'start' is missing")
                .hasMessageContaining("'zh' is missing");
    }

    @Test
    void aMadeCastIsARegistryThatDewlineCanReadToo() throws Exception {
        Play play = read(
                """
                cast:
                  - { site: a, zones: 3, type: rain garden, device: raingarden, gateways: 2, area: 40 m², lip: 300 mm }
                  - { site: b, kind: construction, device: dust, each: 4, cannon: true }
                timeline:
                  - { lasting: 1m, fault: gateway-outage, gateway: a-gw-2 }
                """);
        assertThat(play.cast().devices().map(d -> d.id()))
                .containsExactly(
                        "raingarden-1",
                        "raingarden-2",
                        "raingarden-3",
                        "weather-a",
                        "dust-1",
                        "dust-2",
                        "dust-3",
                        "dust-4",
                        "cannon-1",
                        "weather-b");
        assertThat(play.scenario().timeline().faults().get(0).devices())
                .containsExactly("raingarden-2", "raingarden-3");
        assertThat(play.sites()).contains("- id: rain-garden-3", "lip: 300 mm", "actuates: spray");
    }

    private static Play read(String body) throws ScenarioException {
        return ScenarioReader.read("trial", "trial.yaml", HEAD + body, Shipped.city());
    }

    private static String mistakes(String body) {
        return String.valueOf(
                catchThrowableOfType(ScenarioException.class, () -> read(body)).getMessage());
    }
}
