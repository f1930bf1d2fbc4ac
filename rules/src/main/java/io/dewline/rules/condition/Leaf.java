package io.dewline.rules.condition;

import io.dewline.model.Unit;
import io.dewline.rules.language.Expr;

/** How a part that reads one slot is written, and in what unit it answers. */
record Leaf(int slot, String text, String unit) {
    static Leaf of(int slot, Expr expr) {
        return new Leaf(
                slot,
                expr.text(),
                expr.type().isNumber() && expr.unit() != Unit.ONE ? expr.unit().symbol() : "");
    }

    void use(double value, String source, Account account) {
        account.use(text, value, unit, source);
    }
}
