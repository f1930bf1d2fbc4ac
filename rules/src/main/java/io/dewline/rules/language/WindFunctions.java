package io.dewline.rules.language;

import io.dewline.model.Subject;
import io.dewline.rules.dust.WindSide;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Functions over the monitors of a site on one side of it, as the wind blows. */
final class WindFunctions {
    private static final String CALM =
            "undetermined in calm or without wind, without a monitor there, or with a value of fewer than half of them";

    private WindFunctions() {}

    static List<Function> table() {
        return List.of(
                new Function(
                        "upwind",
                        List.of(Parameter.VALUE),
                        "unit of x: mean of the site's monitors that stand upwind",
                        CALM,
                        (checker, call) -> facing(checker, call, WindSide.UPWIND)),
                new Function(
                        "downwind",
                        List.of(Parameter.VALUE),
                        "unit of x: mean of the site's monitors that stand downwind",
                        CALM,
                        (checker, call) -> facing(checker, call, WindSide.DOWNWIND)));
    }

    private static @Nullable Typed facing(Checker checker, Syntax.Call call, WindSide side) {
        Syntax argument = call.arguments().get(0);
        if (checker.scene().each() == Subject.Level.AREA) {
            checker.wrong(call, "has no site here", "each: site, zone or device");
            return null;
        }
        if (checker.looksAtDevices()) {
            checker.error(call, "a function over devices stands inside another", "one of them");
            return null;
        }
        Checker.Devices devices = new Checker.Devices(new TreeSet<>(), new TreeSet<>());
        Typed found = checker.perDevice(argument, devices);
        if (found == null) {
            return null;
        }
        if (!found.isNumber()) {
            checker.wrong(argument, "is " + found.words(), "a number of one device, like avg(pm10, 5m)");
            return null;
        }
        Expr body = Units.plain(found);
        Optional<Expr> closed = Trees.first(body, e -> e instanceof Expr.Aligned || e instanceof Expr.Exceedances);
        if (closed.isPresent()) {
            checker.scene()
                    .problems()
                    .error(
                            closed.get().mark(),
                            "'" + closed.get().text() + "' cannot stand inside " + call.function() + "(…)",
                            "a sliding window like avg(pm10, 1h): which way the wind blew in a closed one is not known");
            return null;
        }
        boolean optional = devices.required().isEmpty();
        Set<String> wanted = optional ? devices.optional() : devices.required();
        if (wanted.isEmpty()) {
            checker.wrong(argument, "is the same for every device", "a quantity that devices deliver");
            return null;
        }
        if (!optional) {
            checker.scene().expectSomeOnSite(wanted, checker.mark(argument));
        }
        return Typed.of(new Expr.Facing(checker.origin(call), side, body, wanted, optional));
    }
}
