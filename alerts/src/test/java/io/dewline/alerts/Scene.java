package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Closing;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Message;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Outgoing;
import io.dewline.alerts.routing.Routes;
import io.dewline.alerts.storage.SqliteAlertStorage;
import io.dewline.model.Command;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Source;
import io.dewline.model.Transition;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A book on disk with a clock of instants: what is told, commanded and recorded as the timeline goes. */
public final class Scene implements AutoCloseable {
    private final Path file;
    private Setup setup;
    private Alerts alerts;
    private long position;
    private Instant now = City.T0;
    private final List<Message> messages = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();

    public Scene(Path folder, Setup setup) {
        this.file = folder.resolve("alerts.db");
        this.setup = setup;
        this.alerts = Alerts.open(SqliteAlertStorage.open(file), setup, now);
    }

    public static Scene of(Path folder, String gateMode) {
        return new Scene(folder, City.setup(gateMode, Routes.LOG_ONLY, Settings.DEFAULT));
    }

    public Alerts alerts() {
        return alerts;
    }

    public Instant now() {
        return now;
    }

    public long position() {
        return position;
    }

    /** Takes events in at T0 plus these minutes, then carries what is due. */
    public Scene at(double minutes, BookEvent... events) {
        take(minutes, events);
        carry();
        return this;
    }

    public Scene at(double minutes, Transition transition) {
        return at(minutes, new BookEvent.Changed(transition));
    }

    public Scene take(double minutes, BookEvent... events) {
        now = minute(minutes);
        alerts.take("city", ++position, now, List.of(events));
        return this;
    }

    public static Instant minute(double minutes) {
        return City.T0.plusMillis(Math.round(minutes * 60_000));
    }

    /** Carries everything that is due, successfully, until nothing is; messages gather for a few seconds. */
    public Scene carry() {
        List<Outgoing> due = new ArrayList<>(alerts.due(now, 100));
        due.addAll(alerts.due(now.plusSeconds(3), 100));
        while (!due.isEmpty()) {
            for (Outgoing out : due) {
                if (out instanceof Outgoing.ToPerson person) {
                    messages.add(person.message());
                } else if (out instanceof Outgoing.ToActuator actuator) {
                    commands.add(actuator.command());
                }
                alerts.delivered(out, Outcome.ok(), now.plusSeconds(3), Duration.ofMillis(5));
            }
            due = alerts.due(now.plusSeconds(3), 100);
        }
        return this;
    }

    public Scene reply(double minutes, DeviceEvent.Result result, String reason) {
        Command last = commands.get(commands.size() - 1);
        Source source = new Source("cannon", last.site(), "fence", last.device());
        long at = minute(minutes).toEpochMilli();
        return at(minutes, new BookEvent.Answered(new DeviceEvent.Reply(source, last.id(), result, reason, at, at)));
    }

    public Scene reports(double minutes, String device, boolean running) {
        return at(minutes, new BookEvent.Reported(device, running, false, minute(minutes)));
    }

    /** As after a kill: the file is opened anew, what was in memory is gone. */
    public Scene restart() {
        alerts.close();
        alerts = Alerts.open(SqliteAlertStorage.open(file), setup, now);
        return this;
    }

    public Scene configure(Setup next) {
        setup = next;
        alerts.configure(next);
        return this;
    }

    public List<Message> messages() {
        return messages;
    }

    public List<String> subjects() {
        return messages.stream().map(Message::subject).toList();
    }

    public List<Command> commands() {
        return commands;
    }

    public Alert only() {
        List<Alert> open = alerts.open();
        if (open.size() != 1) {
            throw new AssertionError("open alerts: " + open);
        }
        return open.get(0);
    }

    public Alert alert(String id) {
        return alerts.alert(id).orElseThrow().alert();
    }

    public Closing closing(String id) {
        return java.util.Objects.requireNonNull(alert(id).closing(), () -> id + " is open");
    }

    public List<String> steps(String id) {
        return alerts.alert(id).orElseThrow().history().stream()
                .map(Step::what)
                .map(Step.What::word)
                .toList();
    }

    @Override
    public void close() {
        alerts.close();
    }
}
