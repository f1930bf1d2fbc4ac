package io.dewline.model;

import io.dewline.model.Document.Mapping;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Member;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Document.Sequence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the members of a mapping by name and type. Whatever is missing, mistyped or unknown becomes a problem and the fallback is returned, so that
 * reading goes on and finds the rest. Call {@link #end} last: it reports the keys that nobody asked for.
 */
public final class Fields {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");
    private static final Pattern NUMBER = Pattern.compile("([-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)(?:\\s*(\\S.*))?");

    private final Mark mark;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Problems problems;

    private Fields(Mark mark, Problems problems) {
        this.mark = mark;
        this.problems = problems;
    }

    /** The fields of {@code node}; a problem and no fields when it is not a mapping. */
    public static Fields of(Node node, String what, Problems problems) {
        Fields fields = new Fields(node.mark(), problems);
        if (node instanceof Mapping mapping) {
            for (Member member : mapping.members()) {
                if (fields.members.putIfAbsent(member.key(), member) != null) {
                    problems.error(member.mark(), "'" + member.key() + "' is given twice", "each key once");
                }
            }
        } else {
            problems.error(node.mark(), what + " is not a mapping", "key: value lines");
        }
        return fields;
    }

    public Mark mark() {
        return mark;
    }

    /** Where {@code key}'s value stands, or the mapping itself when it is absent. */
    public Mark mark(String key) {
        Member member = members.get(key);
        return member == null ? mark : member.value().mark();
    }

    public boolean has(String key) {
        asked.add(key);
        return members.containsKey(key);
    }

    public Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(members.get(key)).map(Member::value);
    }

    /** A required text. */
    public String text(String key) {
        return node(key).map(n -> scalar(n, key)).orElseGet(() -> missing(key, "a text", ""));
    }

    public String text(String key, String fallback) {
        return node(key).map(n -> scalar(n, key)).orElse(fallback);
    }

    /** A required id. */
    public String id(String key) {
        String id = text(key);
        if (!id.isEmpty() && !Words.isId(id)) {
            problems.error(
                    mark(key), "'" + id + "' is no id", "1 to 64 of a-z 0-9 - _, beginning with a letter or digit");
        }
        return id;
    }

    /** One of the constants of {@code type}, written in lower case. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
        if (!has(key)) {
            return fallback;
        }
        String word = text(key);
        List<String> known = new java.util.ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (name.equals(word)) {
                return constant;
            }
            known.add(name);
        }
        problems.unknown(mark(key), key, word, known);
        return fallback;
    }

    public boolean flag(String key, boolean fallback) {
        if (!has(key)) {
            return fallback;
        }
        String word = text(key);
        if (!word.equals("true") && !word.equals("false")) {
            problems.error(mark(key), key + " is '" + word + "'", "true or false");
        }
        return word.equals("true");
    }

    public Duration duration(String key, Duration fallback) {
        return node(key).map(n -> duration(scalar(n, key), n.mark())).orElse(fallback);
    }

    private Duration duration(String text, Mark where) {
        return durationOf(text).orElseGet(() -> {
            problems.error(where, "'" + text + "' is no duration", "a whole number and ms, s, m, h or d, like 10m");
            return Duration.ZERO;
        });
    }

    /** A duration like {@code 90s}, {@code 10m}, {@code 24h}, {@code 3d}. */
    public static Optional<Duration> durationOf(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }

    /** A whole number from {@code min} to {@code max}. */
    public long whole(String key, long fallback, long min, long max) {
        if (!has(key)) {
            return fallback;
        }
        String text = text(key);
        try {
            long value = new BigDecimal(text).longValueExact();
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // falls through to the one message
        }
        problems.error(mark(key), key + " is '" + text + "'", "a whole number from " + min + " to " + max);
        return fallback;
    }

    /** A number in {@code unit}: bare, or with a unit that converts to it; NaN when absent. */
    public double number(String key, Unit unit, double min, double max) {
        if (!has(key)) {
            return Double.NaN;
        }
        Node node = node(key).orElseThrow();
        Value value = value(node, key);
        if (value instanceof Value.Figure number) {
            if (number.unit() == null || number.unit().convertsTo(unit)) {
                double converted =
                        number.unit() == null ? number.value() : number.unit().to(unit, number.value());
                if (converted >= min && converted <= max) {
                    return converted;
                }
            }
        }
        problems.error(
                node.mark(),
                key + " is '" + scalar(node, key) + "'",
                "a number from " + plain(min) + " to " + plain(max) + (unit == Unit.ONE ? "" : " " + unit.symbol()));
        return Double.NaN;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** A text in both languages: a mapping with zh and en, or one text for both. */
    public Text bilingual(String key, Text fallback) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return fallback;
        }
        if (node.get() instanceof Mapping mapping) {
            Fields texts = of(mapping, key, problems);
            String zh = texts.text("zh", "");
            String en = texts.text("en", "");
            texts.end();
            if (zh.isEmpty() && en.isEmpty()) {
                problems.error(mapping.mark(), key + " has no text", "zh: … and en: …");
            } else if (zh.isEmpty() || en.isEmpty()) {
                problems.warning(
                        mapping.mark(),
                        Caution.MISSING_LANGUAGE,
                        key + " has no " + (zh.isEmpty() ? "Chinese (zh)" : "English (en)") + " text");
            }
            return new Text(zh.isEmpty() ? en : zh, en.isEmpty() ? zh : en);
        }
        return Text.same(scalar(node.get(), key));
    }

    /** The items under {@code key}: none when absent, one when it is no sequence. */
    public List<Node> items(String key) {
        return node(key)
                .map(n -> n instanceof Sequence sequence ? sequence.items() : List.of(n))
                .orElse(List.of());
    }

    /** The mapping under {@code key} as values by name. */
    public Map<String, Value> values(String key) {
        Map<String, Value> values = new LinkedHashMap<>();
        node(key).ifPresent(n -> {
            if (n instanceof Mapping mapping) {
                for (Member member : mapping.members()) {
                    values.put(member.key(), value(member.value(), member.key()));
                }
            } else {
                problems.error(n.mark(), key + " is not a mapping", "name: value lines");
            }
        });
        return values;
    }

    /** Every member that has not been asked for, as values by name: attributes that rules may read. */
    public Map<String, Value> rest() {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Member member : members.values()) {
            if (asked.add(member.key())) {
                values.put(member.key(), value(member.value(), member.key()));
            }
        }
        return values;
    }

    /** Where each member of the mapping under {@code key} stands. */
    public Map<String, Mark> marks(String key) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        if (node(key).orElse(null) instanceof Mapping mapping) {
            mapping.members().forEach(member -> marks.put(member.key(), member.mark()));
        }
        return marks;
    }

    /** The value of one member that must exist. */
    public Value value(String key) {
        return node(key).map(n -> value(n, key)).orElseGet(() -> new Value.Word(missing(key, "a value", "")));
    }

    private Value value(Node node, String what) {
        String text = scalar(node, what);
        Matcher matcher = NUMBER.matcher(text);
        if (!(node instanceof Scalar scalar && scalar.quoted() && matcher.matches() && matcher.group(2) == null)
                && matcher.matches()) {
            double number = Double.parseDouble(matcher.group(1));
            String symbol = matcher.group(2);
            if (symbol == null) {
                return new Value.Figure(number, null);
            }
            Optional<Duration> duration = durationOf(text);
            boolean glued = !text.contains(" "); // 10m is ten minutes, 10 m ten metres
            if (glued && duration.isPresent()) {
                return new Value.Figure(duration.get().toMillis() / 1_000.0, Unit.SECOND);
            }
            Optional<Unit> unit = Unit.of(symbol);
            if (unit.isPresent()) {
                return new Value.Figure(number, unit.get());
            }
        }
        return new Value.Word(text);
    }

    private String scalar(Node node, String what) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        problems.error(node.mark(), what + " is not a single value", "one value");
        return "";
    }

    private String missing(String key, String expected, String fallback) {
        problems.error(mark, "'" + key + "' is missing", expected);
        return fallback;
    }

    /** Reports every key that was not asked for. */
    public void end() {
        for (Member member : members.values()) {
            if (!asked.contains(member.key())) {
                problems.unknown(member.mark(), "key", member.key(), asked);
            }
        }
    }
}
