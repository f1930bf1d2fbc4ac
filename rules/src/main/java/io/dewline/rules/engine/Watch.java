package io.dewline.rules.engine;

import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.model.Transition;
import io.dewline.model.Transition.Advice;
import io.dewline.model.Transition.Permit;
import io.dewline.model.Transition.Step;
import io.dewline.model.Transition.Used;
import io.dewline.model.Unit;
import io.dewline.model.WindowResult;
import io.dewline.rules.condition.Judge;
import io.dewline.rules.condition.Moment;
import io.dewline.rules.condition.Program;
import io.dewline.rules.condition.Scope;
import io.dewline.rules.condition.Verdict;
import io.dewline.rules.condition.Wiring;
import io.dewline.rules.language.Expr;
import io.dewline.rules.language.Rule;
import io.dewline.rules.series.Dependent;
import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Track;
import io.dewline.rules.series.Unpack;
import io.dewline.rules.window.Alignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule watching one subject. Idle, it is a few fields; an {@link Episode} is made when its condition becomes true. Times are epoch milliseconds. */
final class Watch extends Timed implements Dependent {
    private static final long NONE = Long.MIN_VALUE;
    /** An idle watch looks around this often, so that a silent sensor is noticed. */
    private static final long ROUND = 900_000;

    private static final String ADVISE_ONLY = "zone.plant: advice only";

    private final RuleInForce rule;
    private final Group group;
    private final Program program;
    private final Scope scope;
    private final Gear gear;
    private final Desk desk;
    private int order;
    private @Nullable Episode episode;
    private long undeterminedSince = NONE;
    private long endedAt = NONE;
    private boolean everDetermined;
    private boolean overlong;

    // Two episodes of a watch never begin at one stamp, so that the second has another identity: it begins a
    // millisecond later.

    /** What a watch is made of. */
    record Parts(RuleInForce rule, Group group, Program program, Scope scope, Gear gear) {}

    Watch(Parts parts, Desk desk) {
        this.rule = parts.rule;
        this.group = parts.group;
        this.program = parts.program;
        this.scope = parts.scope;
        this.gear = parts.gear;
        this.desk = desk;
    }

    RuleInForce rule() {
        return rule;
    }

    Subject subject() {
        return group.subject();
    }

    boolean active() {
        return episode != null;
    }

    /** Whether it counts how long it has been undetermined. */
    boolean waits() {
        return undeterminedSince != NONE;
    }

    boolean watchesSilence() {
        return gear.silent() != null;
    }

    /** Reads a little of itself and of what it reads; see {@link Feed#look}. */
    long look(int depth) {
        return switch (depth) {
            case 0 -> undeterminedSince;
            case 1 -> scope.look() + rule.coverage() > 0 ? 1 : 0;
            case 2 -> program.look();
            default -> 0;
        };
    }

    @Override
    int rank() {
        return 2;
    }

    @Override
    public int order() {
        return order;
    }

    void order(int place) {
        order = place;
    }

    @Override
    void due(long at) {
        judge(at);
    }

    private Moment moment(long now, boolean active) {
        return desk.moment.at(now, rule.coverage(), active);
    }

    /** Windows that start at {@code start} have just closed: judges what is read from them, then the rule. */
    void closed(Alignment alignment, long start, long now) {
        for (Judge judge : gear.judges()) {
            if (judge.alignment() == alignment) {
                WindowResult result = judge.judge(rule.id(), start, moment(now, true), desk.figures);
                if (result != null) {
                    desk.windows.add(result);
                }
                group.touch(desk);
            }
        }
        hear(now);
    }

    /** A late sample changed windows judged before. */
    void revised(Alignment alignment, long start, long now) {
        for (Judge judge : gear.judges()) {
            if (judge.alignment() == alignment) {
                WindowResult result = judge.revise(rule.id(), start, moment(now, true), desk.figures);
                if (result != null) {
                    desk.windows.add(result);
                    desk.tallies.revised++;
                }
            }
        }
    }

    /** Notes a reading, for what is counted by readings. */
    void note(Wiring.Noting noting, long at, long now) {
        noting.note(moment(now, true), at);
        group.touch(desk);
    }

