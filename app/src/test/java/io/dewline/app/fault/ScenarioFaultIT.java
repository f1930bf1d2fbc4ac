package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each kind of fault of payloads and clocks at a device of its own, through a real broker and the whole of Dewline by the
 * machine's clock, held against the simulator's truth.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScenarioFaultIT {
    private static final Duration LONG = Duration.ofMinutes(40);
    private static final List<String> FAULTS = List.of(
            "fault: repeats, share: 0.5",
            "fault: conflicting-repeats, share: 0.5",
            "fault: malformed, share: 0.3",
            "fault: oversized, share: 0.1",
            "fault: sentinel, share: 0.3, by: -999",
            "fault: wrong-unit, by: 1000",
            "fault: unknown-device, every: 2m",
            "fault: spoofed-device, every: 2m",
            "fault: future-stamp, share: 0.2, shift: 1d",
            "fault: reordering, share: 0.4, shift: 3m",
            "fault: outage-burst",
            "fault: clock-skew, shift: -20m",
            // Half a minute beside its rhythm, lest a later reading takes the place of an earlier one.
            "fault: clock-jump, shift: -5m30s",
            "fault: stuck, quantity: pm10",
            "fault: spike, share: 0.2, by: 2",
            "fault: drift, quantity: pm10, by: 5",
            "fault: humidity-bias, by: 2");

    private ScenarioRun.Outcome seen;

    @BeforeAll
    void playAllOfThem(@TempDir Path folder) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String fault : FAULTS) {
            lines.add("{ after: 1m, lasting: 30m, " + fault + ", devices: [dust-" + (lines.size() + 1) + "] }");
        }
        // In the past, so that nothing but a fault is in the future.
        Instant start = Instant.now().minus(LONG).truncatedTo(ChronoUnit.SECONDS);
        seen = new ScenarioRun(folder, ScenarioRun.WALL, new ScenarioRun.Pace(start, LONG.minusMinutes(1), 600))
                .play(ScenarioRun.trial(
                        """
                        cast: [ { site: works, kind: construction, device: dust, each: 20 } ]
                        weather: { sigma: 0.05 }
                        """,
                        lines));
    }

    /** The device that has the fault. */
    private static String victim(String fault) {
        for (int i = 0; i < FAULTS.size(); i++) {
            if (FAULTS.get(i).matches("fault: " + fault + "(,.*)?")) {
                return "dust-" + (i + 1);
            }
        }
        throw new AssertionError("nobody has " + fault);
    }

    @Test
    void whatWasSentSoundIsStoredOnce() {
        JsonObject readings = seen.score().getJsonObject("readings");
        assertThat(readings.getLong("sent")).isGreaterThan(500);
        assertThat(readings.getLong("lost")).as(seen.table()).isZero();
        assertThat(readings.getLong("doubled")).as(seen.table()).isZero();
        assertThat(seen.devices()).hasSizeGreaterThanOrEqualTo(21);
    }

    @Test
    void aRepeatIsJudgedOnceAndAnotherValueAtTheSameTimeIsCountedConflictingAndChangesNoRule() {
        assertThat(seen.fate(victim("repeats"), "repeat")).isPositive();
        assertThat(seen.fate(victim("conflicting-repeats"), "conflicting")).isPositive();
        // The rules take neither in.
        assertThat(seen.ledger().getLong("repeated")).isEqualTo(seen.fate("repeat") + seen.fate("conflicting"));
        assertThat(seen.ledger().getLong("conflicting")).isEqualTo(seen.fate("conflicting"));
    }

    @ParameterizedTest
    @CsvSource({
        "malformed, malformed, json_malformed",
        "oversized, oversized, payload_too_large",
        "sentinel, implausible, value_out_of_range",
        "wrong-unit, implausible, value_out_of_range",
    })
    void whatCannotBeTakenInIsADeadLetterWithItsReason(String fault, String fate, String reason) {
        String device = victim(fault);
        assertThat(seen.fate(device, fate)).isPositive();
        assertThat(seen.letters(device)).isEqualTo(Map.of(reason, seen.fate(device, fate)));
    }

    @Test
    void aStrangerIsADeadLetterUnderItsOwnNameAndUnderAStolenOne() {
        String ghost = "ghost-" + victim("unknown-device");
        assertThat(seen.fate(ghost, "unknown")).isPositive();
        assertThat(seen.letters(ghost)).isEqualTo(Map.of("device_unknown", seen.fate(ghost, "unknown")));
        String stolen = victim("spoofed-device");
        assertThat(seen.fate("ghost-" + stolen, "spoofed")).isPositive();
        assertThat(seen.letters(stolen)).isEqualTo(Map.of("device_mismatch", seen.fate("ghost-" + stolen, "spoofed")));
    }

    @Test
    void aStampFromTheFutureIsTakenInAtItsArrivalAndFreezesNoSeries() {
        assertThat(seen.fate(victim("future-stamp"), "clock")).isPositive();
        Instant now = Instant.now();
        assertThat(seen.devices().stream().map(JsonObject.class::cast))
                .allSatisfy(device ->
                        assertThat(Instant.parse(device.getString("at"))).isBefore(now.plusSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "repeats",
        "conflicting-repeats",
        "future-stamp",
        "reordering",
        "outage-burst",
        "clock-skew",
        "clock-jump",
        "stuck",
        "spike",
        "drift",
        "humidity-bias"
    })
    void whatIsOnlyLateOrWrongIsNoDeadLetter(String fault) {
        assertThat(seen.letters(victim(fault))).isEmpty();
        assertThat(seen.fates()).containsKey(victim(fault));
    }

    @Test
    void nobodyElseIsHarmed() {
        for (String neighbour : List.of("dust-18", "dust-19", "dust-20")) {
            assertThat(seen.fates().get(neighbour)).containsOnlyKeys("");
            assertThat(seen.letters(neighbour)).isEmpty();
        }
    }
}
