package io.dewline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.config.YamlDocuments;
import io.dewline.ingest.decode.DecodeOptions;
import io.dewline.ingest.decode.Decoded;
import io.dewline.ingest.decode.Decoder;
import io.dewline.ingest.log.StampClock;
import io.dewline.model.Kinds;
import io.dewline.model.Problems;
import io.dewline.model.Reading;
import io.dewline.model.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class OwnHealthTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Vitals VITALS = new Vitals(12.5, 0.2, 3, 4, 5, true);

    private final List<Decoded> taken = new ArrayList<>();
    private boolean refusing;

    private static Registry registry(String device) {
        String text = "sites:\n  - id: desk\n    devices:\n      - " + device + "\n";
        return Objects.requireNonNull(Registry.read(YamlDocuments.parse("sites.yaml", text, new Problems()))
                .value());
    }

    private OwnHealth of(Registry registry, Vitals vitals) {
        Decoder decoder = Decoder.ofNative(DecodeOptions.of(StampClock.Mode.WALL));
        return new OwnHealth(() -> registry, () -> vitals, () -> refusing, (topic, payload, arrived) -> {
            taken.add(decoder.decode(topic, payload, arrived, registry));
            return CompletableFuture.completedFuture(0L);
        });
    }

    @Test
    void speaksOnceAnIntervalInWordsThatAnyDeviceWouldUse() {
        OwnHealth health = of(registry("{ id: dewline, kind: dewline }"), VITALS);
        for (int second = 0; second <= 120; second++) {
            health.tell(START.plusSeconds(second));
        }
        assertThat(taken).hasSize(3).allSatisfy(decoded -> assertThat(decoded.deadLetters())
                .isEmpty());
        Reading reading = taken.get(1).readings().get(0);
        assertThat(reading.at()).isEqualTo(START.plusSeconds(60).toEpochMilli());
        List<String> quantities = new ArrayList<>();
        for (int v = 0; v < reading.size(); v++) {
            quantities.add(reading.quantity(v).id() + "=" + reading.value(v));
        }
        assertThat(quantities)
                .containsExactlyInAnyOrder(
                        "log_filled=12.5",
                        "rules_lag=0.2",
                        "store_lag=3.0",
                        "outbox_waiting=4.0",
                        "dead_letters=5.0",
                        "link=1.0");
        assertThat(quantities)
                .hasSameSizeAs(Objects.requireNonNull(Kinds.kinds().get(OwnHealth.KIND))
                        .quantities()
                        .keySet());
    }

    @Test
    void saysNothingOfAStoreWhereThereIsNone() {
        of(registry("{ id: dewline, kind: dewline }"), new Vitals(100.4, 0, Double.NaN, 0, 0, false))
                .tell(START);
        assertThat(taken.get(0).deadLetters()).isEmpty();
        assertThat(new Vitals(100.4, 0, Double.NaN, 0, 0, false).telemetry(START))
                .contains("\"log_filled\":100.0", "\"link\":0")
                .doesNotContain("store_lag");
    }

    @Test
    void leavesALogThatRefusesInPeaceAndGoesOnAfterwards() {
        OwnHealth health = of(registry("{ id: dewline, kind: dewline }"), VITALS);
        refusing = true;
        health.tell(START);
        health.tell(START.plusSeconds(90));
        assertThat(taken).isEmpty();
        refusing = false;
        health.tell(START.plusSeconds(91));
        assertThat(taken).hasSize(1);
    }

    @Test
    void isSilentWhereNobodyDeclaresIt() {
        of(registry("{ id: dust-1, kind: dust }"), VITALS).tell(START);
        assertThat(taken).isEmpty();
    }

    @Test
    void waitsForTheLogsTimeOfADrillToBegin() {
        of(registry("{ id: dewline, kind: dewline }"), VITALS).tell(Instant.EPOCH);
        assertThat(taken).isEmpty();
    }
}