    /** A reading of what the condition looks at, or a closed window: judges the rule, and notes how often that comes out otherwise. */
    void hear(long now) {
        Flapping flapping = gear.flapping();
        if (flapping != null) {
            note(flapping, moment(now, episode != null));
        }
        judge(now);
    }

    /** Between the condition and the clear condition it stays as it was; undetermined is no judgement. */
    private void note(Flapping flapping, Moment moment) {
        Verdict when = program.when(scope, moment);
        Verdict until = program.hasUntil() ? program.until(scope, moment) : when.not();
        boolean holds = when == Verdict.TRUE && until != Verdict.TRUE;
        boolean clears = until == Verdict.TRUE && when != Verdict.TRUE;
        boolean known = when != Verdict.UNDETERMINED && until != Verdict.UNDETERMINED;
        boolean changed = (holds || clears) ? flapping.take(holds) : (known && flapping.again());
        if (changed) {
            group.touch(desk);
        }
    }

    private boolean flaps() {
        return gear.flapping() != null && gear.flapping().flaps();
    }

    /** Judges the rule as things stand at {@code now}. */
    void judge(long now) {
        Moment moment = moment(now, episode != null);
        Verdict when = when(now, moment);
        if (gear.silent() == null) {
            sight(when, now);
        }
        if (episode == null) {
            boolean begins = when == Verdict.TRUE
                    && now != endedAt
                    && !(program.hasUntil() && program.until(scope, moment) == Verdict.TRUE);
            if (!begins) {
                if (place < 0
                        || program.ramps()
                        || (gear.silent() != null && !waitsForSilence(now))
                        || undeterminedSince != NONE
                        || now == endedAt) {
                    rearm(now);
                }
                return;
            }
            episode = new Episode(
                    new Phases(now, desk.link.at(now)), rule.rule().levels().size());
        }
        live(episode, when, now);
    }

    private Verdict when(long now, Moment moment) {
        return gear.silent() == null ? program.when(scope, moment) : silence(gear.silent(), now);
    }

    /** How its condition stands at {@code now}; nothing comes of being asked. */
    Verdict verdict(long now) {
        return when(now, moment(now, episode != null));
    }

    private Verdict silence(Track device, long now) {
        return desk.link.settled() ? Verdict.of(now >= silentAt(device)) : Verdict.UNDETERMINED;
    }

    /** When the device will have been silent for too long. What was deaf itself calls nobody silent; who was silent before is so until heard. */
    private long silentAt(Track device) {
        long heard = Math.max(device.lastAt(), Math.max(device.since(), desk.startedAt));
        boolean firing = episode != null && episode.phases.firing();
        return (firing ? heard : Math.max(heard, desk.link.caughtUpAt())) + gear.silence();
    }

    /** Whether it wakes in time to find the device silent: each reading puts that off, and a wake-up too early does no harm. */
    private boolean waitsForSilence(long now) {
        return gear.silent() != null && deadline > now && deadline <= silentAt(gear.silent());
    }

    /** Keeps track of how long the condition has been undetermined. */
    private void sight(Verdict when, long now) {
        if (when != Verdict.UNDETERMINED || program.absent(scope)) {
            if (!everDetermined || undeterminedSince != NONE) {
                everDetermined = true;
                undeterminedSince = NONE;
                group.touch(desk);
                if (overlong) {
                    overlong = false;
                    see(now);
                }
            }
            return;
        }
        long clock = desk.link.at(now);
        if (undeterminedSince == NONE) {
            undeterminedSince = clock;
            group.touch(desk);
        }
        if (!overlong && clock - undeterminedSince >= rule.patience(everDetermined)) {
            overlong = true;
            group.touch(desk);
            group.blindness().add(this, now - (clock - undeterminedSince), now);
        }
    }

