package io.dewline.rules.engine;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Entry;
import io.dewline.model.Fact;
import io.dewline.model.Reading;
import io.dewline.model.Registry;
import io.dewline.rules.condition.Verdict;
import io.dewline.rules.language.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The rules of one area at work: a deterministic function of the log. Each batch first brings time forward, firing every timer due by its stamp in the order
 * of (deadline, rule, subject), and is then taken in entry by entry, so that it makes no difference how the log was cut into batches. Not safe for use by
 * several threads.
 */
public final class Engine {
    /** The stamp of what was logged before the log knew a time. */
    private static final long UNKNOWN = 0;

    private final String area;
    private final Desk desk;
    private final Snapshot snapshot;
    private World world;
    private Intake intake;
    private long stamp = Long.MIN_VALUE;

    /** An engine that has seen nothing yet; {@code configuration} is the hash that its transitions carry. */
    public Engine(String area, Registry registry, RuleSet rules, String configuration) {
        this.area = area;
        this.desk = new Desk(configuration);
        this.snapshot = new Snapshot(desk);
        this.world = new World(area, registry, rules, desk);
        this.intake = new Intake(world, desk, snapshot);
    }

    /** The largest stamp seen, {@link Long#MIN_VALUE} before the first batch. */
    public long stamp() {
        return stamp;
    }

    /**
     * Brings time forward to the batch's stamp and takes its entries in.
     *
     * @throws IllegalArgumentException for a batch of another area, or one whose stamp is smaller than the last
     */
    public Output take(Batch batch) {
        if (!batch.area().equals(area)) {
            throw new IllegalArgumentException("a batch of area " + batch.area() + " for the engine of " + area);
        }
        advance(batch.stamp());
        List<? extends Entry> entries = batch.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (i % Intake.AHEAD == 0) {
                intake.lookAhead(entries, i);
            }
            take(entries.get(i), i % Intake.AHEAD);
            fire();
        }
        return desk.take();
    }

    private void advance(long to) {
        if (to == UNKNOWN) {
            // A log that runs by its readings has no time before the first of them.
            return;
        }
        if (stamp == Long.MIN_VALUE) {
            begin(to);
        } else if (to < stamp) {
            throw new IllegalArgumentException("stamp " + to + " after stamp " + stamp);
        }
        stamp = to;
        fire();
    }

    /** Fires what is due by now. */
    private void fire() {
        while (desk.timers.next() <= stamp) {
            Timed timed = desk.timers.take();
            timed.due(timed.deadline);
        }
    }

    private void begin(long at) {
        desk.startedAt = at;
        world.closings.values().forEach(closing -> closing.begin(at));
        world.watches.forEach(watch -> watch.rearm(at));
    }

    private void take(Entry entry, int place) {
        if (entry instanceof Reading reading) {
            intake.reading(reading, place, stamp);
        } else if (entry instanceof Fact fact) {
            intake.fact(fact, stamp);
        } else if (entry instanceof Control.Link link) {
            link(link.state());
        }
    }

    /** How the condition of a rule stands at the last stamp, for the subject of this key; empty where the rule does not judge it. */
    public Optional<Verdict> verdict(String rule, String subject) {
        Group group = world.groups.get(subject);
        return group == null || stamp == Long.MIN_VALUE
                ? Optional.empty()
                : group.watches().stream()
                        .filter(watch -> watch.rule().id().equals(rule))
                        .findFirst()
                        .map(watch -> watch.verdict(stamp));
    }

    private void link(Control.State state) {
        if (stamp == Long.MIN_VALUE) {
            desk.link.change(state, UNKNOWN);
            return;
        }
        desk.link.change(state, stamp);
        for (Watch watch : world.watches) {
            if (watch.active()) {
                watch.judge(stamp);
            } else if (watch.watchesSilence() || watch.waits()) {
                watch.relink(stamp);
            }
        }
    }

    /**
     * Puts another configuration in force at {@code at}. State is kept by the hash of the compiled condition: where that is the same nothing is lost; where it
     * changed, what fires goes on firing and ends by the new rule; what is gone is withdrawn.
     */
    public Output configure(Registry registry, RuleSet rules, String configuration, long at) {
        advance(at);
        desk.configuration = configuration;
        World former = world;
        Map<String, byte[]> state = new HashMap<>();
        snapshot.everything(former, stamp, state::put);
        desk.timers = new Timers();
        desk.touched.clear();
        desk.tracks.clear();
        world = new World(area, registry, rules, desk);
        intake = new Intake(world, desk, snapshot);
        snapshot.read(state, world);
        snapshot.replaced(former, world);
        Succession.settle(former, world, stamp);
        world.tracks.values().forEach(track -> track.knownFrom(at));
        begun();
        for (Watch watch : world.watches) {
            watch.judge(stamp);
        }
        fire();
        return desk.take();
    }

    /** Lets closings and watches wait that do not wait yet, or for a moment that has passed. */
    private void begun() {
        world.closings.values().forEach(closing -> closing.begin(stamp));
        world.voices.values().forEach(voice -> voice.arm(stamp));
        for (Watch watch : world.watches) {
            if (watch.place < 0 || watch.deadline <= stamp) {
                watch.rearm(stamp);
            }
        }
    }

    /**
     * Hands over what has changed since the last call, as a value to keep under each key, one after another; an empty value says that nothing need be kept
     * under it any longer. All values kept together restore the engine. What was handed over counts as kept: whoever could not keep it asks for
     * {@link #everything}.
     */
    public void changes(BiConsumer<String, byte[]> keep) {
        snapshot.changes(world, stamp, keep);
    }

    /** The whole state, changed or not, as {@link #changes} would hand it over. */
    public void everything(BiConsumer<String, byte[]> keep) {
        snapshot.everything(world, stamp, keep);
    }

    /**
     * Takes over what an engine of the same configuration kept: it goes on as that one would have.
     *
     * @throws IllegalStateException when this engine has seen a batch already
     * @throws IllegalArgumentException when a newer version wrote the state
     */
    public void restore(Map<String, byte[]> state) {
        if (stamp != Long.MIN_VALUE) {
            throw new IllegalStateException("an engine is restored before its first batch");
        }
        stamp = snapshot.read(state, world);
        if (stamp != Long.MIN_VALUE) {
            begun();
        }
    }
}
