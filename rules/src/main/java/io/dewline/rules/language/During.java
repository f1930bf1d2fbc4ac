package io.dewline.rules.language;

import java.util.List;

/** The key {@code while}: a rule that is judged only during a time; outside of it nothing fires, and what fires clears. */
final class During {
    private During() {}

    static Expr fires(Expr when, Expr during) {
        return new Expr.And(origin(during, " and ", when), List.of(during, when));
    }

    static Expr clears(Expr until, Expr during) {
        Expr over = new Expr.Not(new Expr.Origin(during.mark(), "not " + during.text()), during);
        return new Expr.Or(origin(over, " or ", until), List.of(over, until));
    }

    private static Expr.Origin origin(Expr first, String word, Expr second) {
        return new Expr.Origin(second.mark(), first.text() + word + second.text());
    }
}