    /** Interlocks that cannot be judged hold the actuator back; when that lasts, somebody must mend what is missing. */
    private void doubt(Episode current, Permit permit, long now) {
        if (permit != Permit.UNDETERMINED) {
            current.doubtSince = Episode.NONE;
            if (current.doubted) {
                current.doubted = false;
                see(now);
            }
            return;
        }
        long clock = desk.link.at(now);
        if (current.doubtSince == Episode.NONE) {
            current.doubtSince = clock;
        }
        if (!current.doubted && clock - current.doubtSince >= rule.patience(true)) {
            current.doubted = true;
            group.blindness().add(this, now - (clock - current.doubtSince), now);
        }
    }

    /** It is blind no more, unless for another reason. */
    private void see(long now) {
        if (!overlong && (episode == null || !episode.doubted)) {
            group.blindness().remove(this, now);
        }
    }

    private void live(Episode current, Verdict when, long now) {
        if (current.phases.firing()) {
            waver(current, now);
        }
        Moment moment = moment(now, true);
        long clock = desk.link.at(now);
        Verdict until = program.hasUntil() ? program.until(scope, moment) : when.not();
        if (until == Verdict.TRUE && current.phases.firing() && flaps()) {
            until = Verdict.FALSE;
        }
        Phases.Event event = current.phases.judge(when, until, now, clock, rule.holds());
        for (int level = 1; level < program.levels(); level++) {
            current.ladder.judge(level, program.level(level, scope, moment), clock, program.hold(level));
        }
        group.touch(desk);
        switch (event) {
            case DROPPED -> episode = null;
            case FIRED -> fire(current, now);
            case RECOVERED -> {
                tell(current, Step.RECOVERED, now, cause(current, now));
                endedAt = now;
                episode = null;
                if (current.doubted) {
                    see(now);
                }
            }
            case BLIND -> tell(current, Step.BLIND, now, "");
            case SIGHTED -> tell(current, Step.SIGHTED, now, "");
            case ANEW, NOTHING -> {}
        }
        if (episode != null && current.phases.firing()) {
            follow(current, now);
        }
        rearm(now);
    }

    private void fire(Episode current, long now) {
        current.id = Names.episode(rule.id(), subject(), current.phases.began());
        if (gear.remedy() != null) {
            current.rain = gear.remedy().rain();
        }
        tell(current, Step.FIRED, now, "");
    }

    /** While it fires: severity, response, effect and interlocks. */
    private void follow(Episode current, long now) {
        waver(current, now);
        if (severity(current) != current.told) {
            tell(current, Step.LEVEL, now, "");
        }
        Remedy remedy = gear.remedy();
        if (remedy == null) {
            return;
        }
        boolean runs = remedy.runs(current.phases.began(), now);
        current.ran |= runs;
        if (program.expects()
                && current.respondedAt == Episode.NONE
                && (runs || remedy.served(current.phases.firedAt(), now))) {
            current.respondedAt = now;
            current.starts = program.starts(scope, moment(now, true));
        }
        effect(current, now);
        Moment moment = moment(now, true);
        Advice told = current.advice;
        Advice next = advice(remedy, moment);
        Permit permit = permit(moment);
        doubt(current, permit, now);
        boolean otherwise = permit == Permit.WITHHELD && !withheldBy(moment).equals(current.withheldBy);
        if (permit != current.permit || otherwise || told == null || Remedy.differs(told, next)) {
            tell(current, Step.PERMIT, now, "");
        }
    }

    /** Tells that it begins or ceases to flap. */
    private void waver(Episode current, long now) {
        if (flaps() != current.flapTold) {
            current.flapTold = flaps();
            tell(current, current.flapTold ? Step.FLAPPING : Step.STEADY, now, "");
        }
    }

    private void effect(Episode current, long now) {
        if (current.respondedAt == Episode.NONE || current.effectTold) {
            return;
        }
        Verdict expected = program.expect(scope, moment(now, true).from(current.starts));
        if (expected == Verdict.TRUE) {
            current.effectTold = true;
            tell(current, Step.EFFECT, now, "expected");
        } else if (expected == Verdict.FALSE && now >= effectDue(current)) {
            current.effectTold = true;
            tell(current, Step.EFFECT, now, "ineffective");
        }
    }

