package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Life;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.book.Step.What;
import io.dewline.alerts.outbox.Item;
import io.dewline.alerts.routing.Receiver;
import io.dewline.alerts.routing.Routes;
import io.dewline.alerts.storage.AreaState;
import io.dewline.alerts.wording.Worded;
import io.dewline.alerts.wording.Wording;
import io.dewline.model.Device;
import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.model.Text;
import io.dewline.model.Text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns steps into items for receivers: who is told, what is held back and by what, and in which words. */
final class Announcer {
    /** Wind and water may come before the rain of an hour has made a storm of it. */
    private static final Duration LEAD = Duration.ofHours(1);

    private final Book book;
    private final Responder responder;

    Announcer(Book book, Responder responder) {
        this.book = book;
        this.responder = responder;
    }

    /** Tells, or holds back, every step that is to be told. */
    void flush() {
        for (Told told : book.takeTold()) {
            book.alert(told.step().alert()).ifPresent(alert -> one(alert, told));
        }
        for (String id : book.takeFreed()) {
            for (Alert alert : List.copyOf(book.open())) {
                if (alert.heldBack().equals(id)) {
                    book.replace(alert.withHeldBack(""));
                    if (alert.firing()) {
                        send(alert.withHeldBack(""), again(alert), alert.severity() == Severity.CRITICAL);
                    }
                }
            }
        }
    }

    /** The alert's beginning told late, under the number of its latest step. */
    private Step again(Alert alert) {
        return told(alert, alert.steps() - 1, What.OPENED, Text.same(""));
    }

    private Step told(Alert alert, int n, What what, Text why) {
        return new Step(
                alert.id(),
                n,
                what,
                book.area(alert.subject().area()).stamp(),
                "book",
                why,
                alert.severity(),
                alert.last().used(),
                alert.rule(),
                alert.last().configuration());
    }

    private void one(Alert alert, Told told) {
        Step step = told.step();
        AreaState area = book.area(alert.subject().area());
        if (area.catchingUp()) {
            boolean began = step.what() == What.OPENED || step.what() == What.REOPENED;
            book.setArea(area.holding(new AreaState.Held(alert.id(), began, step.n(), step.what(), step.why())), true);
            return;
        }
        Alert now = alert;
        if (begins(step.what()) && alert.heldBack().isEmpty()) {
            Alert by = inhibitor(alert);
            if (by != null) {
                now = alert.withHeldBack(by.id());
                book.replace(now);
            }
        }
        if (!now.heldBack().isEmpty() && ofTheCondition(step.what())) {
            suppress(now, heldBackBy(now), step.what());
            return;
        }
        send(now, step, told.first());
    }

    private static boolean begins(What what) {
        return what == What.OPENED || what == What.REOPENED || what == What.RAISED;
    }

    /** Trouble with an actuator is told even when the alert's own news are held back. */
    private static boolean ofTheCondition(What what) {
        return begins(what) || what == What.CLOSED || what == What.AWAITING;
    }

    private Text heldBackBy(Alert alert) {
        String by = book.alert(alert.heldBack())
                .map(other -> other.rule() + " " + other.subject().key())
                .orElse(alert.heldBack());
        return new Text("被 " + by + " 抑制", "held back by " + by);
    }

    /** An alert that fires in the same site, or for the whole area, and whose rule holds this one's notifications back. */
    private @Nullable Alert inhibitor(Alert alert) {
        return firing(alert, book.inForce().inhibitors(alert.rule()));
    }

    /** The event that the alert is, or that it belongs to: one that it did not begin long before. */
    private @Nullable Alert event(Alert alert) {
        if (!book.inForce().card(alert.rule()).groups().isEmpty()) {
            return alert;
        }
        Alert event = firing(alert, book.inForce().events(alert.rule()));
        return event == null || alert.since().isBefore(event.since().minus(LEAD)) ? null : event;
    }

    private @Nullable Alert firing(Alert alert, Set<String> rules) {
        if (rules.isEmpty()) {
            return null;
        }
        for (Alert other : book.open()) {
            if (other.firing()
                    && rules.contains(other.rule())
                    && !other.id().equals(alert.id())
                    && other.subject().area().equals(alert.subject().area())
                    && (other.subject().site().isEmpty()
                            || other.subject().site().equals(alert.subject().site()))) {
                return other;
            }
        }
        return null;
    }

    private void suppress(Alert alert, Text why, What what) {
        Instant at = book.area(alert.subject().area()).stamp();
        Text which = new Text(what.word() + "：" + why.zh(), what.word() + ": " + why.en());
        book.apply(alert, Life.noted(alert, What.SUPPRESSED, at, "book", which));
    }

