package io.dewline.rules.language;

import io.dewline.model.Quantity;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Calculators of dust: what a site adds, how bad the air is, how coarse its dust, and what a cannon misleads. */
final class DustFunctions {
    private static final String COARSE = "pm10";
    private static final String FINE = "pm25";

    private DustFunctions() {}

    static List<Function> table() {
        return List.of(
                new Function(
                        "site_contribution",
                        List.of(Parameter.QUANTITY),
                        "unit of the quantity: what the site adds to its background",
                        "undetermined without a background",
                        (checker, call) -> ofSite(checker, call, Expr.DomainFunction.SITE_CONTRIBUTION)),
                new Function(
                        "background",
                        List.of(Parameter.QUANTITY),
                        "unit of the quantity: what `site_contribution` subtracts",
                        "undetermined without a background",
                        (checker, call) -> ofSite(checker, call, Expr.DomainFunction.BACKGROUND)),
                new Function(
                        "iaqi",
                        List.of(Parameter.VALUE),
                        "plain number, 0 … 500: sub-index of pm10 or pm25 (HJ 633-2012)",
                        "undetermined while x is",
                        DustFunctions::iaqi),
                new Function(
                        "coarse_fraction",
                        List.of(),
                        "plain number, 0 … 1: share of the device's pm10 that is not pm25",
                        "undetermined without both, or while pm25 is implausibly above pm10",
                        DustFunctions::coarseFraction),
                new Function(
                        "influenced",
                        List.of(Parameter.DEVICE),
                        "condition: a running cannon keeps out what the device measures",
                        "never missing; a cannon that fell silent is believed for three of its intervals",
                        DustFunctions::influenced));
    }

    private static @Nullable Typed ofSite(Checker checker, Syntax.Call call, Expr.DomainFunction function) {
        Quantity quantity = DomainFunctions.quantity(checker, call);
        if (quantity == null) {
            return null;
        }
        if (checker.scene().each() == Subject.Level.AREA) {
            checker.error(call, "'" + checker.text(call) + "' has no site here", "each: site, zone or device");
            return null;
        }
        if (quantity.unit().dimension() == Unit.Dimension.SOUND_LEVEL) {
            checker.wrong(
                    call.arguments().get(0), "is a level in dB, which has no shares", "a concentration like pm10");
            return null;
        }
        if (!checker.isOptional()) {
            checker.scene().expectSomeOnSite(Set.of(quantity.id()), checker.mark(call));
        }
        return Typed.of(
                new Expr.Domain(checker.origin(call), function, quantity, quantity.unit(), checker.isOptional()));
    }

    private static @Nullable Typed iaqi(Checker checker, Syntax.Call call) {
        Syntax argument = call.arguments().get(0);
        Typed found = checker.check(argument);
        if (found == null) {
            return null;
        }
        Set<String> names = new TreeSet<>();
        Trees.walk(found.expr(), part -> name(part, names));
        String name = names.size() == 1 ? names.iterator().next() : "";
        boolean known = name.equals(COARSE) || name.equals(FINE);
        if (!known || !found.isNumber() || !Units.fits(found, Unit.MICROGRAM_PER_CUBIC_METRE)) {
            checker.wrong(
                    argument, "has no sub-index", "pm10 or pm25, or a window over one, like iaqi(avg(pm10, 24h))");
            return null;
        }
        return Typed.of(new Expr.Formula(
                checker.origin(call),
                name.equals(COARSE) ? Expr.DustFunction.IAQI_PM10 : Expr.DustFunction.IAQI_PM25,
                List.of(Units.in(Unit.MICROGRAM_PER_CUBIC_METRE, found))));
    }

    private static void name(Expr part, Set<String> into) {
        if (part instanceof Expr.Last last) {
            into.add(last.quantity().id());
        } else if (part instanceof Expr.Domain domain) {
            into.add(domain.of().id());
        } else if (part instanceof Expr.FactValue fact) {
            into.add(fact.kind().name().replaceFirst("^district_", ""));
        }
    }

    private static @Nullable Typed coarseFraction(Checker checker, Syntax.Call call) {
        if (isOfSeveral(checker, call, "mean(coarse_fraction())", COARSE, FINE)) {
            return null;
        }
        Expr fine = checker.last(quantity(checker, FINE), call);
        Expr coarse = checker.last(quantity(checker, COARSE), call);
        return Typed.of(
                new Expr.Formula(checker.origin(call), Expr.DustFunction.COARSE_FRACTION, List.of(fine, coarse)));
    }

    private static @Nullable Typed influenced(Checker checker, Syntax.Call call) {
        if (isOfSeveral(checker, call, "any(influenced(device))", COARSE)) {
            return null;
        }
        Quantity dust = quantity(checker, COARSE);
        checker.needs(dust, call);
        return Typed.of(new Expr.Influenced(checker.origin(call), dust, checker.isOptional()));
    }

    private static Quantity quantity(Checker checker, String id) {
        Quantity quantity = checker.scene().quantities().get(id);
        if (quantity == null) {
            throw new IllegalStateException(id + " is built in");
        }
        return quantity;
    }

    /** Tells when it is not clear which device is meant: it is the one in view, or the only one of the subject that delivers a quantity. */
    private static boolean isOfSeveral(Checker checker, Syntax.Call call, String expected, String... quantities) {
        if (checker.looksAtDevices()) {
            return false;
        }
        for (Subject subject : checker.scene().subjects()) {
            for (String quantity : quantities) {
                int devices = checker.scene().devices(subject, Set.of(quantity)).size();
                if (devices > 1) {
                    checker.wrong(
                            call,
                            "is of one device, and " + devices + " devices of " + subject.key() + " deliver "
                                    + quantity,
                            "a function over devices around it, like " + expected);
                    return true;
                }
            }
        }
        return false;
    }
}
