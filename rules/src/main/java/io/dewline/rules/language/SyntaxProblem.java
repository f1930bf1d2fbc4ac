package io.dewline.rules.language;

/** Ends the reading of one condition at its first error; the offset is into its passage. */
final class SyntaxProblem extends Exception {
    private final int at;
    private final String expected;
    private final String nearest;

    SyntaxProblem(int at, String message, String expected, String nearest) {
        super(message, null, false, false);
        this.at = at;
        this.expected = expected;
        this.nearest = nearest;
    }

    int at() {
        return at;
    }

    String expected() {
        return expected;
    }

    String nearest() {
        return nearest;
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
