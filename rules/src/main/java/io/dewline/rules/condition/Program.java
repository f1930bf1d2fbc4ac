package io.dewline.rules.condition;

import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.rules.language.Absent;
import io.dewline.rules.language.Expr;
import io.dewline.rules.language.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A rule compiled; all its subjects share it. Where parts are optional there is one for each set of parts that a subject has. */
public final class Program {
    private final Slots slots = new Slots();
    private final List<NumberCode> starts = new ArrayList<>(0);
    private final @Nullable VerdictCode when;
    private final @Nullable VerdictCode until;
    private final Step[] levels;
    private final @Nullable NumberCode amount;
    private final @Nullable VerdictCode unless;
    private final List<Interlock> interlocks = new ArrayList<>(0);
    private final @Nullable VerdictCode expect;
    private final boolean ramps;
    private final long clock;
    private final List<Expr> times;

    /** One part of the interlocks and how it is written. */
    private record Interlock(String text, VerdictCode condition) {}

    /** A level's condition; {@code hold} in milliseconds. */
    private record Step(Severity severity, VerdictCode condition, long hold) {}

    /** The parts of a rule that a subject has. */
    private record Parts(
            @Nullable Expr when,
            @Nullable Expr until,
            List<Rule.Level> levels,
            @Nullable Expr amount,
            @Nullable Expr unless,
            @Nullable Expr expect) {}

    /** The programs of one rule, compiled once for each set of parts. */
    public static final class Variants {
        private final Rule rule;
        private final Map<Parts, Program> programs = new HashMap<>();
        private @Nullable Program whole;

        public Variants(Rule rule) {
            this.rule = rule;
        }

        /** The program for a subject for which {@code present} tells whether a device delivers quantities; null when nothing is left of the condition. */
        public @Nullable Program of(Predicate<Set<String>> present) {
            if (whole != null) {
                return whole;
            }
            boolean[] asked = {false};
            Parts parts = parts(rule, wanted -> {
                asked[0] = true;
                return present.test(wanted);
            });
            if (rule.when() != null && parts.when() == null) {
                return null;
            }
            Program program = programs.computeIfAbsent(parts, Program::new);
            if (!asked[0]) {
                whole = program;
            }
            return program;
        }

        private static Parts parts(Rule rule, Predicate<Set<String>> present) {
            Rule.Response respond = rule.respond();
            Rule.Expect expect = respond == null ? null : respond.expect();
            List<Rule.Level> levels = new ArrayList<>();
            for (Rule.Level level : rule.levels()) {
                Absent.leaveOut(level.condition(), present)
                        .ifPresent(c -> levels.add(new Rule.Level(level.severity(), c, level.hold())));
            }
            return new Parts(
                    left(rule.when(), present),
                    left(rule.until(), present),
                    levels,
                    respond == null ? null : left(respond.amount(), present),
                    respond == null ? null : left(respond.unless(), present),
                    expect == null ? null : left(expect.condition(), present));
        }

        private static @Nullable Expr left(@Nullable Expr expr, Predicate<Set<String>> present) {
            Optional<Expr> left = expr == null ? Optional.empty() : Absent.leaveOut(expr, present);
            return left.orElse(null);
        }
    }

    private Program(Parts parts) {
        clock = parts.when() == null ? 0 : Compiler.length(parts.when());
        times = parts.when() == null ? List.of() : Compiler.times(parts.when());
        when = verdict(parts.when(), false);
        until = verdict(parts.until(), true);
        levels = parts.levels().stream()
                .map(level -> new Step(
                        level.severity(),
                        (VerdictCode) Compiler.compile(level.condition(), slots, true, starts, clock, times),
                        level.hold().toMillis()))
                .toArray(Step[]::new);
        amount = parts.amount() == null
                ? null
                : (NumberCode) Compiler.compile(parts.amount(), slots, true, starts, clock, times);
        unless = parts.unless() == null ? null : interlocks(parts.unless());
        expect = verdict(parts.expect(), true);
        ramps = parts.when() != null && Ramps.in(parts.when());
    }

    private VerdictCode interlocks(Expr unless) {
        List<Expr> each = unless instanceof Expr.Or or ? or.parts() : List.of(unless);
        for (Expr part : each) {
            interlocks.add(new Interlock(part.text(), Compiler.interlock(part, slots, starts, clock, times)));
        }
        return Logic.or(interlocks.stream().map(Interlock::condition).toArray(VerdictCode[]::new));
    }

