package io.dewline.ingest.log;

import io.dewline.model.DeviceKind;
import io.dewline.model.Kinds;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Source;
import io.dewline.model.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link LineWriter} wrote. A device's readings share one source, and quantities are those of the kinds given; a quantity that no kind declares
 * any more becomes a plain number without bounds. Not thread safe.
 */
final class LineParser {
    private static final int REMEMBERED = 100_000;
    private static final byte[] FLAG = "_flag".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, DeviceKind> kinds;
    private final Map<Slice, Known> sources = new HashMap<>();
    private final Slice sought = new Slice();
    private byte[] text = {};
    private int at;
    private int end;

    // The reading under way.
    private int size;
    private Quantity[] quantities = new Quantity[16];
    private double[] values = new double[16];
    private @Nullable String @Nullable [] flags;

    LineParser(Map<String, DeviceKind> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    /** The readings of {@code lines}, one a line.
     *
     * @throws IllegalArgumentException when the text is not what {@link LineWriter} writes */
    List<Reading> parse(byte[] lines) {
        List<Reading> readings = new ArrayList<>();
        text = lines;
        int from = 0;
        while (from < lines.length) {
            int to = from;
            while (to < lines.length && lines[to] != '\n') {
                to++;
            }
            at = from;
            end = to;
            readings.add(line());
            from = to + 1;
        }
        return readings;
    }

    private Reading line() {
        Known known = source();
        size = 0;
        flags = null;
        long seq = Reading.NO_SEQ;
        long arrived = 0;
        boolean simulated = false;
        Reading.Stamped stamped = Reading.Stamped.DEVICE;
        do {
            at++; // the space before the first field, the comma before the others
            int key = at;
            int keyEnd = skipKey('=');
            at++;
            int first = peek();
            if (first == '"') {
                String flag = quoted();
                if (is(key, keyEnd, "at_flag")) {
                    stamped = stamped(flag);
                } else {
                    flag(key, keyEnd, flag);
                }
            } else if (first == 't') {
                simulated = true;
                at += "true".length();
            } else {
                int value = at;
                while (peek() != ',' && peek() != ' ') {
                    at++;
                }
                if (text[at - 1] != 'i') {
                    add(known.quantity(text, key, keyEnd, size), Decimal.parse(text, value, at));
                } else if (is(key, keyEnd, "seq")) {
                    seq = Decimal.parseLong(text, value, at - 1);
                } else {
                    arrived = Decimal.parseLong(text, value, at - 1);
                }
            }
        } while (peek() == ',');
        long time = Decimal.parseLong(text, at + 1, end);
        Reading.Origin origin = stamped == Reading.Stamped.DEVICE && !simulated
                ? Reading.Origin.DEVICE
                : new Reading.Origin(stamped, simulated);
        return new Reading(
                known.source,
                time,
                arrived,
                seq,
                origin,
                Arrays.copyOf(quantities, size),
                Arrays.copyOf(values, size),
                flags == null ? null : Arrays.copyOf(flags, size));
    }

    private int peek() {
        if (at >= end) {
            throw new IllegalArgumentException("a line ends early: " + lineText());
        }
        return text[at];
    }

    private String lineText() {
        return new String(text, 0, Math.min(end, text.length), StandardCharsets.UTF_8)
                .lines()
                .reduce("", (before, last) -> last);
    }

    private int skipKey(char separator) {
        while (peek() != separator) {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private boolean is(int from, int to, String ascii) {
        if (to - from != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (text[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Reading.Stamped stamped(String flag) {
        return switch (flag) {
            case "arrival" -> Reading.Stamped.ARRIVAL;
            case "future" -> Reading.Stamped.FUTURE;
            default -> throw new IllegalArgumentException("at_flag is arrival or future: " + flag);
        };
    }

    private String quoted() {
        int from = ++at;
        boolean escaped = false;
        while (peek() != '"') {
            escaped |= text[at] == '\\';
            at += text[at] == '\\' ? 2 : 1;
        }
        String raw = new String(text, from, at - from, StandardCharsets.UTF_8);
        at++;
        return escaped ? unescape(raw) : raw;
    }

    private static String unescape(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            plain.append(c == '\\' ? raw.charAt(++i) : c);
        }
        return plain.toString();
    }

    private void add(Quantity quantity, double value) {
        if (size == values.length) {
            quantities = Arrays.copyOf(quantities, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        quantities[size] = quantity;
        values[size++] = value;
    }

    private void flag(int key, int keyEnd, String flag) {
        String name = unescape(new String(text, key, keyEnd - key - FLAG.length, StandardCharsets.UTF_8));
        for (int i = 0; i < size; i++) {
            if (quantities[i].id().equals(name)) {
                if (flags == null) {
                    flags = new String[size];
                } else if (flags.length < size) {
                    // A store gives fields in alphabetical order: more values after the first flag.
                    flags = Arrays.copyOf(flags, size);
                }
                flags[i] = flag;
                return;
            }
        }
        throw new IllegalArgumentException("a flag without its value: " + name);
    }

    private Known source() {
        int from = at;
        skipKey(' ');
        sought.set(text, from, at);
        Known known = sources.get(sought);
        if (known == null) {
            byte[] prefix = Arrays.copyOfRange(text, from, at);
            known = new Known(readSource(prefix));
            if (sources.size() >= REMEMBERED) {
                sources.clear();
            }
            Slice owned = new Slice();
            owned.set(prefix, 0, prefix.length);
            sources.put(owned, known);
        }
        return known;
    }

    private static Source readSource(byte[] prefix) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        String all = new String(prefix, StandardCharsets.UTF_8);
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c == '\\') {
                part.append(all.charAt(++i));
            } else if (c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return new Source(parts.get(0), tag(parts, "site="), tag(parts, "zone="), tag(parts, "device="));
    }

    private static String tag(List<String> parts, String key) {
        for (String part : parts.subList(1, parts.size())) {
            if (part.startsWith(key)) {
                return part.substring(key.length());
            }
        }
        return "";
    }

    /** A source, and the quantities seen from it in the order of its lines. */
    private final class Known {
        private final Source source;
        private final List<byte[]> keys = new ArrayList<>();
        private final List<Quantity> found = new ArrayList<>();

        Known(Source source) {
            this.source = source;
        }

        Quantity quantity(byte[] in, int from, int to, int likely) {
            if (likely < keys.size() && Arrays.equals(keys.get(likely), 0, keys.get(likely).length, in, from, to)) {
                return found.get(likely);
            }
            for (int i = 0; i < keys.size(); i++) {
                if (Arrays.equals(keys.get(i), 0, keys.get(i).length, in, from, to)) {
                    return found.get(i);
                }
            }
            byte[] key = Arrays.copyOfRange(in, from, to);
            Quantity quantity = declared(unescape(new String(key, StandardCharsets.UTF_8)));
            keys.add(key);
            found.add(quantity);
            return quantity;
        }

        private Quantity declared(String id) {
            DeviceKind kind = kinds.get(source.kind());
            Quantity quantity = kind == null ? null : kind.quantities().get(id);
            if (quantity == null) {
                quantity = Kinds.quantities().get(id);
            }
            return quantity != null
                    ? quantity
                    : new Quantity(
                            id, Unit.ONE, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Quantity.Form.GAUGE);
        }
    }

    /** A run of bytes as a key; the one that is looked up with moves over the text. */
    private static final class Slice {
        private byte[] bytes = {};
        private int from;
        private int to;
        private int hash;

        void set(byte[] in, int start, int stop) {
            bytes = in;
            from = start;
            to = stop;
            int h = 1;
            for (int i = start; i < stop; i++) {
                h = 31 * h + in[i];
            }
            hash = h;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Slice that && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
