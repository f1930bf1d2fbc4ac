package io.dewline.rules.language;

/** An expression under check. A {@code bare} number is made of numbers without unit and still waits for the unit of what it is combined with. */
record Typed(Expr expr, boolean bare) {
    static Typed of(Expr expr) {
        return new Typed(expr, false);
    }

    static Typed bare(Expr expr) {
        return new Typed(expr, true);
    }

    boolean isNumber() {
        return expr.type().isNumber();
    }

    /** In words, for people. */
    String words() {
        return bare ? "a plain number" : expr.type().words();
    }
}
