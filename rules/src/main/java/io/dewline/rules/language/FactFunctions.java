package io.dewline.rules.language;

import io.dewline.model.FactKind;
import io.dewline.model.Quantity;
import io.dewline.model.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts with an argument, and how old a value is. */
final class FactFunctions {
    private static final String EXPIRED = "undetermined when there is none in force";

    private FactFunctions() {}

    static List<Function> table() {
        return List.of(
                new Function(
                        "district",
                        List.of(Parameter.QUANTITY),
                        "unit of the quantity: the district's mean (fact district_…)",
                        EXPIRED,
                        (checker, call) -> fact(checker, call, "district_")),
                new Function(
                        "forecast",
                        List.of(Parameter.NAME, Parameter.WINDOW),
                        "forecast(rain, 24h) in mm, forecast(tmin, 24h) in °C (facts forecast_…)",
                        EXPIRED,
                        FactFunctions::forecast),
                new Function(
                        "told",
                        List.of(Parameter.NAME),
                        "condition: a fact of that name is in force",
                        "never missing",
                        FactFunctions::told),
                new Function(
                        "equipped",
                        List.of(Parameter.QUANTITY),
                        "condition: a device of the subject has ever told the quantity",
                        "never missing",
                        FactFunctions::equipped),
                new Function(
                        "clock_ahead",
                        List.of(Parameter.DEVICE),
                        "condition: the device's last reading came with a time too far ahead, for which its arrival was taken",
                        "undetermined before the first reading, which is not told",
                        FactFunctions::clockAhead),
                new Function(
                        "last",
                        List.of(Parameter.QUANTITY),
                        "unit of the quantity; the same as its bare name",
                        "undetermined without a value",
                        FactFunctions::last),
                new Function(
                        "age",
                        List.of(Parameter.NAME),
                        "s since the last value of a quantity, or since a fact began",
                        "undetermined without a value, or without a fact in force",
                        FactFunctions::age));
    }

    private static Syntax.Name name(Syntax.Call call) {
        return (Syntax.Name) call.arguments().get(0);
    }

    private static @Nullable Typed fact(Checker checker, Syntax.Call call, String prefix) {
        Syntax.Name name = name(call);
        FactKind kind = Checker.fact(prefix + name.word());
        if (kind == null) {
            Set<String> known = FactKind.all().keySet().stream()
                    .filter(fact -> fact.startsWith(prefix))
                    .map(fact -> fact.substring(prefix.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
            checker.unknown(name, call.function() + " value", name.word(), known);
            return null;
        }
        return Typed.of(new Expr.FactValue(checker.origin(call), kind));
    }

    private static @Nullable Typed forecast(Checker checker, Syntax.Call call) {
        Syntax ahead = call.arguments().get(1);
        if (!TimeFunctions.duration(ahead).equals(Duration.ofHours(24))) {
            checker.wrong(ahead, "is no horizon of a forecast", "24h");
            return null;
        }
        return fact(checker, call, "forecast_");
    }

    private static @Nullable Typed told(Checker checker, Syntax.Call call) {
        FactKind kind = Checker.fact(name(call).word());
        if (kind == null) {
            checker.unknown(
                    name(call), "fact", name(call).word(), FactKind.all().keySet());
            return null;
        }
        return Typed.of(new Expr.Told(checker.origin(call), kind));
    }

    private static @Nullable Typed equipped(Checker checker, Syntax.Call call) {
        Quantity quantity = DomainFunctions.quantity(checker, call);
        return quantity == null ? null : Typed.of(new Expr.Equipped(checker.origin(call), quantity));
    }

    private static @Nullable Typed clockAhead(Checker checker, Syntax.Call call) {
        if (checker.scene().each() != Subject.Level.DEVICE || checker.looksAtDevices()) {
            checker.wrong(
                    call, "is of the device that a rule judges", "a rule each: device, outside of other functions");
            return null;
        }
        return Typed.of(new Expr.ClockAhead(checker.origin(call)));
    }

    private static @Nullable Typed last(Checker checker, Syntax.Call call) {
        Quantity quantity = checker.scene().quantities().get(name(call).word());
        if (quantity == null) {
            checker.unknown(
                    name(call),
                    "quantity",
                    name(call).word(),
                    checker.scene().quantities().keySet());
            return null;
        }
        return Typed.of(checker.last(quantity, name(call)));
    }

    private static @Nullable Typed age(Checker checker, Syntax.Call call) {
        Quantity quantity = checker.scene().quantities().get(name(call).word());
        if (quantity != null) {
            return Typed.of(new Expr.Age(checker.origin(call), checker.last(quantity, name(call))));
        }
        FactKind fact = Checker.fact(name(call).word());
        if (fact != null) {
            return Typed.of(new Expr.FactAge(checker.origin(call), fact));
        }
        Set<String> known = new TreeSet<>(checker.scene().quantities().keySet());
        known.addAll(FactKind.all().keySet());
        checker.unknown(name(call), "quantity or fact", name(call).word(), known);
        return null;
    }
}
