package io.dewline.sim.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Builds one JSON object, member by member, in the order of the calls. */
final class Json {
    private final StringBuilder text = new StringBuilder("{");

    Json member(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    Json member(String name, long value) {
        name(name).append(value);
        return this;
    }

    Json member(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    Json member(String name, Json value) {
        name(name).append(value.end());
        return this;
    }

    /** A number with at most the given decimals, without trailing zeros and never in exponent form. */
    Json member(String name, double value, int decimals) {
        name(name).append(number(value, decimals));
        return this;
    }

    String end() {
        return text + "}";
    }

    static String number(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private StringBuilder name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name);
        return text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
