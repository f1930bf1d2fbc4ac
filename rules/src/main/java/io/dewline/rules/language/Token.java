package io.dewline.rules.language;

import io.dewline.model.Unit;
import org.jspecify.annotations.Nullable;

/** A word, number or sign of a condition; {@code unit} and {@code number} belong to numbers. */
record Token(Kind kind, int at, int end, String text, double number, @Nullable Unit unit) {

    /** The sorts of token. */
    enum Kind {
        NUMBER,
        /** A number glued to s, m, h or d; its number is in seconds. */
        DURATION,
        QUOTED,
        NAME,
        SIGN,
        END
    }

    static Token of(Kind kind, int at, int end, String text) {
        return new Token(kind, at, end, text, Double.NaN, null);
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }

    /** How an error names it. */
    String words() {
        return kind == Kind.END ? "end" : "'" + text + "'";
    }
}
