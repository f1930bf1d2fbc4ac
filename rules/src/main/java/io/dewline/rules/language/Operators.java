package io.dewline.rules.language;

import io.dewline.model.FactKind;
import io.dewline.model.Unit;
import io.dewline.model.Unit.Dimension;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks logic, comparison and arithmetic, and settles the units of both sides. */
final class Operators {
    private final Checker checker;

    Operators(Checker checker) {
        this.checker = checker;
    }

    @Nullable
    Typed check(Syntax syntax) {
        if (syntax instanceof Syntax.Joined joined) {
            return joined(joined);
        }
        if (syntax instanceof Syntax.Not not) {
            Expr of = condition(not.of());
            return of == null ? null : Typed.of(new Expr.Not(checker.origin(not), of));
        }
        if (syntax instanceof Syntax.Compared compared) {
            return compared(compared);
        }
        if (syntax instanceof Syntax.Among among) {
            return among(among);
        }
        if (syntax instanceof Syntax.Minus minus) {
            return minus(minus);
        }
        return calculated((Syntax.Calculated) syntax);
    }

    private @Nullable Expr condition(Syntax syntax) {
        Typed found = checker.check(syntax);
        return found == null ? null : checker.condition(found, syntax);
    }

    private @Nullable Typed joined(Syntax.Joined joined) {
        List<Expr> parts = new ArrayList<>();
        for (Syntax part : joined.parts()) {
            Expr found = condition(part);
            if (found != null) {
                parts.add(found);
            }
        }
        if (parts.size() < joined.parts().size()) {
            return null;
        }
        Expr.Origin origin = checker.origin(joined);
        return Typed.of(joined.and() ? new Expr.And(origin, parts) : new Expr.Or(origin, parts));
    }

    private @Nullable Typed compared(Syntax.Compared compared) {
        Typed left;
        Typed right;
        if (checker.expectsEffect() && mentionsStart(compared.right())) {
            left = checker.check(compared.left());
            right = left == null ? null : checker.withEffect(compared.right(), left);
        } else if (checker.expectsEffect() && mentionsStart(compared.left())) {
            right = checker.check(compared.right());
            left = right == null ? null : checker.withEffect(compared.left(), right);
        } else {
            left = checker.check(compared.left());
            right = checker.check(compared.right());
        }
        if (left == null || right == null) {
            return null;
        }
        Pair pair = pair(left, compared.left(), right, compared.right(), "compared with");
        if (pair == null) {
            return null;
        }
        if (!pair.left().type().isNumber()
                && compared.operator() != Expr.Comparison.EQ
                && compared.operator() != Expr.Comparison.NE) {
            checker.scene()
                    .problems()
                    .error(
                            checker.mark(compared.sign()),
                            "texts have no order, '" + compared.operator().symbol() + "' has no meaning",
                            "==, != or in (…)");
            return null;
        }
        return Typed.of(new Expr.Compare(checker.origin(compared), compared.operator(), pair.left(), pair.right()));
    }

    private static boolean mentionsStart(Syntax syntax) {
        if (syntax instanceof Syntax.Name name) {
            return name.word().equals("start");
        }
        if (syntax instanceof Syntax.Calculated calculated) {
            return mentionsStart(calculated.left()) || mentionsStart(calculated.right());
        }
        return syntax instanceof Syntax.Minus minus && mentionsStart(minus.of());
    }

    private @Nullable Typed among(Syntax.Among among) {
        Typed value = checker.check(among.value());
        List<Expr> options = new ArrayList<>();
        Expr settled = null;
        for (Syntax option : among.options()) {
            Typed found = checker.check(option);
            if (value == null || found == null) {
                continue;
            }
            Pair pair = pair(value, among.value(), found, option, "compared with");
            if (pair != null) {
                settled = pair.left();
                options.add(pair.right());
            }
        }
        if (settled == null || options.size() < among.options().size()) {
            return null;
        }
        return Typed.of(new Expr.In(checker.origin(among), settled, options));
    }

