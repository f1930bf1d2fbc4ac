package io.dewline.alerts.notes;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.book.Step.What;
import io.dewline.alerts.response.Actuator;
import io.dewline.model.Command;
import io.dewline.model.Device;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines that the store and its dashboards get of alerts, commands and states. Severities are numbers: 0 none, 1 info, 2 warning, 3 critical.
 */
public final class AlertNotes {
    /** The tag value of re-stated alerts, where steps have their own word. */
    public static final String OPEN = "open";

    /** Steps whose words may be a person's; people are in the book, not on dashboards. */
    private static final Set<What> PERSONAL =
            EnumSet.of(What.ACKNOWLEDGED, What.RESPONDED, What.CONFIRMED, What.CLOSED);

    private AlertNotes() {}

    /** A step of an alert's history: measurement {@code alert}. */
    public static String step(Alert alert, Step step, String message) {
        Line line = of(alert, step.what().word(), message);
        return (PERSONAL.contains(step.what())
                        ? line
                        : line.text("why", step.why().en()))
                .at(step.at());
    }

    /** An open alert as it stands: measurement {@code alert}, {@code step=open}. */
    public static String open(Alert alert, String message, Instant at) {
        return of(alert, OPEN, message).at(at);
    }

    private static Line of(Alert alert, String step, String message) {
        Subject subject = alert.subject();
        return new Line("alert")
                .tag("area", subject.area())
                .tag("device", subject.device())
                .tag("rule", alert.rule())
                .tag("site", subject.site())
                .tag("step", step)
                .tag("zone", subject.zone())
                .text("id", alert.id())
                .text("message", message)
                .text("condition", alert.condition().word())
                .text("handling", alert.handling().word())
                .whole("severity", alert.severity().level())
                .whole("open", alert.open() ? 1 : 0)
                .whole("since", alert.since().toEpochMilli())
                .whole("drill", alert.drill() ? 1 : 0);
    }

    /** A command: measurement {@code command}. */
    public static String command(Command command, Device device, String alert, Instant at) {
        return new Line("command")
                .tag("device", command.device())
                .tag("site", command.site())
                .tag("zone", device.zone())
                .text("id", command.id())
                .text("alert", alert)
                .whole("running", command.running() ? 1 : 0)
                .whole("until", command.until().toEpochMilli())
                .at(at);
    }

    /** A site: measurement {@code state}; zero where nothing is open. */
    public static String site(Site site, Collection<Alert> open, boolean locked, Instant at) {
        return counted(new Line("state").tag("area", site.area()).tag("site", site.id()), open)
                .whole("locked", locked ? 1 : 0)
                .at(at);
    }

    /** A device: measurement {@code state}; an actuator also says whether it runs, as far as it reported. */
    public static String device(
            Device device, Collection<Alert> open, @Nullable Actuator actuator, boolean locked, Instant at) {
        Line line = counted(
                new Line("state")
                        .tag("area", device.area())
                        .tag("device", device.id())
                        .tag("site", device.site())
                        .tag("zone", device.zone()),
                open);
        if (!device.actuates().isEmpty()) {
            line.whole("locked", locked ? 1 : 0);
            if (actuator != null && actuator.reported() != Actuator.Reported.NOTHING) {
                line.whole("running", actuator.reported() == Actuator.Reported.RUNNING ? 1 : 0);
            }
        }
        return line.at(at);
    }

    private static Line counted(Line line, Collection<Alert> open) {
        List<Alert> firing = open.stream().filter(Alert::firing).toList();
        return line.whole("open", open.size())
                .whole("firing", firing.size())
                .whole("awaiting", open.stream().filter(Alert::awaitsResponse).count())
                .whole(
                        "blind",
                        firing.stream()
                                .filter(a -> a.condition() == io.dewline.alerts.book.Condition.BLIND)
                                .count())
                .whole(
                        "severity",
                        firing.stream()
                                .mapToInt(a -> a.severity().level())
                                .max()
                                .orElse(0));
    }
}
