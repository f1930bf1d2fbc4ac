package io.dewline.rules.condition;

import io.dewline.model.Unit;
import io.dewline.rules.language.Expr;

/**
 * How a part that reads one slot is written, and in what unit it answers.
 *
 * @param optional whether it is left out where the device turns out to have no sensor for it
 */
record Leaf(int slot, String text, String unit, boolean optional) {
    static Leaf of(int slot, Expr expr) {
        return new Leaf(
                slot,
                expr.text(),
                expr.type().isNumber() && expr.unit() != Unit.ONE ? expr.unit().symbol() : "",
                optional(expr));
    }

    private static boolean optional(Expr expr) {
        if (expr instanceof Expr.Over over) {
            return over.optional();
        }
        return expr instanceof Expr.Last last
                ? last.optional()
                : (expr instanceof Expr.Sliding || expr instanceof Expr.Aligned)
                        && expr.children().stream().anyMatch(Leaf::optional);
    }

    /** The same where nothing may be left out. */
    Leaf required() {
        return new Leaf(slot, text, unit, false);
    }

    /** Whether it is optional and every device that it looks at is heard of but has no sensor for it. */
    boolean absent(Scope scope) {
        return optional && scope.unequipped(slot);
    }

    void use(double value, String source, Account account) {
        account.use(text, value, unit, source);
    }
}