    private @Nullable Typed minus(Syntax.Minus minus) {
        Typed of = checker.check(minus.of());
        if (of == null || !number(of, minus.of())) {
            return null;
        }
        if (of.expr() instanceof Expr.NumberConstant n) {
            return new Typed(new Expr.NumberConstant(checker.origin(minus), -n.value(), n.unit()), of.bare());
        }
        return new Typed(new Expr.Negate(checker.origin(minus), of.expr()), of.bare());
    }

    private @Nullable Typed calculated(Syntax.Calculated sum) {
        Typed left = checker.check(sum.left());
        Typed right = checker.check(sum.right());
        if (left == null || right == null) {
            return null;
        }
        boolean leftNumber = number(left, sum.left());
        boolean rightNumber = number(right, sum.right());
        if (!leftNumber || !rightNumber) {
            return null;
        }
        return switch (sum.operator()) {
            case ADD -> added(sum, left, right, "added to");
            case SUBTRACT -> added(sum, left, right, "subtracted from");
            case MULTIPLY -> multiplied(sum, left, right);
            case DIVIDE -> divided(sum, left, right);
        };
    }

    private boolean number(Typed found, Syntax syntax) {
        if (!found.isNumber()) {
            checker.wrong(syntax, "is " + found.words(), "a number");
        }
        return found.isNumber();
    }

    private @Nullable Typed added(Syntax.Calculated sum, Typed left, Typed right, String how) {
        if (left.bare() && right.bare()) {
            return Typed.bare(fold(sum, left.expr(), right.expr(), Unit.ONE));
        }
        Pair pair = pair(left, sum.left(), right, sum.right(), how);
        return pair == null
                ? null
                : Typed.of(fold(sum, pair.left(), pair.right(), pair.left().unit()));
    }

    private @Nullable Typed multiplied(Syntax.Calculated product, Typed left, Typed right) {
        if (left.bare() && right.bare()) {
            return Typed.bare(fold(product, left.expr(), right.expr(), Unit.ONE));
        }
        if (left.bare()) {
            return Typed.of(fold(
                    product,
                    Units.in(Unit.ONE, left),
                    right.expr(),
                    right.expr().unit()));
        }
        if (right.bare() || isRatio(right)) {
            Expr factor = Units.in(Unit.ONE, right);
            Expr other = isRatio(left) && !right.bare() ? Units.in(Unit.ONE, left) : left.expr();
            return Typed.of(fold(product, other, factor, other.unit()));
        }
        if (isRatio(left)) {
            return Typed.of(fold(
                    product,
                    Units.in(Unit.ONE, left),
                    right.expr(),
                    right.expr().unit()));
        }
        checker.error(
                product,
                "'" + checker.text(product.left()) + "' in "
                        + left.expr().unit().symbol() + " is multiplied with '"
                        + checker.text(product.right()) + "' in "
                        + right.expr().unit().symbol(),
                "a plain number on one side");
        return null;
    }

    private @Nullable Typed divided(Syntax.Calculated quotient, Typed left, Typed right) {
        if (left.bare() && right.bare()) {
            return Typed.bare(fold(quotient, left.expr(), right.expr(), Unit.ONE));
        }
        if (right.bare()) {
            return Typed.of(fold(
                    quotient,
                    left.expr(),
                    Units.in(Unit.ONE, right),
                    left.expr().unit()));
        }
        if (Units.fits(left, right.expr().unit()) && !left.bare()) {
            return Typed.of(fold(quotient, left.expr(), Units.in(left.expr().unit(), right), Unit.ONE));
        }
        if (isRatio(right)) {
            Expr divided = Units.plain(left);
            return Typed.of(fold(quotient, divided, Units.in(Unit.ONE, right), divided.unit()));
        }
        checker.error(
                quotient,
                "'" + checker.text(quotient.left()) + "', " + left.words() + ", is divided by '"
                        + checker.text(quotient.right()) + "' in "
                        + right.expr().unit().symbol(),
                "a plain number, or a number in a unit of the same dimension, below the line");
        return null;
    }

