package io.dewline.alerts.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.City;
import io.dewline.alerts.Moves;
import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Decided;
import io.dewline.alerts.book.Filter;
import io.dewline.alerts.book.Life;
import io.dewline.alerts.book.Step.What;
import io.dewline.alerts.outbox.Attempt;
import io.dewline.alerts.outbox.Item;
import io.dewline.alerts.outbox.Message;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Parcel;
import io.dewline.alerts.response.Actuator;
import io.dewline.alerts.response.Lock;
import io.dewline.alerts.response.Run;
import io.dewline.alerts.response.Scope;
import io.dewline.model.Command;
import io.dewline.model.RuleCard.Closes;
import io.dewline.model.Severity;
import io.dewline.model.Text;
import io.dewline.model.Text.Language;
import io.dewline.model.Transition.Advice;
import io.dewline.model.Transition.Used;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every alert storage does; {@link #reopen} gives the storage as it is after its process ended and another one began. */
abstract class AlertStorageContract {
    private static final Instant T0 = City.T0;

    abstract AlertStorage reopen();

    private static Decided opened() {
        Moves lawn = new Moves("watering-needed", City.LAWN)
                .used(List.of(new Used("depletion(zone)", Double.NaN, "1", ""), new Used("zone.mad", 0.5, "1", "表22")))
                .advice(new Advice("water", 12.5, Double.NaN, Double.NaN));
        return Life.taken(null, lawn.fired(T0), Closes.RESPONSE, false).orElseThrow();
    }

    private static Item item(Alert alert, String receiver) {
        return new Item(
                alert.id() + "/0/" + receiver,
                receiver,
                alert.id(),
                0,
                "opened",
                Severity.WARNING,
                alert.rule(),
                alert.subject(),
                false,
                true,
                "【警告】",
                "a\nb",
                T0);
    }

    @Test
    void givesBackWhatWasCommitted() {
        Decided opened = opened();
        Alert alert = opened.alert();
        Run run = new Run("c-1", alert.id(), T0, T0, T0.plusSeconds(9), Run.Phase.ACCEPTED, "automatic", true);
        Actuator actuator =
                new Actuator("valve-01", Actuator.Reported.IDLE, T0, true, run, null, "2026-06-01", 2, "x", "y");
        Lock lock = new Lock(Scope.zone("riverside", "lawn-1"), "wang", T0);
        AreaState area = new AreaState(
                "city",
                41,
                T0,
                true,
                List.of(new AreaState.Held(alert.id(), true, 0, What.OPENED, new Text("中", "en"))));
        Item waiting = item(alert, "duty");
        Parcel command = Parcel.of(new Command("c-1", "riverside", "valve-01", true, T0), alert.id());
        Changes changes = new Changes();
        changes.alert(alert);
        opened.steps().forEach(changes::step);
        changes.actuator(actuator);
        changes.lock(lock);
        changes.area(area);
        changes.item(waiting);
        changes.parcel(command);
        try (AlertStorage storage = reopen()) {
            storage.commit(changes);
        }
        try (AlertStorage storage = reopen()) {
            Snapshot snapshot = storage.load(T0);
            assertThat(snapshot.open()).containsExactly(alert);
            assertThat(snapshot.actuators()).containsExactly(actuator);
            assertThat(snapshot.locks()).containsExactly(lock);
            assertThat(snapshot.areas()).containsExactly(area);
            assertThat(snapshot.waiting()).containsExactly(waiting);
            assertThat(snapshot.parcels()).containsExactly(command);
            assertThat(storage.alert(alert.id())).contains(alert);
            assertThat(storage.history(alert.id())).isEqualTo(opened.steps());
            assertThat(storage.alert("nobody")).isEmpty();
        }
    }

    @Test
    void aClosedAlertIsFoundButNotLoaded() {
        Decided opened = opened();
        Alert closed = Life.invalid(opened.alert(), T0.plusSeconds(5), "li", "sensor fault")
                .alert();
        Changes first = new Changes();
        first.alert(opened.alert());
        Changes second = new Changes();
        second.alert(closed);
        try (AlertStorage storage = reopen()) {
            storage.commit(first);
            storage.commit(second);
            assertThat(storage.load(T0).open()).isEmpty();
            assertThat(storage.find(Filter.ALL)).containsExactly(closed);
        }
    }

    @Test
    void anItemLeavesTheQueueWithItsMessageAndItsAttemptsAreTheAlerts() {
        Alert alert = opened().alert();
        Item item = item(alert, "duty");
        Item other = item(alert, "boss");
        Message message = new Message(item.key(), "duty", Language.ZH, true, "【警告】", "a", "", List.of(item), T0);
        Parcel parcel = Parcel.of(message, T0);
        Attempt attempt =
                new Attempt(item.key(), "duty", 1, T0, Outcome.Verdict.RETRY, "status 503", Duration.ofMillis(12));
        Changes first = new Changes();
        first.alert(alert);
        first.item(item);
        first.item(other);
        Changes second = new Changes();
        second.parcel(parcel);
        second.released(item.key(), message.key());
        second.attempt(attempt);
        try (AlertStorage storage = reopen()) {
            storage.commit(first);
            storage.commit(second);
        }
        try (AlertStorage storage = reopen()) {
            assertThat(storage.load(T0).waiting()).containsExactly(other);
            assertThat(storage.load(T0).parcels()).containsExactly(parcel);
            assertThat(storage.attempts(alert.id())).containsExactly(attempt);

            Changes third = new Changes();
            third.parcel(parcel.in(Parcel.State.DONE));
            storage.commit(third);
            assertThat(storage.load(T0.minusSeconds(1)).parcels())
                    .as("for the bound of messages")
                    .hasSize(1);
            assertThat(storage.load(T0).parcels()).isEmpty();
        }
    }
}
