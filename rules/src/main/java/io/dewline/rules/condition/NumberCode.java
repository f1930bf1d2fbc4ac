package io.dewline.rules.condition;

/** A compiled number; NaN when something it needs is missing. */
abstract class NumberCode extends Code {
    abstract double number(Scope scope, Moment moment);

    /** By how much it grows a millisecond when nothing but time passes. */
    double slope(Scope scope, Moment moment) {
        return 0;
    }

    @Override
    boolean known(Scope scope, Moment moment) {
        return !Double.isNaN(number(scope, moment));
    }
}
