package io.dewline.rules.language;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Functions over the devices of a subject that deliver what stands in them. */
final class SpaceFunctions {
    private static final String HALF = "devices without value are left out; below half of them undetermined";

    private SpaceFunctions() {}

    static List<Function> table() {
        return List.of(
                numbers("max", Expr.SpaceFunction.MAX, "unit of x: the largest"),
                numbers("min", Expr.SpaceFunction.MIN, "unit of x: the smallest"),
                numbers("mean", Expr.SpaceFunction.MEAN, "unit of x"),
                numbers("spread", Expr.SpaceFunction.SPREAD, "unit of x: largest minus smallest"),
                conditions("any", Expr.SpaceFunction.ANY, "condition: holds for one device at least"),
                conditions("all", Expr.SpaceFunction.ALL, "condition: holds for every device"),
                new Function(
                        "at_least",
                        List.of(Parameter.LEAST, Parameter.CONDITION),
                        "condition: holds for n devices, or n % of them",
                        HALF,
                        SpaceFunctions::atLeast));
    }

    private static Function numbers(String name, Expr.SpaceFunction function, String result) {
        return new Function(
                name,
                List.of(Parameter.VALUE),
                result,
                HALF,
                (checker, call) -> over(checker, call, function, new Least(0, false), true));
    }

    private static Function conditions(String name, Expr.SpaceFunction function, String result) {
        return new Function(
                name,
                List.of(Parameter.CONDITION),
                result,
                HALF,
                (checker, call) -> over(checker, call, function, new Least(0, false), false));
    }

    /** A count, or a share of 0 … 1. */
    private record Least(double value, boolean share) {}

    private static @Nullable Typed atLeast(Checker checker, Syntax.Call call) {
        Syntax.Figure n = (Syntax.Figure) call.arguments().get(0);
        boolean share = n.unit() != null;
        double value = share ? n.value() / 100 : n.value();
        boolean good = share ? value > 0 && value <= 1 : value >= 1 && value == Math.rint(value);
        if (!good) {
            checker.wrong(n, "is no number of devices", "a whole number from 1, or a share up to 100 %");
            return null;
        }
        return over(checker, call, Expr.SpaceFunction.AT_LEAST, new Least(value, share), false);
    }

    private static @Nullable Typed over(
            Checker checker, Syntax.Call call, Expr.SpaceFunction function, Least least, boolean number) {
        Syntax argument = call.arguments().get(call.arguments().size() - 1);
        if (checker.looksAtDevices()) {
            checker.error(call, "a function over devices stands inside another", "one of them");
            return null;
        }
        Checker.Devices devices = new Checker.Devices(new TreeSet<>(), new TreeSet<>());
        Typed found = checker.perDevice(argument, devices);
        if (found == null) {
            return null;
        }
        Expr body = number ? number(checker, argument, found) : checker.condition(found, argument);
        if (body == null) {
            return null;
        }
        boolean optional = devices.required().isEmpty();
        Set<String> wanted = optional ? devices.optional() : devices.required();
        if (wanted.isEmpty()) {
            checker.wrong(argument, "is the same for every device", "a quantity that devices deliver");
            return null;
        }
        if (!optional) {
            checker.scene().expectSome(wanted, checker.mark(argument));
        }
        return Typed.of(
                new Expr.Over(checker.origin(call), function, least.value(), least.share(), body, wanted, optional));
    }

    private static @Nullable Expr number(Checker checker, Syntax argument, Typed found) {
        if (found.isNumber()) {
            return Units.plain(found);
        }
        checker.wrong(argument, "is " + found.words(), "a number; for a condition any(…), all(…) or at_least(n, …)");
        return null;
    }
}
