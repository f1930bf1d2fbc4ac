package io.dewline.rules.language;

import io.dewline.model.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition as it is written, before names and units are looked at. {@code at} and {@code end} are offsets into its {@link Passage}. */
sealed interface Syntax {
    int at();

    int end();

    /** A number; {@code duration} when written like {@code 10m}, then in seconds. */
    record Figure(int at, int end, double value, @Nullable Unit unit, boolean duration) implements Syntax {}

    /** A text in quotes. */
    record Quoted(int at, int end, String value) implements Syntax {}

    /** A word, or words joined by dots. */
    record Name(int at, int end, String word) implements Syntax {}

    /** A function with its arguments. */
    record Call(int at, int end, String function, List<Syntax> arguments) implements Syntax {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code -x} */
    record Minus(int at, int end, Syntax of) implements Syntax {}

    /** {@code not x} */
    record Not(int at, int end, Syntax of) implements Syntax {}

    /** Parts joined by {@code and}, or by {@code or}. */
    record Joined(int at, int end, boolean and, List<Syntax> parts) implements Syntax {
        public Joined {
            parts = List.copyOf(parts);
        }
    }

    /** A comparison; {@code sign} is the offset of its operator. */
    record Compared(int at, int end, Expr.Comparison operator, int sign, Syntax left, Syntax right) implements Syntax {}

    /** {@code x in (a, b)} */
    record Among(int at, int end, Syntax value, List<Syntax> options) implements Syntax {
        public Among {
            options = List.copyOf(options);
        }
    }

    /** {@code x + y} and its like; {@code sign} is the offset of the operator. */
    record Calculated(int at, int end, Expr.Operator operator, int sign, Syntax left, Syntax right) implements Syntax {}
}
