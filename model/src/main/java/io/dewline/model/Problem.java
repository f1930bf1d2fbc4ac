package io.dewline.model;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a configuration, and where: says what was found, what was expected and, where there is one, the nearest known word ("" otherwise).
 * A warning does not keep the configuration from being used; {@code caution} names what it is about, and is null for an error.
 */
public record Problem(Document.Mark mark, String message, String expected, String nearest, @Nullable Caution caution) {

    /** Whether the configuration can be used all the same. */
    public boolean warning() {
        return caution != null;
    }

    public static Problem error(Document.Mark mark, String message, String expected) {
        return new Problem(mark, message, expected, "", null);
    }

    public static Problem warning(Document.Mark mark, Caution caution, String message) {
        return new Problem(mark, message, "", "", caution);
    }

    /** One line: file:line:column: message; expected …; did you mean …? A warning ends with its name. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(mark.file())
                .append(':')
                .append(mark.line())
                .append(':')
                .append(mark.column())
                .append(": ")
                .append(warning() ? "warning: " : "")
                .append(message);
        if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        if (!nearest.isEmpty()) {
            text.append("; did you mean '").append(nearest).append("'?");
        }
        if (caution != null) {
            text.append(" [").append(caution.word()).append(']');
        }
        return text.toString();
    }
}
