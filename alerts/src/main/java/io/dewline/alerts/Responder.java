package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Condition;
import io.dewline.alerts.book.Life;
import io.dewline.alerts.book.Step.What;
import io.dewline.alerts.notes.AlertNotes;
import io.dewline.alerts.outbox.Parcel;
import io.dewline.alerts.response.Actuator;
import io.dewline.alerts.response.Control;
import io.dewline.alerts.response.Decision;
import io.dewline.alerts.response.Hold;
import io.dewline.alerts.response.Lock;
import io.dewline.alerts.response.Mark;
import io.dewline.alerts.response.Need;
import io.dewline.alerts.response.Run;
import io.dewline.alerts.response.Scope;
import io.dewline.alerts.storage.AreaNote;
import io.dewline.alerts.wording.Wording;
import io.dewline.model.Command;
import io.dewline.model.Device;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Site;
import io.dewline.model.Text;
import io.dewline.model.Transition.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings alerts and actuators together: what the alerts ask for, what the actuators say, what people allow and forbid. */
final class Responder {
    private static final Logger LOG = LoggerFactory.getLogger(Responder.class);
    private static final Text PRESSED = new Text("有人按下停止", "stop was pressed");
    private static final Text RECOVERED = new Text("已恢复", "recovered");

    private final Book book;

    Responder(Book book) {
        this.book = book;
    }

    /** An actuator's telemetry says whether it runs. */
    void reported(BookEvent.Reported report) {
        Device device = book.inForce().registry().device(report.device());
        if (device == null || device.actuates().isEmpty()) {
            return;
        }
        Actuator before = book.actuator(device.id());
        apply(Control.reported(before, report.running(), report.simulated(), report.at()), device, report.at());
        if (report.running()) {
            for (Alert alert : List.copyOf(book.open())) {
                if (alert.firing()
                        && alert.response().isEmpty()
                        && !report.at().isBefore(alert.opened())
                        && serves(device, alert)) {
                    book.apply(alert, Life.ran(alert, report.at(), device.id()));
                }
            }
        }
    }

    private boolean serves(Device device, Alert alert) {
        return alert.subject().area().equals(device.area())
                && book.inForce().needs(alert).stream().anyMatch(n -> n.device().equals(device));
    }

    void answered(DeviceEvent.Reply reply, Instant now) {
        Device device = book.inForce().registry().device(reply.source().device());
        if (device != null) {
            apply(Control.answered(book.actuator(device.id()), reply, now), device, now);
        }
    }

    /** A command was published as often as it may be, or could not be published at all. */
    void unanswered(Parcel parcel, Text why) {
        Device device = book.inForce().registry().device(parcel.to());
        if (device != null) {
            Instant now = book.area(device.area()).stamp();
            LOG.atWarn()
                    .addKeyValue("device", device.id())
                    .addKeyValue("command", parcel.key())
                    .log("actuator does not answer a command");
            apply(Control.unanswered(book.actuator(device.id()), parcel.key(), now, why), device, now);
        }
    }

    /** Lets time pass for the area's actuators: leases end, what is not wanted any more stops, what is wanted and allowed starts. */
    void consider(String area, Instant now) {
        Duration proof = book.inForce().setup().settings().proof();
        for (Actuator actuator : book.actuators()) {
            Device device = book.inForce().registry().device(actuator.device());
            if (device != null && device.area().equals(area) && actuator.run() != null) {
                apply(Control.advance(actuator, device, proof, now), device, now);
                stopUnwanted(device, now);
            }
        }
        if (!book.area(area).catchingUp()) {
            wanting(area).forEach(alert -> startWanted(alert, now));
        }
    }

    private void stopUnwanted(Device device, Instant now) {
        Actuator actuator = book.actuator(device.id());
        Run run = actuator.run();
        if (run == null) {
            return;
        }
        Alert alert = book.openAlert(run.alert());
        Lock lock = lockOf(device);
        if (lock != null) {
            apply(Control.stop(actuator, device, now, lock.who(), PRESSED, true), device, now);
        } else if (alert == null || !alert.firing()) {
            if (!now.isBefore(run.minimum())) {
                apply(Control.stop(actuator, device, now, Control.AUTOMATIC, RECOVERED, false), device, now);
            }
        } else if (alert.last().permit() == Permit.WITHHELD) {
            Text why = Wording.forbidden(alert.last().permitReason());
            apply(Control.stop(actuator, device, now, Control.AUTOMATIC, why, true), device, now);
        }
    }