    private static boolean isRatio(Typed number) {
        return !number.bare() && number.expr().unit().dimension() == Dimension.RATIO;
    }

    private Expr fold(Syntax.Calculated syntax, Expr left, Expr right, Unit unit) {
        if (left instanceof Expr.NumberConstant a && right instanceof Expr.NumberConstant b) {
            double value =
                    switch (syntax.operator()) {
                        case ADD -> a.value() + b.value();
                        case SUBTRACT -> a.value() - b.value();
                        case MULTIPLY -> a.value() * b.value();
                        case DIVIDE -> a.value() / b.value();
                    };
            if (Double.isFinite(value)) {
                return new Expr.NumberConstant(checker.origin(syntax), value, unit);
            }
        }
        return new Expr.Arithmetic(checker.origin(syntax), syntax.operator(), left, right, unit);
    }

    /** Two values of the same type and unit. */
    private record Pair(Expr left, Expr right) {}

    private @Nullable Pair pair(Typed left, Syntax leftText, Typed right, Syntax rightText, String how) {
        if (left.isNumber() && right.isNumber()) {
            return numbers(left, leftText, right, rightText, how);
        }
        if (left.expr().type().equals(Type.TEXT) && right.expr().type().equals(Type.TEXT)) {
            return words(left.expr(), right.expr(), rightText) && words(right.expr(), left.expr(), leftText)
                    ? new Pair(left.expr(), right.expr())
                    : null;
        }
        checker.error(
                rightText,
                "'" + checker.text(rightText) + "' is " + right.words() + ", but '" + checker.text(leftText) + "' is "
                        + left.words(),
                left.isNumber()
                        ? "a number"
                        : left.expr().type().equals(Type.TEXT) ? "a text in quotes" : "and, or, not");
        return null;
    }

    private @Nullable Pair numbers(Typed left, Syntax leftText, Typed right, Syntax rightText, String how) {
        Unit unit = left.bare() ? Units.plain(right).unit() : left.expr().unit();
        if (Units.fits(left, unit) && Units.fits(right, unit)) {
            boolean ontoRight = left.expr() instanceof Expr.NumberConstant;
            Unit common = ontoRight && !right.bare() ? right.expr().unit() : unit;
            return new Pair(Units.in(common, left), Units.in(common, right));
        }
        boolean blameLeft = left.expr() instanceof Expr.NumberConstant;
        Syntax blamed = blameLeft ? leftText : rightText;
        Syntax other = blameLeft ? rightText : leftText;
        Unit wrong = (blameLeft ? left : right).expr().unit();
        Unit wanted = (blameLeft ? right : left).expr().unit();
        String hint = wrong == Unit.METRE && wanted.dimension() == Dimension.TIME
                ? "; minutes are written without a space, like 10m"
                : wrong.dimension() == Dimension.TIME && wanted.dimension() == Dimension.LENGTH
                        ? "; metres are written with a space, like 10 m"
                        : "";
        checker.error(
                blamed,
                "'" + checker.text(blamed) + "' is " + Type.number(wrong).words() + " and cannot be " + how + " '"
                        + checker.text(other) + "', " + Type.number(wanted).words(),
                Type.number(wanted).words() + hint);
        return null;
    }

    /** A fact has certain words only. */
    private boolean words(Expr fact, Expr constant, Syntax where) {
        if (fact instanceof Expr.FactValue value && constant instanceof Expr.TextConstant text) {
            FactKind kind = value.kind();
            if (!kind.words().isEmpty() && !kind.words().contains(text.value())) {
                checker.unknown(where, kind.name(), text.value(), kind.words());
                return false;
            }
        }
        return true;
    }
}
