package io.dewline.rules.language;

import io.dewline.model.Quantity;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calculators of soil water and rain gardens. */
final class DomainFunctions {
    private static final String SOIL = "soil_moisture";
    private static final int MOST_DAYS = 30;

    private DomainFunctions() {}

    static List<Function> table() {
        return List.of(
                soil(
                        "depletion",
                        Expr.DomainFunction.DEPLETION,
                        Unit.ONE,
                        "plain number, 0 … 1: share of the available water used up"),
                soil("refill", Expr.DomainFunction.REFILL, Unit.MILLIMETRE, "mm, net, back to field capacity"),
                new Function(
                        "drawdown",
                        List.of(Parameter.QUANTITY),
                        "h since the inflow ended while water stands, 0 when it is gone",
                        "undetermined without a level",
                        (checker, call) -> ofLevel(checker, call, Expr.DomainFunction.DRAWDOWN, Unit.HOUR)),
                level(
                        "recession",
                        Expr.DomainFunction.RECESSION,
                        Unit.MILLIMETRE_PER_HOUR,
                        "mm/h: the last fall from 178 to 127 mm above the level at rest",
                        "undetermined before the first such fall without rain, and without a rain gauge"),
                level(
                        "infiltration",
                        Expr.DomainFunction.INFILTRATION,
                        Unit.MILLIMETRE_PER_HOUR,
                        "mm/h: the same without what left by the orifice, median of the last three",
                        "undetermined before three such falls"),
                level(
                        "clogging",
                        Expr.DomainFunction.CLOGGING,
                        Unit.ONE,
                        "plain number: share of the season's usual infiltration that is left",
                        "undetermined before three such falls now and three of the same season before"),
                level(
                        "time_to_lip",
                        Expr.DomainFunction.TIME_TO_LIP,
                        Unit.HOUR,
                        "h until the water reaches `zone.lip` at the rate of the last half hour, at most 240",
                        "undetermined without a level or a lip"),
                new Function(
                        "et0",
                        List.of(Parameter.WINDOW),
                        "mm: reference evapotranspiration of the last whole days, like et0(7d)",
                        "undetermined without the temperatures of a day or the site's location",
                        DomainFunctions::evaporation));
    }

    private static Function soil(String name, Expr.DomainFunction function, Unit unit, String result) {
        return new Function(
                name,
                List.of(Parameter.ZONE),
                result,
                "the median of several probes; estimated while none works; undetermined without soil, root depth or weather",
                (checker, call) -> ofZone(checker, call, function, unit));
    }

    private static @Nullable Typed evaporation(Checker checker, Syntax.Call call) {
        Syntax span = call.arguments().get(0);
        Duration length = TimeFunctions.duration(span);
        long days = length.toDays();
        if (days < 1 || days > MOST_DAYS || !length.equals(Duration.ofDays(days))) {
            checker.wrong(span, "is no number of whole days", "1d to " + MOST_DAYS + "d");
            return null;
        }
        if (checker.scene().each() == Subject.Level.AREA) {
            checker.error(call, "'" + checker.text(call) + "' has no site here", "each: site, zone or device");
            return null;
        }
        if (!checker.isOptional()) {
            checker.scene().expectSomeOnSite(Set.of("temperature"), checker.mark(call));
        }
        return Typed.of(new Expr.Evaporation(checker.origin(call), (int) days, checker.isOptional()));
    }

    private static @Nullable Typed ofZone(Checker checker, Syntax.Call call, Expr.DomainFunction function, Unit unit) {
        if (checker.scene().each() != Subject.Level.ZONE) {
            checker.error(call, "'" + call.function() + "(zone)' has no zone here", "each: zone");
            return null;
        }
        Quantity moisture = checker.scene().quantities().get(SOIL);
        if (moisture == null) {
            throw new IllegalStateException(SOIL + " is built in");
        }
        if (!checker.isOptional()) {
            checker.scene().expectSoil(SOIL, checker.mark(call));
        }
        return Typed.of(new Expr.Domain(checker.origin(call), function, moisture, unit, checker.isOptional()));
    }

    /** The quantity that a call names; null after having told that there is none such. */
    static @Nullable Quantity quantity(Checker checker, Syntax.Call call) {
        Syntax.Name name = (Syntax.Name) call.arguments().get(0);
        Quantity quantity = checker.scene().quantities().get(name.word());
        if (quantity == null) {
            checker.unknown(
                    name, "quantity", name.word(), checker.scene().quantities().keySet());
        }
        return quantity;
    }

    private static Function level(String name, Expr.DomainFunction function, Unit unit, String result, String missing) {
        return new Function(
                name,
                List.of(Parameter.QUANTITY),
                result,
                missing,
                (checker, call) -> ofLevel(checker, call, function, unit));
    }

    private static @Nullable Typed ofLevel(Checker checker, Syntax.Call call, Expr.DomainFunction function, Unit unit) {
        Quantity level = quantity(checker, call);
        if (level == null) {
            return null;
        }
        if (level.unit().dimension() != Unit.Dimension.LENGTH) {
            checker.error(
                    call.arguments().get(0),
                    "'" + level.id() + "' is no level",
                    "a quantity in mm, like ponding_level");
            return null;
        }
        checker.needs(level, call.arguments().get(0));
        return Typed.of(new Expr.Domain(checker.origin(call), function, level, unit, checker.isOptional()));
    }
}