    /** The alert is none any more, whatever the sensors say: what runs for it stops at once. */
    void stopFor(Alert alert, Instant now, String who, Text why) {
        for (Actuator actuator : book.actuators()) {
            Run run = actuator.run();
            Device device = book.inForce().registry().device(actuator.device());
            if (run != null && device != null && run.alert().equals(alert.id())) {
                apply(Control.stop(actuator, device, now, who, why, false), device, now);
            }
        }
    }

    /** Firing alerts with automatic control, the most severe and then the oldest first. */
    private List<Alert> wanting(String area) {
        return book.open().stream()
                .filter(a -> a.firing() && a.subject().area().equals(area))
                .filter(a -> book.inForce().card(a.rule()).respond() != null)
                .filter(a -> book.inForce().mode(a.subject()) == Site.Mode.AUTOMATIC)
                .sorted(Comparator.comparing(Alert::severity).reversed().thenComparing(Alert::opened))
                .toList();
    }

    private void startWanted(Alert alert, Instant now) {
        for (Need need : book.inForce().needs(alert)) {
            Optional<Hold> hold = hold(alert, need, now, false);
            if (hold.isEmpty()) {
                start(need, now, Control.AUTOMATIC);
            } else if (hold.get().reason() == Hold.Reason.USED_UP) {
                escalate(alert, need, now, hold.get());
            }
        }
    }

    private void start(Need need, Instant now, String by) {
        apply(Control.start(book.actuator(need.device().id()), need, now, by), need.device(), now);
    }

    private void escalate(Alert alert, Need need, Instant now, Hold hold) {
        String which = alert.id() + " " + Control.day(now, need.zone());
        Actuator actuator = book.actuator(need.device().id());
        if (!actuator.escalated().equals(which)) {
            book.setActuator(actuator.withEscalated(which));
            Alert latest = Objects.requireNonNullElse(book.openAlert(alert.id()), alert);
            book.apply(latest, Life.noted(latest, What.ESCALATED, now, Control.AUTOMATIC, hold.text()));
        }
    }

    /** Why the need is not served now; empty when it can be. */
    private Optional<Hold> hold(Alert alert, Need need, Instant now, boolean person) {
        if (!person && book.area(alert.subject().area()).catchingUp()) {
            return held(Hold.Reason.CATCHING_UP, new Text("正在补收积压数据", "a queue is being worked off"));
        }
        Permit permit = alert.last().permit();
        Text withheld = Wording.withheld(permit, alert.last().permitReason());
        if (withheld != null && (permit == Permit.WITHHELD || !person)) {
            return held(permit == Permit.WITHHELD ? Hold.Reason.WITHHELD : Hold.Reason.UNDETERMINED, withheld);
        }
        if (alert.condition() == Condition.BLIND && !person) {
            return held(Hold.Reason.UNDETERMINED, new Text("缺少数据，不自动启动", "data are missing, no automatic start"));
        }
        Lock lock = lockOf(need.device());
        if (lock != null) {
            return held(
                    Hold.Reason.LOCKED,
                    new Text("自动控制已被 " + lock.who() + " 锁定", "automatic control is locked by " + lock.who()));
        }
        Actuator actuator = book.actuator(need.device().id());
        if (alert.drill() && !actuator.simulated()) {
            return held(Hold.Reason.NOT_SIMULATED, new Text("演练不启动真实设备", "a drill starts no real actuator"));
        }
        return Control.hold(actuator, need, now, person);
    }

    private static Optional<Hold> held(Hold.Reason reason, Text text) {
        return Optional.of(new Hold(reason, text));
    }

    private @Nullable Lock lockOf(Device device) {
        return book.locks().stream()
                .filter(l -> l.scope().covers(device))
                .findFirst()
                .orElse(null);
    }

