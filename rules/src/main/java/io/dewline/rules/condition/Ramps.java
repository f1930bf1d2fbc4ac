package io.dewline.rules.condition;

import io.dewline.rules.language.Expr;

/** Tells whether a part of a condition grows with time alone: ages, water that stands, mist that drifts away, and what the calendar says. */
final class Ramps {
    private Ramps() {}

    static boolean in(Expr expr) {
        return expr instanceof Expr.Age
                || expr instanceof Expr.OnCalendar
                || expr instanceof Expr.FactAge
                || expr instanceof Expr.Influenced
                || (expr instanceof Expr.Domain domain && domain.function() == Expr.DomainFunction.DRAWDOWN)
                || expr.children().stream().anyMatch(Ramps::in);
    }
}
