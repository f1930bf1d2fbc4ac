package io.dewline.ingest.log;

import java.nio.charset.StandardCharsets;

/** Reads numbers out of UTF-8 text without garbage where they are short. */
final class Decimal {
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Decimal() {}

    /** A number as Java and InfluxDB write it. Up to 15 digits are exact in a double, and so is the one division by a power of ten. */
    static double parse(byte[] text, int from, int to) {
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (negative) {
            i++;
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; i < to; i++) {
            int c = text[i];
            if (c == '.' && point < 0) {
                point = count;
            } else if (c >= '0' && c <= '9' && count < 15) {
                digits = digits * 10 + (c - '0');
                count++;
            } else {
                return Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII));
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("a number has digits");
        }
        double size = point < 0 ? digits : digits / TENS[count - point];
        return negative ? -size : size;
    }

    static long parseLong(byte[] text, int from, int to) {
        if (to - from > 18 || to <= from) {
            return Long.parseLong(new String(text, from, Math.max(0, to - from), StandardCharsets.US_ASCII));
        }
        int i = from;
        boolean negative = text[i] == '-';
        if (negative) {
            i++;
        }
        long number = 0;
        for (; i < to; i++) {
            int c = text[i];
            if (c < '0' || c > '9') {
                throw new IllegalArgumentException("an integer has only digits");
            }
            number = number * 10 + (c - '0');
        }
        return negative ? -number : number;
    }
}
