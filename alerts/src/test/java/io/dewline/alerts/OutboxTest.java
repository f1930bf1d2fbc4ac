package io.dewline.alerts;

import static io.dewline.alerts.City.GARDEN;
import static io.dewline.alerts.City.T0;
import static io.dewline.alerts.Scene.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Outcome.Verdict;
import io.dewline.alerts.outbox.Outgoing;
import io.dewline.alerts.routing.Routes;
import io.dewline.alerts.storage.SqliteAlertStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir
    Path folder;

    private final Moves garden = new Moves("garden-full", GARDEN).advice(null);
    private Alerts alerts;

    @BeforeEach
    void open() {
        alerts = Alerts.open(
                SqliteAlertStorage.open(folder.resolve("alerts.db")),
                City.setup("advise", Routes.LOG_ONLY, Settings.DEFAULT),
                T0);
        alerts.take("city", 1, T0, List.of(new BookEvent.Changed(garden.fired(minute(0)))));
        alerts.due(T0, 10);
    }

    @AfterEach
    void close() {
        alerts.close();
    }

    /** Tries whenever something is due until {@code end}, always with this outcome; gives when it was tried. */
    private List<Instant> tries(Instant end, Outcome outcome) {
        List<Instant> tries = new ArrayList<>();
        for (Instant now = T0.plusSeconds(3); now.isBefore(end); now = now.plusSeconds(1)) {
            for (Outgoing out : alerts.due(now, 10)) {
                tries.add(now);
                alerts.delivered(out, outcome, now, Duration.ofMillis(20));
            }
        }
        return tries;
    }

    @Test
    void triesAgainAtGrowingDistances() {
        List<Instant> tries = tries(T0.plus(Duration.ofMinutes(5)), Outcome.retry("status 503"));
        assertThat(tries).hasSizeBetween(5, 8);
        List<Long> waits = new ArrayList<>();
        for (int i = 1; i < tries.size(); i++) {
            waits.add(Duration.between(tries.get(i - 1), tries.get(i)).toSeconds());
        }
        assertThat(waits.get(0)).isBetween(3L, 8L);
        assertThat(waits).isSorted();
        assertThat(alerts.counts().failed()).isEqualTo(tries.size());
    }

    @Test
    void honoursHowLongTheOtherSideAsksToWait() {
        List<Instant> tries =
                tries(T0.plus(Duration.ofMinutes(10)), new Outcome(Verdict.RETRY, "status 429", Duration.ofMinutes(4)));
        assertThat(tries.get(1)).isEqualTo(tries.get(0).plus(Duration.ofMinutes(4)));
    }

    @Test
    void everyAttemptIsOnRecordAndTheLastOneSaysThatItWasGivenUp() {
        tries(T0.plusSeconds(10), Outcome.giveUp("status 410"));
        AlertFile file = alerts.alert(garden.episode()).orElseThrow();
        assertThat(file.attempts()).hasSize(1);
        assertThat(file.attempts().get(0).verdict()).isEqualTo(Verdict.GIVE_UP);
        assertThat(file.attempts().get(0).reason()).isEqualTo("status 410");
        assertThat(file.history().get(1).what().word()).isEqualTo("undelivered");
        assertThat(file.history().get(1).why().en()).isEqualTo("opened → log: status 410");
        assertThat(alerts.counts().dead()).isEqualTo(1);
        assertThat(alerts.waiting()).isZero();
    }

    @Test
    void givesUpAfterADay() {
        Instant now = T0.plusSeconds(3);
        int tries = 0;
        while (alerts.waiting() > 0 && tries < 1_000) {
            now = now.plusSeconds(60);
            for (Outgoing out : alerts.due(now, 10)) {
                tries++;
                alerts.delivered(out, Outcome.retry("no route"), now, Duration.ZERO);
            }
        }
        assertThat(now).isBetween(T0.plus(Duration.ofHours(23)), T0.plus(Duration.ofHours(24)));
        assertThat(alerts.counts().dead()).isEqualTo(1);
        assertThat(alerts.alert(garden.episode()).orElseThrow().attempts()).hasSize(tries);
    }

    @Test
    void aFailingEndpointIsSparedAndWhatGathersComesTogether() {
        Outcome down = Outcome.retry("no route");
        tries(T0.plusSeconds(200), down);
        Moves probe = new Moves("device-silent", City.PROBE).advice(null);
        Moves lawn = new Moves("watering-needed", City.LAWN).advice(null);
        alerts.take(
                "city",
                2,
                minute(4),
                List.of(new BookEvent.Changed(probe.fired(minute(4))), new BookEvent.Changed(lawn.fired(minute(4)))));
        Instant now = T0.plusSeconds(300);
        assertThat(alerts.due(now, 10).size()).isLessThanOrEqualTo(1);
        List<Integer> items = new ArrayList<>();
        for (int second = 0; second < 1_200; second++) {
            now = now.plusSeconds(1);
            for (Outgoing out : alerts.due(now, 10)) {
                items.add(((Outgoing.ToPerson) out).message().items().size());
                alerts.delivered(out, Outcome.ok(), now, Duration.ZERO);
            }
        }
        assertThat(items.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
    }

    @Test
    void whatIsNeverReportedBackIsGivenOutAgain() {
        List<Outgoing> first = alerts.due(T0.plusSeconds(3), 10);
        assertThat(first).hasSize(1);
        assertThat(alerts.due(T0.plusSeconds(60), 10)).isEmpty();
        List<Outgoing> again = alerts.due(T0.plusSeconds(200), 10);
        assertThat(again).hasSize(1);
        assertThat(again.get(0).key()).isEqualTo(first.get(0).key());
    }
}
