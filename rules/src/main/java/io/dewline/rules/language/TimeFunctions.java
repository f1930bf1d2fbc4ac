package io.dewline.rules.language;

import io.dewline.model.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions over time: sliding windows, windows of the clock, and counting. */
final class TimeFunctions {
    private static final String BELOW_COVERAGE = "undetermined below coverage";
    private static final Duration LONGEST = Duration.ofDays(400);

    private TimeFunctions() {}

    static List<Function> table() {
        List<Function> table = new ArrayList<>();
        both(table, "avg", Expr.TimeFunction.AVG, "unit of x", u -> u);
        both(table, "min", Expr.TimeFunction.MIN, "unit of x", u -> u);
        both(table, "max", Expr.TimeFunction.MAX, "unit of x", u -> u);
        both(table, "sum", Expr.TimeFunction.SUM, "unit of x", u -> u);
        both(table, "count", Expr.TimeFunction.COUNT, "plain number", u -> Unit.ONE);
        both(
                table,
                "rate",
                Expr.TimeFunction.RATE,
                "change per hour: mm/h, L/min, else a plain number",
                TimeFunctions::rate);
        both(table, "delta", Expr.TimeFunction.DELTA, "unit of x: last minus first", u -> u);
        both(table, "stddev", Expr.TimeFunction.STDDEV, "unit of x", u -> u);
        both(table, "first", Expr.TimeFunction.FIRST, "unit of x: the oldest", u -> u);
        table.add(new Function(
                "median",
                List.of(Parameter.VALUE, Parameter.WINDOW),
                "unit of x: `percentile` of 50 %",
                BELOW_COVERAGE,
                (checker, call) -> percentile(checker, call, 0.5)));
        table.add(new Function(
                "percentile",
                List.of(Parameter.VALUE, Parameter.PERCENT, Parameter.WINDOW),
                "unit of x: what p % of the samples do not exceed",
                BELOW_COVERAGE,
                TimeFunctions::percentile));
        table.add(new Function(
                "stuck",
                List.of(Parameter.VALUE, Parameter.WINDOW),
                "condition: three samples or more, all the same",
                BELOW_COVERAGE,
                TimeFunctions::stuck));
        table.add(new Function(
                "exceedances",
                List.of(Parameter.CONDITION, Parameter.DAY),
                "plain number: windows of the day so far that met the condition",
                "undetermined windows are not counted, and reported",
                TimeFunctions::exceedances));
        table.add(new Function(
                "times",
                List.of(Parameter.CONDITION, Parameter.COUNT),
                "condition: held at each of the last n readings",
                "undetermined while the last reading is",
                TimeFunctions::inRow));
        table.add(new Function(
                "times",
                List.of(Parameter.CONDITION, Parameter.WINDOW),
                "plain number: readings in the window at which it held",
                BELOW_COVERAGE,
                TimeFunctions::times));
        return table;
    }

    private static Unit rate(Unit unit) {
        return switch (unit.dimension()) {
            case LENGTH -> Unit.MILLIMETRE_PER_HOUR;
            case VOLUME -> Unit.LITRE_PER_MINUTE;
            default -> Unit.ONE;
        };
    }

    private static void both(
            List<Function> table, String name, Expr.TimeFunction function, String result, UnaryOperator<Unit> unit) {
        table.add(new Function(
                name,
                List.of(Parameter.VALUE, Parameter.WINDOW),
                result,
                BELOW_COVERAGE,
                (checker, call) -> sliding(checker, call, function, unit)));
        table.add(new Function(
                name,
                List.of(Parameter.VALUE, Parameter.SPAN),
                result,
                BELOW_COVERAGE,
                (checker, call) -> aligned(checker, call, function, unit)));
    }

    private static @Nullable Typed sliding(
            Checker checker, Syntax.Call call, Expr.TimeFunction function, UnaryOperator<Unit> unit) {
        Expr body = body(checker, call);
        Duration window = window(checker, call.arguments().get(1));
        if (body == null || window == null || isOfNoLevel(checker, call, function, body)) {
            return null;
        }
        return Typed.of(new Expr.Sliding(checker.origin(call), function, 0, body, window, unit.apply(body.unit())));
    }

    /** Levels in dB are averaged by energy, and have neither sum nor deviation. */
    private static boolean isOfNoLevel(Checker checker, Syntax.Call call, Expr.TimeFunction function, Expr body) {
        boolean wrong = body.unit().dimension() == Unit.Dimension.SOUND_LEVEL
                && (function == Expr.TimeFunction.SUM || function == Expr.TimeFunction.STDDEV);
        if (wrong) {
            checker.wrong(
                    call.arguments().get(0),
                    "is a level in dB, of which there is no " + call.function() + "()",
                    "avg (by energy), min, max or percentile");
        }
        return wrong;
    }