    private long effectDue(Episode current) {
        Rule.Response respond = rule.rule().respond();
        Rule.Expect expect = respond == null ? null : respond.expect();
        return expect == null || current.respondedAt == Episode.NONE || current.effectTold
                ? NEVER
                : current.respondedAt + expect.within().toMillis();
    }

    private Permit permit(Moment moment) {
        if (adviseOnly()) {
            return Permit.WITHHELD;
        }
        return switch (program.unless(scope, moment)) {
            case FALSE -> Permit.ALLOWED;
            case TRUE -> Permit.WITHHELD;
            case UNDETERMINED -> Permit.UNDETERMINED;
        };
    }

    private boolean adviseOnly() {
        Remedy remedy = gear.remedy();
        return remedy != null && remedy.adviseOnly();
    }

    /** Why the response is withheld; "" when it is not. */
    private String withheldBy(Moment moment) {
        return adviseOnly() ? ADVISE_ONLY : program.withheldBy(scope, moment);
    }

    private Advice advice(Remedy remedy, Moment moment) {
        Rule.Response respond = rule.rule().respond();
        Expr amount = respond == null ? null : respond.amount();
        return remedy.advice(program.amount(scope, moment), amount == null ? Unit.ONE : amount.unit());
    }

    private Severity severity(Episode current) {
        return rule.severity(current.ladder.level());
    }

    /** Why it recovered, as far as the log shows. */
    private String cause(Episode current, long now) {
        Remedy remedy = gear.remedy();
        if (remedy == null) {
            return "";
        }
        if (remedy.rained(current.rain)) {
            return "rain";
        }
        if (remedy.served(current.phases.began(), now)) {
            return "watered";
        }
        return current.ran || remedy.runs(current.phases.began(), now) ? "actuator" : "";
    }

    private void tell(Episode current, Step step, long now, String cause) {
        Moment moment = moment(now, true);
        Remedy remedy = gear.remedy();
        if (step != Step.RECOVERED) {
            current.told = severity(current);
        }
        current.permit = permit(moment);
        current.withheldBy = withheldBy(moment);
        current.advice = remedy == null ? null : advice(remedy, moment);
        desk.transitions.add(new Transition(
                current.id,
                current.n++,
                rule.id(),
                subject(),
                step,
                current.told,
                current.phases.blind(),
                Instant.ofEpochMilli(now),
                Instant.ofEpochMilli(current.phases.began()),
                used(step, now, moment),
                current.advice,
                current.permit,
                current.withheldBy,
                cause,
                simulated(),
                desk.configuration));
    }

    private List<Used> used(Step step, long now, Moment moment) {
        Track silent = gear.silent();
        if (silent == null) {
            List<Used> used =
                    program.account(scope, moment, step == Step.RECOVERED).used();
            return gear.flapping() == null || !flaps() ? used : flapping(used, gear.flapping());
        }
        double seconds = silent.lastAt() == NONE ? Double.NaN : (now - silent.lastAt()) / 1e3;
        return List.of(new Used("silent for", seconds, Unit.SECOND.symbol(), ""));
    }

    private static List<Used> flapping(List<Used> used, Flapping flapping) {
        List<Used> all = new ArrayList<>(used);
        all.add(new Used("flapping", flapping.share() * 100, Unit.PERCENT.symbol(), ""));
        return all;
    }

    /** The inputs whose absence leaves the condition undetermined, or, where that is judged, the interlocks. */
    List<String> missing(long now) {
        List<String> missing = program.account(scope, moment(now, true), false).missing();
        return missing.isEmpty() ? program.missingForInterlocks(scope, moment(now, true)) : missing;
    }

    /** Whether it looks at simulated devices. */
    boolean simulated() {
        Track silent = gear.silent();
        return silent == null ? scope.simulated() : silent.simulated();
    }

    /** The rule or the subject is gone. */
    void withdraw(long now) {
        Episode current = episode;
        if (current == null || !current.phases.firing()) {
            return;
        }
        desk.transitions.add(new Transition(
                current.id,
                current.n++,
                rule.id(),
                subject(),
                Step.WITHDRAWN,
                current.told,
                current.phases.blind(),
                Instant.ofEpochMilli(now),
                Instant.ofEpochMilli(current.phases.began()),
                List.of(),
                null,
                current.permit,
                "",
                "withdrawn",
                simulated(),
                desk.configuration));
    }

