package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Decided;
import io.dewline.alerts.book.Life;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.response.Actuator;
import io.dewline.alerts.response.Need;
import io.dewline.alerts.storage.AreaState;
import io.dewline.model.Site;
import io.dewline.model.Text;
import io.dewline.model.Transition;
import io.dewline.model.Transition.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes events of an area into the book and lets its time pass. */
final class Intake {
    private static final Duration SILENT_COMMIT = Duration.ofMinutes(1);
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Book book;
    private final Responder responder;
    private final Announcer announcer;
    private final Map<String, Instant> considered = new HashMap<>();
    private final Map<String, Instant> committed = new HashMap<>();

    Intake(Book book, Responder responder, Announcer announcer) {
        this.book = book;
        this.responder = responder;
        this.announcer = announcer;
    }

    /** An area's cursor is committed with the effects of its events; without effects once a minute, since nothing is lost when that is repeated. */
    void take(String area, long position, Instant stamp, List<BookEvent> events) {
        AreaState state = book.area(area).at(position, stamp);
        book.setArea(state, false);
        Instant now = state.stamp();
        for (BookEvent event : events) {
            event(area, event, now);
        }
        pass(area, now, !events.isEmpty());
        announcer.flush();
        Instant before = committed.get(area);
        if (!book.changes().isEmpty() || before == null || !now.isBefore(before.plus(SILENT_COMMIT))) {
            committed.put(area, now);
            book.setArea(book.area(area), true);
        }
    }

    /** Lets the area's time pass without anything having happened. */
    void pass(String area, Instant stamp) {
        AreaState state = book.area(area);
        if (stamp.isAfter(state.stamp()) && state.position() >= 0) {
            book.setArea(state.at(state.position(), stamp), false);
            pass(area, stamp, false);
        }
    }

    /** What time alone brings about is looked at once a second of the area's time, and whenever something happened. */
    private void pass(String area, Instant now, boolean happened) {
        Instant last = considered.get(area);
        if (happened || last == null || !now.isBefore(last.plus(PACE))) {
            considered.put(area, now);
            age(area, now);
            responder.consider(area, now);
        }
    }

    private void event(String area, BookEvent event, Instant now) {
        if (event instanceof BookEvent.Changed changed) {
            changed(changed.transition(), now);
        } else if (event instanceof BookEvent.Answered answered) {
            responder.answered(answered.reply(), now);
        } else if (event instanceof BookEvent.Reported reported) {
            responder.reported(reported);
        } else if (event instanceof BookEvent.CatchUp catchUp) {
            AreaState state = book.area(area);
            announcer.flush();
            if (catchUp.on() && !state.catchingUp()) {
                book.setArea(state.catchingUp(true), true);
            } else if (!catchUp.on() && state.catchingUp()) {
                announcer.caughtUp(area);
            }
        }
    }

    private void changed(Transition transition, Instant now) {
        Alert before = book.openAlert(transition.rule(), transition.subject());
        if (before == null && book.alert(transition.episode()).isPresent()) {
            return;
        }
        boolean drill = book.inForce().setup().settings().drill();
        Optional<Decided> decided = Life.taken(
                before, transition, book.inForce().card(transition.rule()).closes(), drill);
        if (decided.isEmpty()) {
            return;
        }
        Alert after = book.apply(before, decided.get());
        if (transition.step() == Transition.Step.WITHDRAWN) {
            responder.stopFor(after, now, Life.ENGINE, new Text("告警已撤销", "the alert is withdrawn"));
        } else if (transition.step() == Transition.Step.PERMIT && before != null && worthTelling(before, after)) {
            for (Step step : decided.get().steps()) {
                book.tell(new Told(step, false));
            }
        }
    }

    /** People hear of the interlocks when they may now start what they could not, or when automatic control can no longer. */
    private boolean worthTelling(Alert before, Alert after) {
        Permit was = before.last().permit();
        Permit is = after.last().permit();
        List<Need> needs = book.inForce().needs(after);
        if (was == is || needs.isEmpty()) {
            return false;
        }
        Site.Mode mode = book.inForce().mode(after.subject());
        if (mode == Site.Mode.ASK) {
            return is == Permit.ALLOWED;
        }
        return mode == Site.Mode.AUTOMATIC
                && was == Permit.ALLOWED
                && needs.stream()
                        .map(n -> book.actuator(n.device().id()))
                        .map(Actuator::run)
                        .noneMatch(run -> run != null && run.alert().equals(after.id()));
    }

    private void age(String area, Instant now) {
        Duration limit = book.inForce().setup().settings().unexplainedAfter();
        for (Alert alert : List.copyOf(book.open())) {
            if (alert.subject().area().equals(area)) {
                Life.aged(alert, now, limit).ifPresent(decided -> book.apply(alert, decided));
            }
        }
    }

    /** Another configuration is in force: alerts that wait for a response about something that is gone end, and so do runs of devices that are gone. */
    void reconfigured() {
        for (Alert alert : List.copyOf(book.open())) {
            if (alert.awaitsResponse() && !book.inForce().registry().has(alert.subject())) {
                Instant now = book.area(alert.subject().area()).stamp();
                book.apply(alert, Life.invalid(alert, now, "configuration", "removed from the registry"));
            }
        }
        responder.forgetGone();
    }
}