    private static @Nullable Typed percentile(Checker checker, Syntax.Call call) {
        Syntax.Figure p = (Syntax.Figure) call.arguments().get(1);
        if (!(p.value() > 0 && p.value() < 100)) {
            checker.wrong(p, "is no percentile", "a number between 0 and 100, like 95");
            return null;
        }
        return percentile(checker, call, p.value() / 100);
    }

    private static @Nullable Typed percentile(Checker checker, Syntax.Call call, double share) {
        Expr body = body(checker, call);
        Duration window = window(checker, call.arguments().get(call.arguments().size() - 1));
        return body == null || window == null
                ? null
                : Typed.of(new Expr.Sliding(
                        checker.origin(call), Expr.TimeFunction.PERCENTILE, share, body, window, body.unit()));
    }

    /** Enough samples, and the largest is the smallest. */
    private static @Nullable Typed stuck(Checker checker, Syntax.Call call) {
        Expr body = body(checker, call);
        Duration window = window(checker, call.arguments().get(1));
        if (body == null || window == null) {
            return null;
        }
        Expr.Origin whole = checker.origin(call);
        String of = "(" + checker.text(call.arguments().get(0)) + ", "
                + checker.text(call.arguments().get(1)) + ")";
        Expr count = new Expr.Sliding(
                new Expr.Origin(whole.mark(), "count" + of), Expr.TimeFunction.COUNT, 0, body, window, Unit.ONE);
        Expr least = new Expr.Sliding(
                new Expr.Origin(whole.mark(), "min" + of), Expr.TimeFunction.MIN, 0, body, window, body.unit());
        Expr most = new Expr.Sliding(
                new Expr.Origin(whole.mark(), "max" + of), Expr.TimeFunction.MAX, 0, body, window, body.unit());
        Expr three = new Expr.NumberConstant(new Expr.Origin(whole.mark(), "3"), 3, Unit.ONE);
        return Typed.of(new Expr.And(
                whole,
                List.of(
                        new Expr.Compare(whole, Expr.Comparison.GE, count, three),
                        new Expr.Compare(whole, Expr.Comparison.EQ, most, least))));
    }

    private static @Nullable Typed aligned(
            Checker checker, Syntax.Call call, Expr.TimeFunction function, UnaryOperator<Unit> unit) {
        Expr body = body(checker, call);
        Duration window = span(checker, (Syntax.Call) call.arguments().get(1));
        if (body == null || window == null || isOfNoLevel(checker, call, function, body)) {
            return null;
        }
        return Typed.of(new Expr.Aligned(checker.origin(call), function, body, window, unit.apply(body.unit())));
    }

    /** What a window collects: a number made of quantities of one device. */
    private static @Nullable Expr body(Checker checker, Syntax.Call call) {
        Syntax argument = call.arguments().get(0);
        Expr body = checker.number(argument);
        if (body == null) {
            return null;
        }
        Optional<Expr> foreign = Trees.first(body, e -> !collects(e));
        if (foreign.isPresent()) {
            checker.scene()
                    .problems()
                    .error(
                            foreign.get().mark(),
                            "'" + foreign.get().text() + "' cannot stand inside " + call.function() + "(…, window)",
                            foreign.get() instanceof Expr.Over || foreign.get() instanceof Expr.Facing
                                    ? "the window inside: max(avg(x, 5m)), not avg(max(x), 5m)"
                                    : foreign.get() instanceof Expr.Formula
                                            ? "the window inside: iaqi(avg(x, 24h)), not avg(iaqi(x), 24h)"
                                            : "quantities of one device, numbers and attributes");
            return null;
        }
        if (Trees.all(body, Expr.Last.class).isEmpty()) {
            checker.wrong(argument, "does not change with time", "a quantity");
            return null;
        }
        return body;
    }

    private static boolean collects(Expr e) {
        return e instanceof Expr.Last
                || e instanceof Expr.NumberConstant
                || (e instanceof Expr.Formula formula && formula.function() == Expr.DustFunction.COARSE_FRACTION)
                || e instanceof Expr.Attribute
                || e instanceof Expr.Arithmetic
                || e instanceof Expr.Negate
                || e instanceof Expr.Convert;
    }

