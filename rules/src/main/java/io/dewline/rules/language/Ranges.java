package io.dewline.rules.language;

import io.dewline.model.Quantity;
import io.dewline.model.Unit;
import java.util.Map;
import java.util.Optional;

/** Between which numbers a part of a condition lies, as far as that can be told without any reading. */
final class Ranges {
    private final Map<String, LimitValue> limits;

    /** {@code limits} are those that have one value everywhere. */
    Ranges(Map<String, LimitValue> limits) {
        this.limits = limits;
    }

    /** Both ends included; an open end is infinite. */
    record Range(double from, double to) {
        boolean isOne() {
            return from == to;
        }
    }

    /** The number that {@code e} is by what the rule files say: one that is written, or a limit's. */
    Optional<Double> constant(Expr e) {
        if (e instanceof Expr.NumberConstant n) {
            return Optional.of(n.value());
        }
        if (e instanceof Expr.Limit limit) {
            LimitValue value = limits.get(limit.id());
            if (value == null || Double.isNaN(value.value())) {
                return Optional.empty();
            }
            Unit in = value.unit() == null ? limit.unit() : value.unit();
            return in.convertsTo(limit.unit()) ? Optional.of(in.to(limit.unit(), value.value())) : Optional.empty();
        }
        return Optional.empty();
    }

    /** A part compared with a number. */
    record Bound(Expr of, Expr.Comparison operator, double value) {
        boolean holds(double number) {
            return switch (operator) {
                case LT -> number < value;
                case LE -> number <= value;
                case GT -> number > value;
                case GE -> number >= value;
                case EQ -> number == value;
                case NE -> number != value;
            };
        }
    }

    /** What a comparison says of its side that is no number by itself. */
    Optional<Bound> bound(Expr.Compare compare) {
        Optional<Double> right = constant(compare.right());
        if (right.isPresent()) {
            return Optional.of(new Bound(compare.left(), compare.operator(), right.get()));
        }
        return constant(compare.left()).map(left -> new Bound(compare.right(), turned(compare.operator()), left));
    }

    /** The plausible range of what is measured, in the unit of {@code e}. */
    Optional<Range> measured(Expr e) {
        if (e instanceof Expr.Last last) {
            Quantity quantity = last.quantity();
            return Optional.of(new Range(quantity.min(), quantity.max()));
        }
        if (e instanceof Expr.Sliding sliding) {
            return within(sliding.function(), sliding.body());
        }
        if (e instanceof Expr.Aligned aligned) {
            return within(aligned.function(), aligned.body());
        }
        if (e instanceof Expr.Facing facing) {
            return measured(facing.body());
        }
        if (e instanceof Expr.Formula formula) {
            return Optional.of(new Range(0, formula.function() == Expr.DustFunction.COARSE_FRACTION ? 1 : 500));
        }
        if (e instanceof Expr.Over over) {
            return switch (over.function()) {
                case MAX, MIN, MEAN -> measured(over.body());
                case SPREAD, ANY, ALL, AT_LEAST -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private Optional<Range> within(Expr.TimeFunction function, Expr body) {
        return switch (function) {
            case AVG, MIN, MAX, FIRST, PERCENTILE -> measured(body);
            case COUNT -> Optional.of(new Range(0, Double.POSITIVE_INFINITY));
            case SUM, RATE, DELTA, STDDEV -> Optional.empty();
        };
    }

    /** Whether {@code x operator value} is the same for all x of {@code range}: then what it is. */
    static Optional<Boolean> always(Range range, Expr.Comparison operator, double value) {
        boolean below = range.to < value;
        boolean above = range.from > value;
        return switch (operator) {
            case LT -> decided(below, range.from >= value);
            case LE -> decided(range.to <= value, above);
            case GT -> decided(above, range.to <= value);
            case GE -> decided(range.from >= value, below);
            case EQ -> decided(range.isOne() && range.from == value, below || above);
            case NE -> decided(below || above, range.isOne() && range.from == value);
        };
    }

    private static Optional<Boolean> decided(boolean yes, boolean no) {
        return yes ? Optional.of(true) : no ? Optional.of(false) : Optional.empty();
    }

    /** The comparison with its sides changed. */
    static Expr.Comparison turned(Expr.Comparison operator) {
        return switch (operator) {
            case LT -> Expr.Comparison.GT;
            case LE -> Expr.Comparison.GE;
            case GT -> Expr.Comparison.LT;
            case GE -> Expr.Comparison.LE;
            case EQ, NE -> operator;
        };
    }
}
