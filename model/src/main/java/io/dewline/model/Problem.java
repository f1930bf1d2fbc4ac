package io.dewline.model;

/**
 * What is wrong with a configuration, and where: says what was found, what was expected and, where there is one, the nearest known word ("" otherwise).
 * A warning does not keep the configuration from being used.
 */
public record Problem(Document.Mark mark, String message, String expected, String nearest, boolean warning) {

    public static Problem error(Document.Mark mark, String message, String expected) {
        return new Problem(mark, message, expected, "", false);
    }

    public static Problem warning(Document.Mark mark, String message) {
        return new Problem(mark, message, "", "", true);
    }

    /** One line: file:line:column: message; expected …; did you mean …? */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(mark.file())
                .append(':')
                .append(mark.line())
                .append(':')
                .append(mark.column())
                .append(": ")
                .append(warning ? "warning: " : "")
                .append(message);
        if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        if (!nearest.isEmpty()) {
            text.append("; did you mean '").append(nearest).append("'?");
        }
        return text.toString();
    }
}
