package io.dewline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.fault.ScenarioRun.Outcome;
import io.dewline.app.fault.ScenarioRun.Pace;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Devices that are not heard, and one whose link comes and goes, held against the simulator's truth. */
@Timeout(120)
final class ScenarioSilenceIT {
    @TempDir
    private Path folder;

    @Test
    void aDeviceThatIsNotHeardIsReportedOnceAndNobodyElseIs() throws Exception {
        Outcome seen = new ScenarioRun(
                        folder, ScenarioRun.READINGS, new Pace(ScenarioRun.SUMMER, Duration.ofMinutes(40), 600))
                .play(ScenarioRun.trial(
                        """
                        cast: [ { site: works, kind: construction, device: dust, each: 10 } ]
                        weather: { sigma: 0.05 }
                        """,
                        List.of(
                                "{ after: 5m, lasting: 15m, fault: gateway-outage, devices: [dust-1, dust-2] }",
                                "{ after: 5m, lasting: 15m, fault: drop-out, devices: [dust-3, dust-4] }",
                                "{ after: 5m, lasting: 15m, fault: outage-burst, devices: [dust-5, dust-6] }",
                                "{ after: 1m, lasting: 9m, fault: battery-death, devices: [dust-7] }",
                                "{ after: 1m, lasting: 30m, fault: will-flapping, devices: [dust-8], every: 20s }")));
        JsonObject readings = seen.score().getJsonObject("readings");
        assertThat(readings.getLong("lost")).as(seen.table()).isZero();
        assertThat(readings.getLong("doubled")).as(seen.table()).isZero();
        assertThat(seen.about("device-silent"))
                .as(seen.table())
                .containsExactlyInAnyOrder(
                        "device:dust-1",
                        "device:dust-2",
                        "device:dust-3",
                        "device:dust-4",
                        "device:dust-5",
                        "device:dust-6",
                        "device:dust-7");
        JsonObject silent = seen.rule("device-silent");
        assertThat(silent.getInteger("truths")).isEqualTo(7);
        assertThat(silent.getDouble("recall")).isEqualTo(1);
        assertThat(silent.getDouble("precision")).isEqualTo(1);
        assertThat(silent.getLong("longestDelaySeconds")).isLessThanOrEqualTo(180);
        // The battery stays dead, the others are heard again.
        assertThat(seen.open("device-silent")).containsExactly("device:dust-7");
    }
}