    private List<Receiver> receivers(Alert alert) {
        Routes routes = book.inForce().setup().routes();
        Settings settings = book.inForce().setup().settings();
        if (alert.drill() && !(settings.drill() && settings.notifyInDrill())) {
            return List.of(routes.drillReceiver());
        }
        return routes.of(alert.subject().site(), book.inForce().card(alert.rule()), alert.peak());
    }

    private void send(Alert alert, Step step, boolean first) {
        Instant now = book.area(alert.subject().area()).stamp();
        List<Text> control = responder.lines(alert, now);
        Alert event = event(alert);
        String gateway = event == null ? gateway(alert) : "";
        boolean back = step.what() == What.CLOSED;
        for (Receiver receiver : receivers(alert)) {
            Worded worded = wording(alert, receiver.language()).step(step, control);
            book.outbox()
                    .add(
                            new Item(
                                    alert.id() + "/" + step.n() + "/" + receiver.id(),
                                    receiver.id(),
                                    alert.id(),
                                    step.n(),
                                    step.what().word(),
                                    alert.severity(),
                                    alert.rule(),
                                    alert.subject(),
                                    first,
                                    alert.drill(),
                                    worded.subject(),
                                    worded.text(),
                                    step.at(),
                                    event != null ? event.id() : cause(gateway, back),
                                    event != null
                                            ? wording(event, receiver.language())
                                                    .title()
                                            : behind(gateway, back, receiver.language())),
                            book.changes());
        }
    }

    /** The gateway of a device that is not heard: with others behind it, it is more likely to blame than they are. */
    private String gateway(Alert alert) {
        Device device = book.inForce().registry().devices().get(alert.subject().device());
        return device == null || !book.inForce().card(alert.rule()).silence() ? "" : device.gateway();
    }

    private static String cause(String gateway, boolean back) {
        return gateway.isEmpty() ? "" : (back ? "back behind " : "silent behind ") + gateway;
    }

    private static String behind(String gateway, boolean back, Language language) {
        if (gateway.isEmpty()) {
            return "";
        }
        return language == Language.ZH
                ? "网关 " + gateway + (back ? " 后的设备恢复" : " 后的设备无数据")
                : "Devices behind gateway " + gateway + (back ? " are heard again" : " are silent");
    }

    private Wording wording(Alert alert, Language language) {
        return new Wording(
                alert, book.inForce().card(alert.rule()), book.inForce().registry(), language);
    }

    /** A queue has been worked off: what came and went meanwhile is told in one digest, what still stands as usual. */
    void caughtUp(String areaId) {
        AreaState area = book.area(areaId);
        book.setArea(area.catchingUp(false), true);
        Map<Receiver, List<Alert>> digests = new LinkedHashMap<>();
        for (AreaState.Held held : area.held()) {
            Alert alert = book.alert(held.alert()).orElse(null);
            if (alert == null) {
                continue;
            }
            if (held.began() && !alert.firing()) {
                suppress(alert, new Text("中断恢复后以汇总告知", "told in one digest after an outage"), held.what());
                receivers(alert).forEach(r -> digests.computeIfAbsent(r, k -> new ArrayList<>())
                        .add(alert));
            } else {
                What what = held.began() ? What.OPENED : held.what();
                boolean first = held.began() && alert.severity() == Severity.CRITICAL;
                one(alert, new Told(told(alert, held.step(), what, held.why()), first));
            }
        }
        digests.forEach((receiver, alerts) -> digest(area, receiver, alerts));
    }

    private void digest(AreaState area, Receiver receiver, List<Alert> alerts) {
        boolean zh = receiver.language() == Language.ZH;
        boolean drill = alerts.stream().allMatch(Alert::drill);
        String mark = drill ? (zh ? "【演练】" : "DRILL ") : "";
        String subject = mark
                + (zh
                        ? "中断期间出现并已恢复的告警 " + alerts.size() + " 条"
                        : alerts.size() + " alerts came and went during an outage");
        List<String> lines = new ArrayList<>();
        Severity worst = Severity.INFO;
        for (Alert alert : alerts) {
            lines.add(wording(alert, receiver.language()).cameAndWent());
            worst = alert.peak().compareTo(worst) > 0 ? alert.peak() : worst;
        }
        String key = "catch-up/" + area.area() + "/" + area.position() + "/" + receiver.id();
        book.outbox()
                .add(
                        new Item(
                                key,
                                receiver.id(),
                                "",
                                0,
                                "catch-up",
                                worst,
                                "catch-up",
                                Subject.area(area.area()),
                                false,
                                drill,
                                subject,
                                String.join("\n", lines),
                                area.stamp()),
                        book.changes());
    }
}
