package io.dewline.rules.language;

import io.dewline.model.Unit;

/** Gives bare numbers their unit and brings numbers into another unit of the same dimension. */
final class Units {
    private Units() {}

    /** Whether {@code number} can be had in {@code unit}. */
    static boolean fits(Typed number, Unit unit) {
        return number.bare() || number.expr().unit().convertsTo(unit);
    }

    /** The number in {@code unit}, which it {@link #fits}. */
    static Expr in(Unit unit, Typed number) {
        return number.bare() ? settle(number.expr(), unit) : convert(number.expr(), unit);
    }

    /** A number that nothing gives a unit to is a plain one. */
    static Expr plain(Typed any) {
        return any.bare() ? settle(any.expr(), Unit.ONE) : any.expr();
    }

    private static Expr settle(Expr e, Unit unit) {
        if (e instanceof Expr.NumberConstant n) {
            return new Expr.NumberConstant(n.origin(), n.value(), unit);
        }
        if (e instanceof Expr.Limit limit) {
            return new Expr.Limit(limit.origin(), limit.id(), unit);
        }
        if (e instanceof Expr.Attribute attribute) {
            return new Expr.Attribute(attribute.origin(), attribute.place(), attribute.name(), Type.number(unit));
        }
        if (e instanceof Expr.Negate negate) {
            return new Expr.Negate(negate.origin(), settle(negate.of(), unit));
        }
        if (e instanceof Expr.Arithmetic a) {
            return arithmetic(a, unit);
        }
        return e;
    }

    /** Of a bare product the factor with a name takes the unit, of a bare quotient the dividend. */
    private static Expr arithmetic(Expr.Arithmetic a, Unit unit) {
        boolean left;
        boolean right;
        switch (a.operator()) {
            case MULTIPLY -> {
                right = a.left() instanceof Expr.NumberConstant;
                left = !right;
            }
            case DIVIDE -> {
                left = true;
                right = false;
            }
            default -> {
                left = true;
                right = true;
            }
        }
        return new Expr.Arithmetic(
                a.origin(),
                a.operator(),
                settle(a.left(), left ? unit : Unit.ONE),
                settle(a.right(), right ? unit : Unit.ONE),
                unit);
    }

    private static Expr convert(Expr e, Unit unit) {
        if (e.unit() == unit) {
            return e;
        }
        if (e instanceof Expr.NumberConstant n) {
            return new Expr.NumberConstant(n.origin(), n.unit().to(unit, n.value()), unit);
        }
        if (e instanceof Expr.Limit limit) {
            return new Expr.Limit(limit.origin(), limit.id(), unit);
        }
        if (e instanceof Expr.Attribute attribute) {
            return new Expr.Attribute(attribute.origin(), attribute.place(), attribute.name(), Type.number(unit));
        }
        if (e instanceof Expr.Negate negate) {
            return new Expr.Negate(negate.origin(), convert(negate.of(), unit));
        }
        if (e instanceof Expr.Arithmetic a && isConfigured(a)) {
            return new Expr.Arithmetic(
                    a.origin(), a.operator(), part(a.left(), a, unit), part(a.right(), a, unit), unit);
        }
        return new Expr.Convert(e.origin(), e, unit);
    }

    /** Made of limits, attributes and numbers: converting these inside keeps the tree the same whatever unit a limit is written in. */
    private static boolean isConfigured(Expr.Arithmetic a) {
        return a.unit().dimension() != Unit.Dimension.RATIO
                && Trees.first(
                                a,
                                e -> !(e instanceof Expr.Limit
                                        || e instanceof Expr.Attribute
                                        || e instanceof Expr.NumberConstant
                                        || e instanceof Expr.Negate
                                        || e instanceof Expr.Convert
                                        || e instanceof Expr.Arithmetic))
                        .isEmpty();
    }

    private static Expr part(Expr part, Expr.Arithmetic whole, Unit unit) {
        return part.unit().convertsTo(whole.unit()) ? convert(part, unit) : part;
    }
}
