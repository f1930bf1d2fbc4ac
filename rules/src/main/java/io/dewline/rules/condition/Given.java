package io.dewline.rules.condition;

/**
 * A configured value bound to a subject: a limit or an attribute.
 *
 * @param number NaN when it is a text, or not set
 * @param text "" when it is a number, or not set
 * @param from where it was configured and, for a limit, the standard it comes from; "" when it is not set
 */
record Given(double number, String text, String from) {
    static final Given NOTHING = new Given(Double.NaN, "", "");
}
