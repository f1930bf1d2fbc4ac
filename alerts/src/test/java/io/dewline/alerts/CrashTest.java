package io.dewline.alerts;

import static io.dewline.alerts.City.GARDEN;
import static io.dewline.alerts.City.GATE;
import static io.dewline.alerts.City.T0;
import static io.dewline.alerts.Scene.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.alerts.outbox.Attempt;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Outgoing;
import io.dewline.alerts.routing.Routes;
import io.dewline.alerts.storage.SqliteAlertStorage;
import io.dewline.alerts.storage.StorageFailure;
import io.dewline.model.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill is played by copying the files as they are at that instant and opening the copy. */
class CrashTest {
    private static final Instant LATER = T0.plusSeconds(10);

    @TempDir
    Path folder;

    private final Setup setup = City.setup("automatic", Routes.LOG_ONLY, Settings.DEFAULT);
    private final Moves garden = new Moves("garden-full", GARDEN).advice(null);
    private final Moves dust = new Moves("dust-spray", GATE);
    private int copies;

    private Alerts open(Path file) {
        return Alerts.open(SqliteAlertStorage.open(file), setup, T0);
    }

    private Alerts killed(Path file) throws IOException {
        Path copy = folder.resolve("copy-" + copies++).resolve("alerts.db");
        Files.createDirectories(copy.resolveSibling("."));
        for (String end : List.of("", "-wal")) {
            Path from = file.resolveSibling(file.getFileName() + end);
            if (Files.exists(from)) {
                Files.copy(from, copy.resolveSibling(copy.getFileName() + end));
            }
        }
        return open(copy);
    }

    private static List<String> keys(List<Outgoing> out) {
        return out.stream().map(Outgoing::key).toList();
    }

    @Test
    void killedBetweenTakeAndDeliveryNothingIsLostAndTheKeysAreTheSame() throws IOException {
        Path file = folder.resolve("alerts.db");
        try (Alerts alerts = open(file)) {
            alerts.take(
                    "city",
                    7,
                    T0,
                    List.of(
                            new BookEvent.Changed(garden.fired(minute(0))),
                            new BookEvent.Changed(dust.fired(minute(0)))));
            try (Alerts after = killed(file)) {
                assertThat(after.cursor("city")).isEqualTo(7);
                assertThat(after.open()).hasSize(2);
                alerts.due(T0, 10);
                after.due(T0, 10);
                List<String> promised = keys(alerts.due(LATER, 10));
                assertThat(promised).isNotEmpty();
                assertThat(keys(after.due(LATER, 10))).isEqualTo(promised);
            }
        }
    }

    @Test
    void killedBetweenDeliveryAndItsRecordTheSameKeyIsTriedAgain() throws IOException {
        Path file = folder.resolve("alerts.db");
        try (Alerts alerts = open(file)) {
            alerts.take("city", 1, T0, List.of(new BookEvent.Changed(garden.fired(minute(0)))));
            alerts.due(T0, 10);
            List<Outgoing> first = alerts.due(LATER, 10);
            try (Alerts after = killed(file)) {
                assertThat(keys(after.due(LATER, 10))).isEqualTo(keys(first));
            }
            alerts.delivered(first.get(0), Outcome.ok(), LATER, Duration.ofMillis(3));
            try (Alerts after = killed(file)) {
                assertThat(after.due(LATER.plusSeconds(3_600), 10)).isEmpty();
                assertThat(after.alert(garden.episode()).orElseThrow().attempts())
                        .containsExactly(new Attempt(
                                first.get(0).key(), "log", 1, LATER, Outcome.Verdict.OK, "", Duration.ofMillis(3)));
            }
        }
    }

    @Test
    void aRepeatedTransitionAfterAKillMakesNoSecondAlertAndNoSecondCommand() throws IOException {
        Path file = folder.resolve("alerts.db");
        Transition fired = dust.fired(minute(0));
        try (Alerts alerts = open(file)) {
            alerts.take("city", 3, T0, List.of(new BookEvent.Changed(fired)));
            try (Alerts after = killed(file)) {
                after.take("city", 3, T0, List.of(new BookEvent.Changed(fired)));
                after.take("city", 4, T0, List.of(new BookEvent.Changed(fired)));
                assertThat(after.open()).hasSize(1);
                assertThat(after.due(LATER, 10).stream().filter(o -> o instanceof Outgoing.ToActuator))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aFailedCommitChangesNothingAndMayBeRepeated() {
        Flaky storage = new Flaky(SqliteAlertStorage.open(folder.resolve("alerts.db")));
        try (Alerts alerts = Alerts.open(storage, setup, T0)) {
            List<BookEvent> events = List.of(new BookEvent.Changed(dust.fired(minute(0))));
            storage.failing = true;
            assertThatThrownBy(() -> alerts.take("city", 1, T0, events)).isInstanceOf(StorageFailure.class);
            assertThat(alerts.open()).isEmpty();
            assertThat(alerts.cursor("city")).isEqualTo(-1);
            assertThat(alerts.due(LATER, 10)).isEmpty();

            storage.failing = false;
            alerts.take("city", 1, T0, events);
            assertThat(alerts.open()).hasSize(1);
            assertThat(alerts.counts().opened()).isEqualTo(1);
            List<Outgoing> out = alerts.due(LATER, 10);
            assertThat(out).hasSize(1);
            storage.failing = true;
            assertThatThrownBy(() -> alerts.delivered(out.get(0), Outcome.ok(), LATER, Duration.ZERO))
                    .isInstanceOf(StorageFailure.class);
            storage.failing = false;
            assertThat(keys(alerts.due(LATER, 10)))
                    .as("not known to be delivered")
                    .contains(out.get(0).key());
        }
    }

    @Test
    void timeWithoutEventsCostsNoCommit() {
        Flaky storage = new Flaky(SqliteAlertStorage.open(folder.resolve("alerts.db")));
        try (Alerts alerts = Alerts.open(storage, setup, T0)) {
            for (int second = 0; second < 59; second++) {
                alerts.take("city", second, T0.plusSeconds(second), List.of());
            }
            assertThat(storage.commits).isLessThanOrEqualTo(1);
            assertThat(alerts.cursor("city")).isEqualTo(58);
        }
    }
}
