package io.dewline.rules.condition;

import io.dewline.model.Quantity;
import io.dewline.model.Unit;
import io.dewline.rules.language.Expr.TimeFunction;
import io.dewline.rules.window.Columns;
import io.dewline.rules.window.Scale;
import io.dewline.rules.window.Tally;

/** What a time function makes of a window. */
record Statistic(TimeFunction function, double share, Quantity.Form form, Unit from, Unit to) {
    private static final double HOUR = 3_600_000;

    /** What a pane must remember for it. */
    int columns() {
        return switch (function) {
            case AVG, SUM, PERCENTILE -> Columns.SUM;
            case MIN, MAX -> Columns.RANGE;
            case COUNT -> 0;
            case DELTA, FIRST -> Columns.ENDS;
            case RATE -> form == Quantity.Form.AMOUNT ? Columns.SUM : Columns.ENDS;
            case STDDEV -> Columns.SUM | Columns.SQUARES;
        };
    }

    /** Whether it needs what a counter grew by. */
    boolean chains() {
        return form == Quantity.Form.COUNTER && (function == TimeFunction.DELTA || function == TimeFunction.RATE);
    }

    /** The value of a window of {@code length} milliseconds; NaN where it has none. */
    double of(Tally tally, Scale scale, long length) {
        return switch (function) {
            case AVG -> converted(tally.avg(scale));
            case SUM -> converted(tally.sum(scale));
            case MIN -> converted(tally.min());
            case MAX -> converted(tally.max());
            case COUNT -> tally.count();
            case DELTA -> converted(change(tally));
            case RATE -> rate(tally, scale, length);
            case STDDEV -> converted(tally.stddev(scale));
            case FIRST -> converted(tally.count() == 0 ? Double.NaN : tally.first());
            case PERCENTILE -> throw new IllegalStateException("a percentile needs the panes one by one");
        };
    }

    private double change(Tally tally) {
        return form == Quantity.Form.COUNTER ? tally.grown() : tally.delta();
    }

    /** Whether one sample is its own value. */
    boolean isOneSample() {
        return switch (function) {
            case AVG, MIN, MAX, FIRST, PERCENTILE -> true;
            case SUM, COUNT, RATE, DELTA, STDDEV -> false;
        };
    }

    double converted(double value) {
        return from == to || !from.convertsTo(to) ? value : from.to(to, value);
    }

    private double rate(Tally tally, Scale scale, long length) {
        double change = form == Quantity.Form.AMOUNT ? tally.sum(scale) : change(tally);
        double hours = (form == Quantity.Form.AMOUNT ? length : tally.span()) / HOUR;
        if (hours <= 0) {
            return Double.NaN;
        }
        return switch (from.dimension()) {
            case LENGTH -> Unit.MILLIMETRE_PER_HOUR.to(to, from.to(Unit.MILLIMETRE, change) / hours);
            case VOLUME -> Unit.LITRE_PER_MINUTE.to(to, from.to(Unit.LITRE, change) / hours / 60);
            default -> change / hours;
        };
    }
}
