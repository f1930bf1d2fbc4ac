package io.dewline.rules.language;

import io.dewline.model.Unit;
import org.jspecify.annotations.Nullable;

/** What an expression yields: a number in a unit, a truth value or a text. {@code unit} is null for all but numbers. */
public record Type(Kind kind, @Nullable Unit unit) {
    public static final Type BOOLEAN = new Type(Kind.BOOLEAN, null);
    public static final Type TEXT = new Type(Kind.TEXT, null);

    /** The three shapes of a value. */
    public enum Kind {
        NUMBER,
        BOOLEAN,
        TEXT
    }

    public static Type number(Unit unit) {
        return new Type(Kind.NUMBER, unit);
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /** In words, for people: "a number in µg/m³", "a condition", "a text". */
    public String words() {
        return switch (kind) {
            case BOOLEAN -> "a condition";
            case TEXT -> "a text";
            case NUMBER -> unit == null || unit == Unit.ONE ? "a plain number" : "a number in " + unit.symbol();
        };
    }
}
