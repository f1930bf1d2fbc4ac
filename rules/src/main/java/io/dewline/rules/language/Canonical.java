package io.dewline.rules.language;

import io.dewline.model.Unit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a checked condition in one form: two conditions that mean the same part for part have the same text, however they were written. */
public final class Canonical implements Expr.Cases<String> {
    private static final Canonical ONLY = new Canonical();

    private Canonical() {}

    public static String of(Expr e) {
        return e.accept(ONLY);
    }

    private static String form(String head, Object... parts) {
        StringBuilder text = new StringBuilder("(").append(head);
        for (Object part : parts) {
            text.append(' ').append(part instanceof Expr e ? of(e) : part);
        }
        return text.append(')').toString();
    }

    private static String form(String head, List<Expr> parts) {
        return form(head, parts.toArray());
    }

    private static String name(Enum<?> word) {
        return word.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String in(@Nullable Unit unit) {
        return unit == null ? "" : "[" + unit.symbol() + "]";
    }

    @Override
    public String number(Expr.NumberConstant e) {
        return Printer.digits(e.value()) + in(e.unit());
    }

    @Override
    public String text(Expr.TextConstant e) {
        return '"' + e.value() + '"';
    }

    @Override
    public String truth(Expr.BooleanConstant e) {
        return String.valueOf(e.value());
    }

    @Override
    public String last(Expr.Last e) {
        return e.quantity().id() + (e.optional() ? "?" : "");
    }

    @Override
    public String age(Expr.Age e) {
        return form("age", e.of());
    }

    @Override
    public String sliding(Expr.Sliding e) {
        String function = name(e.function());
        return form(e.share() == 0 ? function : function + Printer.digits(e.share()), e.body(), e.window());
    }

    @Override
    public String aligned(Expr.Aligned e) {
        return form("aligned-" + name(e.function()), e.body(), e.window());
    }

    @Override
    public String exceedances(Expr.Exceedances e) {
        return form("exceedances", e.condition());
    }

    @Override
    public String inRow(Expr.InRow e) {
        return form("in-row", e.condition(), e.count());
    }

    @Override
    public String times(Expr.Times e) {
        return form("times", e.condition(), e.window());
    }

    @Override
    public String over(Expr.Over e) {
        Set<String> quantities = new TreeSet<>(e.quantities());
        return form(name(e.function()), Printer.digits(e.least()) + (e.share() ? "share" : ""), quantities, e.body());
    }

    @Override
    public String compare(Expr.Compare e) {
        return form(e.operator().symbol(), e.left(), e.right());
    }

    @Override
    public String in(Expr.In e) {
        return form("in", of(e.value()), e.options().stream().map(Canonical::of).collect(Collectors.joining(" ")));
    }

    @Override
    public String arithmetic(Expr.Arithmetic e) {
        return form(e.operator().symbol(), e.left(), e.right());
    }

    @Override
    public String negate(Expr.Negate e) {
        return form("-", e.of());
    }

    @Override
    public String convert(Expr.Convert e) {
        return form("to", e.of(), in(e.unit()));
    }

    @Override
    public String and(Expr.And e) {
        return form("and", e.parts());
    }

    @Override
    public String or(Expr.Or e) {
        return form("or", e.parts());
    }

    @Override
    public String not(Expr.Not e) {
        return form("not", e.of());
    }

    @Override
    public String limit(Expr.Limit e) {
        return "limit." + e.id() + in(e.unit());
    }

    @Override
    public String attribute(Expr.Attribute e) {
        return name(e.place()) + "." + e.name() + in(e.type().unit());
    }

    @Override
    public String fact(Expr.FactValue e) {
        return form("fact", e.kind().name());
    }

    @Override
    public String factAge(Expr.FactAge e) {
        return form("fact-age", e.kind().name());
    }

    @Override
    public String domain(Expr.Domain e) {
        return form(name(e.function()), e.of().id() + (e.optional() ? "?" : ""));
    }

    @Override
    public String facing(Expr.Facing e) {
        return form(name(e.side()), new TreeSet<>(e.quantities()), e.body());
    }

    @Override
    public String formula(Expr.Formula e) {
        return form(name(e.function()), e.of());
    }

    @Override
    public String influenced(Expr.Influenced e) {
        return form("influenced", e.of().id() + (e.optional() ? "?" : ""));
    }

    @Override
    public String clockAhead(Expr.ClockAhead e) {
        return form("clock-ahead");
    }

    @Override
    public String told(Expr.Told e) {
        return form("told", e.kind().name());
    }

    @Override
    public String equipped(Expr.Equipped e) {
        return form("equipped", e.quantity().id());
    }

    @Override
    public String evaporation(Expr.Evaporation e) {
        return form("et0", e.days() + (e.optional() ? "?" : ""));
    }

    @Override
    public String start(Expr.Start e) {
        return form("start", e.of());
    }

    @Override
    public String calendar(Expr.OnCalendar e) {
        return form(name(e.function()), e.name());
    }
}