    /** What automatic control does about the alert, or why it does nothing. */
    List<Text> lines(Alert alert, Instant now) {
        Site.Mode mode = book.inForce().mode(alert.subject());
        List<Text> lines = new ArrayList<>();
        for (Need need : book.inForce().needs(alert)) {
            Optional<Hold> hold = hold(alert, need, now, mode != Site.Mode.AUTOMATIC);
            if (hold.isPresent()) {
                lines.add(hold.get().text());
            } else if (mode == Site.Mode.ASK) {
                long minutes = Control.length(need).toMinutes();
                String device = need.device().id();
                lines.add(new Text(
                        "请在页面确认启动 " + device + "，约 " + minutes + " 分钟",
                        "confirm on the page to start " + device + " for about " + minutes + " min"));
            }
        }
        if (lines.isEmpty() && book.inForce().card(alert.rule()).respond() != null) {
            Text withheld = Wording.withheld(alert.last().permit(), alert.last().permitReason());
            return withheld == null ? List.of() : List.of(withheld);
        }
        return lines.stream().distinct().toList();
    }

    /** Whether a person may start an actuator for the alert now. */
    boolean canStart(Alert alert, Instant now) {
        return mayAsk(alert) && startable(alert, now).findAny().isPresent();
    }

    private boolean mayAsk(Alert alert) {
        return alert.firing() && book.inForce().mode(alert.subject()) != Site.Mode.ADVISE;
    }

    private java.util.stream.Stream<Need> startable(Alert alert, Instant now) {
        return book.inForce().needs(alert).stream()
                .filter(need -> hold(alert, need, now, true).isEmpty());
    }

    Act confirm(Alert alert, String who, Instant now) {
        if (!mayAsk(alert)) {
            return Act.refused(alert.firing() ? "the site's mode is advise" : "the alert is not firing");
        }
        List<Need> needs = startable(alert, now).toList();
        if (needs.isEmpty()) {
            List<Need> all = book.inForce().needs(alert);
            return Act.refused(
                    all.isEmpty()
                            ? "no actuator serves this alert"
                            : hold(alert, all.get(0), now, true)
                                    .map(h -> h.text().en())
                                    .orElse(""));
        }
        book.apply(alert, Life.noted(alert, What.CONFIRMED, now, who, Text.same("")));
        needs.forEach(need -> start(need, now, who));
        return Act.DONE;
    }

    /** Stops what runs in the scope and locks automatic control there. */
    void stop(Scope scope, String who, Instant now) {
        book.lock(new Lock(scope, who, now));
        for (Device device : book.inForce().registry().devices().values()) {
            if (!device.actuates().isEmpty() && scope.covers(device)) {
                apply(Control.stop(book.actuator(device.id()), device, now, who, PRESSED, true), device, now);
            }
        }
    }

    /** Ends the runs of devices that the registry does not have any more. */
    void forgetGone() {
        for (Actuator actuator : book.actuators()) {
            Run run = actuator.run();
            if (run != null && book.inForce().registry().device(actuator.device()) == null) {
                Instant now = book.alert(run.alert())
                        .map(a -> book.area(a.subject().area()).stamp())
                        .orElse(run.started());
                record(Control.gone(actuator, now));
            }
        }
    }

    private void apply(Decision decision, Device device, Instant now) {
        record(decision);
        for (Command order : decision.orders()) {
            String alert =
                    decision.marks().isEmpty() ? "" : decision.marks().get(0).alert();
            book.outbox().add(Parcel.of(order, alert), book.changes());
            book.changes().note(new AreaNote(device.area(), AlertNotes.command(order, device, alert, now)));
            book.tally().commands++;
        }
    }

    private void record(Decision decision) {
        book.setActuator(decision.actuator());
        decision.answered().forEach(c -> book.outbox().settle(c, true, book.changes()));
        decision.dropped().forEach(c -> book.outbox().settle(c, false, book.changes()));
        for (Mark mark : decision.marks()) {
            book.alert(mark.alert())
                    .ifPresent(alert -> book.apply(
                            alert,
                            mark.what() == What.RUNNING && alert.firing()
                                    ? Life.ran(alert, mark.at(), mark.who())
                                    : Life.noted(alert, mark.what(), mark.at(), mark.who(), mark.why())));
        }
    }
}