    private @Nullable VerdictCode verdict(@Nullable Expr expr, boolean active) {
        return expr == null ? null : (VerdictCode) Compiler.compile(expr, slots, active, starts, clock, times);
    }

    /** Binds the program to a subject; {@code wiring} learns what it must hear of. */
    public Scope bind(Places places, Rule rule, Subject subject, Wiring wiring) {
        return slots.bind(new Binding(places, rule, subject, wiring, ""));
    }

    /** The condition under which it fires; undetermined for a rule without. */
    public Verdict when(Scope scope, Moment moment) {
        return when == null ? Verdict.UNDETERMINED : when.test(scope, moment);
    }

    /** Whether all of the condition is optional and on sensors that no device turned out to have: there is nothing to judge. */
    public boolean absent(Scope scope) {
        return when != null && when.optional() && when.absent(scope);
    }

    /** Reads a little of what the next judgement will need; the number means nothing. */
    public long look() {
        return when == null ? 0 : when.look();
    }

    /** Whether time alone may make the condition true. */
    public boolean ramps() {
        return ramps;
    }

    public boolean hasUntil() {
        return until != null;
    }

    /** The condition under which it clears. */
    public Verdict until(Scope scope, Moment moment) {
        return until == null ? when(scope, moment).not() : until.test(scope, moment);
    }

    public int levels() {
        return levels.length;
    }

    public Severity severity(int level) {
        return levels[level].severity;
    }

    /** How long level {@code level} must hold, in milliseconds. */
    public long hold(int level) {
        return levels[level].hold;
    }

    public Verdict level(int level, Scope scope, Moment moment) {
        return levels[level].condition.test(scope, moment);
    }

    /** How much to do, in the amount's unit; NaN when it cannot be told. */
    public double amount(Scope scope, Moment moment) {
        return amount == null ? Double.NaN : amount.number(scope, moment);
    }

    /** Whether the interlocks withhold the response; false without any. */
    public Verdict unless(Scope scope, Moment moment) {
        return unless == null ? Verdict.FALSE : unless.test(scope, moment);
    }

    /** Whether the expected effect is there; undetermined where none is expected. */
    public Verdict expect(Scope scope, Moment moment) {
        return expect == null ? Verdict.UNDETERMINED : expect.test(scope, moment);
    }

    public boolean expects() {
        return expect != null;
    }

    /** What the values behind each {@code start} are now. */
    public double[] starts(Scope scope, Moment moment) {
        double[] values = new double[starts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = starts.get(i).number(scope, moment);
        }
        return values;
    }

    /** The earliest moment after now at which time alone may change its verdicts; {@link Long#MAX_VALUE} for never. */
    public long due(Scope scope, Moment moment) {
        long due = when == null ? Long.MAX_VALUE : when.due(scope, moment);
        if (!moment.active) {
            return due;
        }
        if (until != null) {
            due = Math.min(due, until.due(scope, moment));
        }
        for (Step level : levels) {
            due = Math.min(due, level.condition.due(scope, moment));
        }
        if (unless != null) {
            due = Math.min(due, unless.due(scope, moment));
        }
        return expect == null ? due : Math.min(due, expect.due(scope, moment));
    }

    /** What the condition used and lacked; with {@code clearing} what the clear condition used, too. */
    public Account account(Scope scope, Moment moment, boolean clearing) {
        Account account = new Account();
        if (when != null) {
            when.use(scope, moment, account);
            if (!when.known(scope, moment)) {
                when.lack(scope, moment, account);
            }
        }
        if (clearing && until != null) {
            until.use(scope, moment, account);
        }
        return account;
    }

    /** The inputs whose absence leaves the interlocks undetermined. */
    public List<String> missingForInterlocks(Scope scope, Moment moment) {
        Account account = new Account();
        if (unless != null && !unless.known(scope, moment)) {
            unless.lack(scope, moment, account);
        }
        return account.missing();
    }

    /** Why the interlocks withhold: the parts that are true; or, while they are undetermined, the inputs that are missing; "" when they allow. */
    public String withheldBy(Scope scope, Moment moment) {
        if (unless == null) {
            return "";
        }
        if (unless.test(scope, moment) == Verdict.UNDETERMINED) {
            return String.join(", ", missingForInterlocks(scope, moment));
        }
        return interlocks.stream()
                .filter(part -> part.condition.test(scope, moment) == Verdict.TRUE)
                .map(Interlock::text)
                .collect(java.util.stream.Collectors.joining("; "));
    }
}
