package io.dewline.model;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a person or another agency told about a subject, valid from and until an instant (epoch milliseconds, until exclusive). The value is a number in
 * the fact's canonical unit or a text; after {@code until} the fact is missing.
 */
public record Fact(
        String name, Subject subject, Value value, String source, String who, long from, long until, long arrived)
        implements Entry {

    /** A number or a text: exactly one of the two is present. */
    public record Value(@Nullable Double number, @Nullable String text) {
        public Value {
            if ((number == null) == (text == null)) {
                throw new IllegalArgumentException("a fact's value is a number or a text");
            }
        }

        public static Value of(double number) {
            return new Value(number, null);
        }

        public static Value of(String text) {
            return new Value(null, text);
        }

        public OptionalDouble asNumber() {
            return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
        }

        public Optional<String> asText() {
            return Optional.ofNullable(text);
        }
    }
}
