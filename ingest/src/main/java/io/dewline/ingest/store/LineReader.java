package io.dewline.ingest.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads one line of line protocol, as InfluxDB does; a time is required. */
final class LineReader {
    private final String text;
    private int next;

    private LineReader(String text) {
        this.text = text;
    }

    /** Why a text is no line, and at which column (from 1). */
    static final class Malformed extends Exception {
        Malformed(String what, int column) {
            super("unable to parse: " + what + " at column " + column, null, false, false);
        }
    }

    static Line read(String text) throws Malformed {
        return new LineReader(text).line();
    }

    private Line line() throws Malformed {
        String measurement = name(false);
        if (measurement.isEmpty()) {
            throw malformed("missing measurement");
        }
        Map<String, String> tags = new TreeMap<>();
        while (at(',')) {
            next++;
            String key = name(true);
            expect('=', "missing tag value");
            String value = name(true);
            if (key.isEmpty() || value.isEmpty() || tags.put(key, value) != null) {
                throw malformed(
                        key.isEmpty() ? "missing tag key" : value.isEmpty() ? "missing tag value" : "duplicate tags");
            }
        }
        expect(' ', "missing fields");
        Map<String, Object> fields = new LinkedHashMap<>();
        do {
            String key = name(true);
            expect('=', "missing field value");
            if (key.isEmpty()) {
                throw malformed("missing field key");
            }
            fields.put(key, value());
        } while (took(','));
        expect(' ', "missing timestamp");
        return new Line(measurement, tags, fields, time());
    }

    private String name(boolean key) {
        StringBuilder name = new StringBuilder();
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '\\' && next + 1 < text.length() && escapable(text.charAt(next + 1), key)) {
                c = text.charAt(++next);
            } else if (c == ',' || c == ' ' || (key && c == '=')) {
                break;
            }
            name.append(c);
            next++;
        }
        return name.toString();
    }

    private static boolean escapable(char c, boolean key) {
        return c == ',' || c == ' ' || (key && c == '=');
    }

    private Object value() throws Malformed {
        if (took('"')) {
            return quoted();
        }
        int from = next;
        while (next < text.length() && text.charAt(next) != ',' && text.charAt(next) != ' ') {
            next++;
        }
        String word = text.substring(from, next);
        return switch (word) {
            case "t", "T", "true", "True", "TRUE" -> true;
            case "f", "F", "false", "False", "FALSE" -> false;
            default -> number(word);
        };
    }

    private Object number(String word) throws Malformed {
        char last = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
        try {
            if (last == 'i') {
                return Long.parseLong(word.substring(0, word.length() - 1));
            }
            // Double.parseDouble alone would take NaN, Infinity, hexadecimals and a trailing d or f.
            if (word.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
                double number = Double.parseDouble(word);
                if (Double.isFinite(number)) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // falls through to the one message
        }
        throw malformed("invalid number");
    }

    private String quoted() throws Malformed {
        StringBuilder value = new StringBuilder();
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && (at('"') || at('\\'))) {
                c = text.charAt(next++);
            }
            value.append(c);
        }
        throw malformed("unbalanced quotes");
    }

    private long time() throws Malformed {
        try {
            return Long.parseLong(text, next, text.length(), 10);
        } catch (NumberFormatException e) {
            throw malformed("bad timestamp");
        }
    }

    private boolean at(char expected) {
        return next < text.length() && text.charAt(next) == expected;
    }

    private boolean took(char expected) {
        if (at(expected)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(char expected, String otherwise) throws Malformed {
        if (!took(expected)) {
            throw malformed(otherwise);
        }
    }

    private Malformed malformed(String what) {
        return new Malformed(what, next + 1);
    }
}