    private static @Nullable Duration window(Checker checker, Syntax argument) {
        Duration window = duration(argument);
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST) > 0) {
            checker.wrong(argument, "is no length for a window", "1s to 400d");
            return null;
        }
        return window;
    }

    static Duration duration(Syntax argument) {
        Syntax.Figure number = (Syntax.Figure) argument;
        Unit unit = number.unit() == null ? Unit.SECOND : number.unit();
        return Duration.ofMillis(Math.round(Math.min(unit.to(Unit.SECOND, number.value()), 1e12) * 1_000));
    }

    private static @Nullable Duration span(Checker checker, Syntax.Call aligned) {
        if (aligned.arguments().size() == 1) {
            Syntax argument = aligned.arguments().get(0);
            if (Parameter.DAY.fits(argument)) {
                return Duration.ofDays(1);
            }
            if (Parameter.WINDOW.fits(argument)) {
                Duration window = duration(argument);
                if (window.toMillis() >= 1_000 && Duration.ofDays(1).toMillis() % window.toMillis() == 0) {
                    return window;
                }
                checker.wrong(argument, "does not divide a day", "like 1m, 5m, 15m, 1h, 8h or day");
                return null;
            }
        }
        checker.error(aligned, "aligned() does not take these arguments", "aligned(15m), aligned(1h) or aligned(day)");
        return null;
    }

    private static @Nullable Typed inRow(Checker checker, Syntax.Call call) {
        Expr condition = ofReadings(checker, call);
        Syntax.Figure n = (Syntax.Figure) call.arguments().get(1);
        if (n.value() < 1 || n.value() > 1_000 || n.value() != Math.rint(n.value())) {
            checker.wrong(n, "is no number of readings", "a whole number from 1 to 1000");
            return null;
        }
        return condition == null ? null : Typed.of(new Expr.InRow(checker.origin(call), condition, (int) n.value()));
    }

    private static @Nullable Typed times(Checker checker, Syntax.Call call) {
        Expr condition = ofReadings(checker, call);
        Duration window = window(checker, call.arguments().get(1));
        return condition == null || window == null
                ? null
                : Typed.of(new Expr.Times(checker.origin(call), condition, window));
    }

    /** A condition that each reading of one device decides. */
    private static @Nullable Expr ofReadings(Checker checker, Syntax.Call call) {
        Syntax argument = call.arguments().get(0);
        Typed found = checker.check(argument);
        Expr condition = found == null ? null : checker.condition(found, argument);
        if (condition == null) {
            return null;
        }
        Optional<Expr> foreign =
                Trees.first(condition, e -> e instanceof Expr.Aligned || e instanceof Expr.Over || isOfTheMoment(e));
        if (foreign.isPresent()) {
            checker.scene()
                    .problems()
                    .error(
                            foreign.get().mark(),
                            "'" + foreign.get().text() + "' cannot stand inside times(…)",
                            "quantities of one device, facts, limits and numbers");
            return null;
        }
        if (Trees.all(condition, Expr.Last.class).isEmpty()) {
            checker.wrong(argument, "does not change with readings", "a quantity");
            return null;
        }
        return condition;
    }

    private static @Nullable Typed exceedances(Checker checker, Syntax.Call call) {
        Syntax argument = call.arguments().get(0);
        Typed found = checker.check(argument);
        Expr condition = found == null ? null : checker.condition(found, argument);
        if (condition == null) {
            return null;
        }
        Optional<Expr> foreign = Trees.first(condition, e -> e instanceof Expr.OnCalendar || isOfTheMoment(e));
        if (foreign.isPresent()) {
            checker.scene()
                    .problems()
                    .error(
                            foreign.get().mark(),
                            "'" + foreign.get().text() + "' cannot stand inside exceedances(…)",
                            "windows of the clock like avg(x, aligned(1h)), facts, limits and numbers");
            return null;
        }
        List<Expr.Aligned> windows = Trees.all(condition, Expr.Aligned.class);
        if (windows.stream().map(Expr.Aligned::window).distinct().count() != 1) {
            checker.wrong(
                    argument,
                    windows.isEmpty() ? "has no window of the clock" : "has windows of different lengths",
                    "one length, like avg(x, aligned(1h)) > 80");
            return null;
        }
        return Typed.of(new Expr.Exceedances(
                checker.origin(call), condition, windows.get(0).window()));
    }

    /** What has no value of its own for a closed window. */
    private static boolean isOfTheMoment(Expr e) {
        if (e instanceof Expr.Aligned) {
            return false;
        }
        return e instanceof Expr.Sliding
                || e instanceof Expr.Domain
                || e instanceof Expr.Evaporation
                || e instanceof Expr.Influenced
                || e instanceof Expr.ClockAhead
                || e instanceof Expr.Facing
                || e instanceof Expr.Age
                || e instanceof Expr.FactAge
                || e instanceof Expr.Exceedances
                || e instanceof Expr.Start
                || e instanceof Expr.InRow
                || e instanceof Expr.Times;
    }
}