    /** Waits for the next moment at which something may happen without anything being told. */
    void rearm(long now) {
        long due = now == endedAt ? now + 1 : round(now);
        long clock = desk.link.at(now);
        Episode current = episode;
        if (current != null || program.ramps()) {
            due = Math.min(due, program.due(scope, moment(now, current != null)));
        }
        if (current != null) {
            due = Math.min(due, current.phases.due(now, desk.link, rule.holds()));
            if (effectDue(current) > now) {
                due = Math.min(due, effectDue(current));
            }
            if (current.doubtSince != Episode.NONE && !current.doubted) {
                due = Math.min(due, desk.link.in(rule.patience(true) - (clock - current.doubtSince), now));
            }
            for (int level = 1; level < program.levels(); level++) {
                long wait = current.ladder.wait(level, clock, program.hold(level));
                due = Math.min(due, wait < 0 ? NEVER : desk.link.in(wait, now));
            }
        }
        if (gear.silent() != null && desk.link.settled() && silentAt(gear.silent()) > now) {
            due = Math.min(due, silentAt(gear.silent()));
        }
        if (undeterminedSince != NONE && !overlong) {
            due = Math.min(due, desk.link.in(rule.patience(everDetermined) - (clock - undeterminedSince), now));
        }
        long next = Math.max(now + 1, due);
        if (next != deadline && (current != null || program.ramps())) {
            group.touch(desk);
        }
        desk.timers.set(this, next);
    }

    /** The link is another: what waits may now be due earlier, which a restored engine must know. */
    void relink(long now) {
        rearm(now);
        group.touch(desk);
    }

    /** The next round: every quarter of an hour, spread over it so that not all watches look at once. */
    private long round(long now) {
        long shift = Math.floorMod(rule.id().hashCode() * 31L + group.spread(), ROUND);
        return Math.floorDiv(now - shift, ROUND) * ROUND + ROUND + shift;
    }

    /** Whether there is anything to remember. */
    boolean tells() {
        return episode != null
                || undeterminedSince != NONE
                || everDetermined
                || !gear.memories().isEmpty();
    }

    void write(Pack out) {
        out.text(rule.rule().conditionHash());
        out.flag(everDetermined);
        out.whole(undeterminedSince);
        out.flag(overlong);
        out.whole(endedAt);
        out.whole(deadline);
        out.flag(episode != null);
        if (episode != null) {
            episode.write(out);
        }
        out.count(gear.memories().size());
        for (Wiring.Memory memory : gear.memories()) {
            out.text(memory.key());
            out.nest(memory.write());
        }
    }

    /** Takes over a state. If the condition was another, holds and memories start empty, but what fires goes on firing. */
    void read(Unpack in) {
        boolean same = in.text().equals(rule.rule().conditionHash());
        everDetermined = in.flag() && same;
        long undetermined = in.whole();
        boolean blind = in.flag();
        endedAt = in.whole();
        long due = in.whole();
        Episode former = in.flag() ? Episode.of(in, rule.rule().levels().size()) : null;
        if (same) {
            undeterminedSince = undetermined;
            overlong = blind;
            episode = former;
            if (overlong || (former != null && former.doubted)) {
                group.blindness().rejoin(this);
            }
            desk.timers.set(this, due);
            memories(in);
        } else if (former != null && former.phases.firing()) {
            former.phases.carryOver();
            former.respondedAt = Episode.NONE;
            former.starts = new double[0];
            former.doubtSince = Episode.NONE;
            former.doubted = false;
            episode = former;
        }
    }

    private void memories(Unpack in) {
        for (int i = in.count(); i > 0; i--) {
            String key = in.text();
            Unpack body = in.nest();
            for (Wiring.Memory memory : gear.memories()) {
                if (memory.key().equals(key)) {
                    memory.read().accept(body);
                }
            }
        }
    }
}
