package io.dewline.app.backtest;

import io.dewline.alerts.Alerts;
import io.dewline.alerts.BookEvent;
import io.dewline.alerts.Settings;
import io.dewline.alerts.Setup;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Outgoing;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.line.BookEvents;
import io.dewline.model.Batch;
import io.dewline.model.Command;
import io.dewline.model.Control;
import io.dewline.model.Device;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Entry;
import io.dewline.model.Reading;
import io.dewline.model.Transition;
import io.dewline.rules.condition.Verdict;
import io.dewline.rules.engine.Counts;
import io.dewline.rules.engine.Engine;
import io.dewline.rules.engine.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One area's engine and alert book on batches of the past: the same code as live, on the time of the batches. Time passes at least once a minute. Messages
 * reach their receivers at once; actuators that the history says nothing of obey at once, and change nothing of what was measured. For one thread.
 */
public final class Rehearsal {
    /** How long nothing may happen before time is told to pass. */
    static final long TICK_MS = 60_000;

    private static final int AT_ONCE = 1_000;
    private static final long NEVER = Long.MIN_VALUE;

    private final String area;
    private final ConfigurationSet set;
    private final Engine engine;
    private final BookEvents bookEvents = new BookEvents();
    private final MemoryStorage storage = new MemoryStorage();
    private final Alerts alerts;
    private final List<BookEvent> answers = new ArrayList<>();
    private final Map<String, Instant> running = new LinkedHashMap<>();
    private final Set<String> recorded = new HashSet<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Rehearsed.Sent> messages = new ArrayList<>();
    private final List<Rehearsed.Ordered> commands = new ArrayList<>();
    private final Windows windows = new Windows();
    private Counts counts = Counts.NONE;
    private long readings;
    private long position = -1;
    private long stamp = NEVER;
    private long first = NEVER;
    private long passed = NEVER;

    /** A rehearsal of {@code area} under the rules, sites and people of {@code set}. */
    public Rehearsal(String area, ConfigurationSet set) {
        this.area = area;
        this.set = set;
        this.engine = new Engine(area, set.registry(), set.rules(), set.hash());
        this.alerts = Alerts.open(
                storage, new Setup(set.registry(), set.rules().cards(), set.routes(), Settings.DEFAULT), Instant.EPOCH);
        bookEvents.configure(set.registry());
    }

    /** The time of the last batch, epoch milliseconds; {@link Long#MIN_VALUE} before the first. */
    public long stamp() {
        return stamp;
    }

    /**
     * Takes a batch in after letting time pass up to it.
     *
     * @throws IllegalArgumentException for a batch of another area, or one before the last
     */
    public void take(Batch batch) {
        passTo(batch.stamp());
        one(batch);
    }

    /** Lets time pass to {@code until}, where the rehearsal ends. */
    public void end(long until) {
        passTo(until);
        if (stamp != NEVER && stamp < until) {
            tick(until);
        }
    }

    /** How the condition of a rule stands for the subject of this key; empty where the rule does not judge it. */
    Optional<Verdict> verdict(String rule, String subject) {
        return engine.verdict(rule, subject);
    }

    private void passTo(long until) {
        while (stamp != NEVER && until - stamp > TICK_MS) {
            tick(stamp + TICK_MS);
        }
    }

    private void tick(long at) {
        one(new Batch(area, position + 1, at, Batch.Kind.CONTROL, List.of(new Control.Tick())));
    }

    private void one(Batch batch) {
        Output output = engine.take(batch);
        if (first == NEVER) {
            first = batch.stamp();
        }
        stamp = batch.stamp();
        transitions.addAll(output.transitions());
        output.windows().forEach(windows::add);
        if (batch.kind() == Batch.Kind.READINGS) {
            counts = counts.plus(output.counts());
            readings += batch.entries().size();
            batch.entries().forEach(this::recordedActuator);
        }
        book(batch, output.transitions());
    }

    /** Readings that say whether an actuator ran: then the history knows better than we what it did. */
    private void recordedActuator(Entry entry) {
        if (entry instanceof Reading reading) {
            for (int i = 0; i < reading.size(); i++) {
                if (reading.quantity(i).id().equals(BookEvents.RUNNING)) {
                    recorded.add(reading.source().device());
                }
            }
        }
    }

    private void book(Batch batch, List<Transition> changes) {
        Instant now = batch.instant();
        leases(now);
        List<BookEvent> events = new ArrayList<>(answers);
        answers.clear();
        events.addAll(bookEvents.of(batch, changes));
        if (!events.isEmpty()) {
            alerts.take(area, ++position, now, events);
            passed = batch.stamp();
        } else if (passed != NEVER && batch.stamp() - passed >= TICK_MS) {
            alerts.pass(area, now);
            passed = batch.stamp();
        }
        if (alerts.waiting() > 0) {
            carry(now);
        }
    }

    /** A command is a lease that the device enforces itself. */
    private void leases(Instant now) {
        running.entrySet().removeIf(run -> {
            boolean over = !now.isBefore(run.getValue());
            if (over) {
                answers.add(new BookEvent.Reported(run.getKey(), false, false, run.getValue()));
            }
            return over;
        });
    }

    private void carry(Instant now) {
        for (Outgoing outgoing : alerts.due(now, AT_ONCE)) {
            if (outgoing instanceof Outgoing.ToPerson person) {
                messages.add(new Rehearsed.Sent(now, person.message()));
            } else if (outgoing instanceof Outgoing.ToActuator actuator) {
                obey(actuator.command(), now);
            }
            alerts.delivered(outgoing, Outcome.ok(), now, Duration.ZERO);
        }
    }

    private void obey(Command command, Instant now) {
        commands.add(new Rehearsed.Ordered(now, command));
        Device device = set.registry().device(command.device());
        if (device == null) {
            return;
        }
        long at = now.toEpochMilli();
        answers.add(new BookEvent.Answered(
                new DeviceEvent.Reply(device.source(), command.id(), DeviceEvent.Result.ACCEPTED, null, at, at)));
        if (!recorded.contains(command.device())) {
            answers.add(new BookEvent.Reported(command.device(), command.running(), false, now));
            if (command.running()) {
                running.put(command.device(), command.until());
            } else {
                running.remove(command.device());
            }
        }
    }

    /** All that came of it so far. */
    public Rehearsed result() {
        Instant from = Instant.ofEpochMilli(first == NEVER ? 0 : first);
        Instant to = Instant.ofEpochMilli(stamp == NEVER ? 0 : stamp);
        return new Rehearsed(
                area,
                from,
                to,
                readings,
                counts,
                transitions,
                Episode.of(transitions, to),
                storage.alerts().stream()
                        .flatMap(a -> storage.history(a.id()).stream())
                        .toList(),
                messages,
                commands,
                windows.tallies());
    }
}
