package io.dewline.rules.language;

import io.dewline.model.Calendar;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What time it is: schedules, seasons and working days. */
final class CalendarFunctions {
    private static final String ALWAYS_KNOWN = "never missing";

    private CalendarFunctions() {}

    static List<Function> table() {
        return List.of(
                new Function(
                        "schedule",
                        List.of(Parameter.QUOTED),
                        "condition: a time of `schedules:` in sites.yaml",
                        ALWAYS_KNOWN,
                        (checker, call) -> named(
                                checker,
                                call,
                                Expr.CalendarFunction.SCHEDULE,
                                calendar(checker).schedules())),
                new Function(
                        "season",
                        List.of(Parameter.QUOTED),
                        "condition: a part of the year of `seasons:` in sites.yaml",
                        ALWAYS_KNOWN,
                        (checker, call) -> named(
                                checker,
                                call,
                                Expr.CalendarFunction.SEASON,
                                calendar(checker).seasons())),
                new Function(
                        "workday",
                        List.of(),
                        "condition: a working day of calendar.yaml",
                        "Monday to Friday where the year's holidays are missing",
                        (checker, call) -> Typed.of(
                                new Expr.OnCalendar(checker.origin(call), Expr.CalendarFunction.WORKDAY, ""))));
    }

    private static Calendar calendar(Checker checker) {
        return checker.scene().reach().registry().calendar();
    }

    private static @Nullable Typed named(
            Checker checker, Syntax.Call call, Expr.CalendarFunction function, Set<String> known) {
        Syntax.Quoted name = (Syntax.Quoted) call.arguments().get(0);
        if (!known.contains(name.value())) {
            if (known.isEmpty()) {
                String example = function == Expr.CalendarFunction.SCHEDULE
                        ? "schedules: { " + name.value() + ": { from: \"22:00\", to: \"06:00\" } } in sites.yaml"
                        : "seasons: { " + name.value() + ": { from: 12-01, to: 02-28 } } in sites.yaml";
                checker.error(name, "unknown " + call.function() + " '" + name.value() + "'", example);
            } else {
                checker.unknown(name, call.function(), name.value(), known);
            }
            return null;
        }
        return Typed.of(new Expr.OnCalendar(checker.origin(call), function, name.value()));
    }
}
