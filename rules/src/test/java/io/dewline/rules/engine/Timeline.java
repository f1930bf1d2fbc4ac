package io.dewline.rules.engine;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Device;
import io.dewline.model.Entry;
import io.dewline.model.Fact;
import io.dewline.model.FactKind;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Registry;
import io.dewline.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A log written by hand: one line for what happens at a time, or, with {@code A..B/STEP}, again and again. Times are {@code [Dd]HH:MM[:SS]} after the instant in the
 * first line.
 *
 * <pre>
 * 2026-06-01T00:00:00Z
 * 00:00..00:30/1m dust-01 pm10=200 pm25=60!M
 * 00:35 dust-01 pm10=300 at 00:20
 * 00:40 fact site:east-gate district_pm10=60 until 02:00
 * 00:50 link down
 * 1d00:00 tick
 * </pre>
 */
final class Timeline {
    private static final Pattern LINE = Pattern.compile("(\\S+?)(?:\\.\\.(\\S+?)/(\\S+))? (.+)");
    private static final Pattern TIME = Pattern.compile("(?:(\\d+)d)?(\\d+):(\\d\\d)(?::(\\d\\d))?");
    private static final Pattern VALUE =
            Pattern.compile("([a-z0-9_]+)=(-?\\d+(?:\\.\\d+)?)(?:\\.\\.(-?\\d+(?:\\.\\d+)?))?(?:!(\\w+))?");

    private final Registry registry;
    private final Instant base;
    private final List<Event> events = new ArrayList<>();

    /** One entry at a stamp. */
    record Event(long stamp, Entry entry) {}

    Timeline(Registry registry, String text) {
        this.registry = registry;
        List<String> lines = text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        base = Instant.parse(lines.get(0));
        lines.subList(1, lines.size()).forEach(this::line);
        events.sort(Comparator.comparingLong(Event::stamp));
    }

    Instant base() {
        return base;
    }

    List<Event> events() {
        return events;
    }

    /** Each event in a batch of its own. */
    List<Batch> batches(String area) {
        List<Batch> batches = new ArrayList<>();
        for (Event event : events) {
            batches.add(new Batch(area, batches.size(), event.stamp, kind(event.entry), List.of(event.entry)));
        }
        return batches;
    }

    static Batch.Kind kind(Entry entry) {
        if (entry instanceof Reading) {
            return Batch.Kind.READINGS;
        }
        return entry instanceof Fact ? Batch.Kind.FACTS : Batch.Kind.CONTROL;
    }

    private void line(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        long from = time(matcher.group(1));
        String to = matcher.group(2);
        if (to == null) {
            events.add(new Event(from, entry(matcher.group(4), from, 0)));
            return;
        }
        long last = time(to);
        long step = Duration.parse("PT" + matcher.group(3)).toMillis();
        for (long at = from; at <= last; at += step) {
            double share = last == from ? 0 : (at - from) / (double) (last - from);
            events.add(new Event(at, entry(matcher.group(4), at, share)));
        }
    }

    private long time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no time: " + text);
        }
        long seconds = number(matcher.group(1)) * 86_400
                + number(matcher.group(2)) * 3_600
                + number(matcher.group(3)) * 60
                + number(matcher.group(4));
        return base.toEpochMilli() + seconds * 1_000;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private Entry entry(String text, long stamp, double share) {
        if (text.equals("tick")) {
            return new Control.Tick();
        }
        if (text.startsWith("link ")) {
            return new Control.Link(Control.State.valueOf(
                    text.substring(5).toUpperCase(java.util.Locale.ROOT).replace(' ', '_')));
        }
        return text.startsWith("fact ") ? fact(text.split(" "), stamp) : reading(text.split(" "), stamp, share);
    }

    private Fact fact(String[] words, long stamp) {
        Subject subject = subject(words[1]);
        String name = words[2].substring(0, words[2].indexOf('='));
        String value = words[2].substring(name.length() + 1);
        FactKind kind = FactKind.all().get(name);
        if (kind == null) {
            throw new IllegalArgumentException("no fact: " + name);
        }
        long until = stamp + kind.validity().toMillis();
        for (int i = 3; i < words.length; i += 2) {
            if (words[i].equals("until")) {
                until = time(words[i + 1]);
            }
        }
        Fact.Value told = kind.unit() == null ? Fact.Value.of(value) : Fact.Value.of(Double.parseDouble(value));
        return new Fact(name, subject, told, "test", "", stamp, until, stamp);
    }

    private Subject subject(String key) {
        String area = registry.areas().keySet().iterator().next();
        String name = key.substring(key.indexOf(':') + 1);
        if (key.startsWith("area:")) {
            return Subject.area(area);
        }
        return key.startsWith("site:")
                ? Subject.site(area, name)
                : Subject.zone(area, name.substring(0, name.indexOf('/')), name.substring(name.indexOf('/') + 1));
    }

    private Reading reading(String[] words, long stamp, double share) {
        Device device = registry.device(words[0]);
        if (device == null) {
            throw new IllegalArgumentException("no device: " + words[0]);
        }
        long at = stamp;
        boolean simulated = false;
        Reading.Stamped stamped = Reading.Stamped.DEVICE;
        List<Quantity> quantities = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<@Nullable String> flags = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            Matcher value = VALUE.matcher(words[i]);
            if (words[i].equals("at")) {
                at = time(words[++i]);
            } else if (words[i].equals("simulated")) {
                simulated = true;
            } else if (words[i].equals("clock-ahead")) {
                stamped = Reading.Stamped.FUTURE;
            } else if (value.matches()) {
                Quantity quantity = device.kind().quantities().get(value.group(1));
                if (quantity == null) {
                    throw new IllegalArgumentException("no quantity: " + words[i]);
                }
                quantities.add(quantity);
                double first = Double.parseDouble(value.group(2));
                double last = value.group(3) == null ? first : Double.parseDouble(value.group(3));
                values.add(Math.round((first + share * (last - first)) * 1e6) / 1e6);
                flags.add(value.group(4));
            } else {
                throw new IllegalArgumentException("no value: " + words[i]);
            }
        }
        return new Reading(
                device.source(),
                at,
                stamp,
                Reading.NO_SEQ,
                new Reading.Origin(stamped, simulated),
                quantities.toArray(Quantity[]::new),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                flags.stream().allMatch(java.util.Objects::isNull) ? null : flags.toArray(String[]::new));
    }
}
