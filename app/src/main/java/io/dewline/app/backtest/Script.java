package io.dewline.app.backtest;

import io.dewline.app.backtest.Lines.Line;
import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Device;
import io.dewline.model.Entry;
import io.dewline.model.Fact;
import io.dewline.model.FactKind;
import io.dewline.model.Fields;
import io.dewline.model.Problem;
import io.dewline.model.Problems;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Words;
import io.dewline.model.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What happens, written by hand: one line for what happens at a time, or, with {@code A..B/STEP}, again and again.
 *
 * <pre>
 * 00:00..00:30/1m dust-01 pm10=200..300 pm25=60!M
 * 00:35 dust-01 pm10=300 at 00:20
 * 00:36 dust-01 pm10=300 clock-ahead
 * 00:40 fact site:east-gate district_pm10=60 until 02:00
 * 00:50 link down
 * </pre>
 */
final class Script {
    private static final Pattern LINE = Pattern.compile("(\\S+?)(?:\\.\\.(\\S+?)/(\\S+))?\\s+(.+)");
    private static final Pattern VALUE =
            Pattern.compile("([A-Za-z0-9_]+)=(-?\\d+(?:\\.\\d+)?)(?:\\.\\.(-?\\d+(?:\\.\\d+)?))?(?:!(\\w+))?");
    private static final int MOST = 1_000_000;

    private final Registry registry;
    private final Instant start;
    private final Problems problems;
    private final List<Event> events = new ArrayList<>();

    /** One entry of an area at a stamp. */
    record Event(String area, long stamp, Entry entry) {
        Batch batch(long position) {
            Batch.Kind kind = entry instanceof Reading
                    ? Batch.Kind.READINGS
                    : entry instanceof Fact ? Batch.Kind.FACTS : Batch.Kind.CONTROL;
            return new Batch(area, position, stamp, kind, List.of(entry));
        }
    }

    /** Ends the reading of a line in which something is wrong. */
    private static final class Wrong extends Exception {
        Wrong() {
            super("", null, false, false);
        }
    }

    private Script(Registry registry, Instant start, Problems problems) {
        this.registry = registry;
        this.start = start;
        this.problems = problems;
    }

    /** The events in order of their time; what is wrong with a line is told and the line left out. */
    static List<Event> read(List<Line> lines, Registry registry, Instant start, Problems problems) {
        Script script = new Script(registry, start, problems);
        for (Line line : lines) {
            try {
                script.line(line);
            } catch (Wrong told) {
                // the problem is on record
            }
        }
        script.events.sort(Comparator.comparingLong(Event::stamp));
        return script.events;
    }

    private Wrong wrong(Line line, String word, String message, String expected) {
        problems.error(line.at(line.text().indexOf(word)), message, expected);
        return new Wrong();
    }

    private Wrong unknown(Line line, String word, String what, Collection<String> known) {
        problems.addAll(List.of(new Problem(
                line.at(line.text().indexOf(word)),
                "unknown " + what + " '" + word + "'",
                known.size() <= 16
                        ? "one of " + String.join(", ", known.stream().sorted().toList())
                        : "",
                Words.nearest(word, known),
                null)));
        return new Wrong();
    }

    private void line(Line line) throws Wrong {
        Matcher matcher = LINE.matcher(line.text());
        if (!matcher.matches()) {
            throw wrong(line, line.text(), "no time and no event", "TIME DEVICE quantity=value …, or TIME fact …");
        }
        long from = time(line, matcher.group(1));
        String to = matcher.group(2);
        String what = matcher.group(4);
        if (to == null) {
            event(line, what, from, 0);
            return;
        }
        long last = time(line, to);
        String stepText = matcher.group(3);
        long step = Fields.durationOf(stepText).map(Duration::toMillis).orElse(0L);
        if (step <= 0 || last < from || (last - from) / step > MOST) {
            throw wrong(line, stepText, "'" + stepText + "' is no step", "FROM..TO/STEP, like 00:00..01:00/1m");
        }
        for (long at = from; at <= last; at += step) {
            event(line, what, at, last == from ? 0 : (at - from) / (double) (last - from));
        }
    }

    private long time(Line line, String text) throws Wrong {
        OptionalLong time = Moment.of(text);
        if (time.isEmpty()) {
            throw wrong(line, text, "'" + text + "' is no time", "HH:MM, HH:MM:SS or 1dHH:MM after the start");
        }
        return start.toEpochMilli() + time.getAsLong();
    }

    private void event(Line line, String what, long at, double share) throws Wrong {
        String[] words = what.split("\\s+", -1);
        switch (words[0]) {
            case "tick" -> everywhere(at, new Control.Tick());
            case "link" -> everywhere(at, new Control.Link(link(line, words)));
            case "fact" -> {
                Fact fact = fact(line, words, at);
                events.add(new Event(fact.subject().area(), at, fact));
            }
            default -> reading(line, words, at, share);
        }
    }

    private void everywhere(long at, Control control) {
        registry.areas().keySet().forEach(area -> events.add(new Event(area, at, control)));
    }

    private Control.State link(Line line, String[] words) throws Wrong {
        String word = words.length == 2 ? words[1] : "";
        for (Control.State state : Control.State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return state;
            }
        }
        throw wrong(line, "link", "'" + line.text() + "' is no state of the link", "link down, up or caught-up");
    }

    private Fact fact(Line line, String[] words, long at) throws Wrong {
        int equals = words.length < 3 ? -1 : words[2].indexOf('=');
        if (equals < 1) {
            throw wrong(line, "fact", "no fact", "fact SUBJECT NAME=VALUE, like fact site:east-gate phase=earthworks");
        }
        Subject subject = subject(line, words[1]);
        String name = words[2].substring(0, equals);
        String value = words[2].substring(equals + 1);
        FactKind kind = FactKind.all().get(name);
        if (kind == null) {
            throw unknown(line, name, "fact", FactKind.all().keySet());
        }
        long until = at + kind.validity().toMillis();
        if (words.length == 5 && words[3].equals("until")) {
            until = time(line, words[4]);
        } else if (words.length != 3) {
            throw wrong(line, words[3], "unknown word '" + words[3] + "'", "until TIME");
        }
        return new Fact(name, subject, told(line, kind, value), "test", "", at, until, at);
    }

    private Fact.Value told(Line line, FactKind kind, String value) throws Wrong {
        if (kind.unit() == null) {
            if (!kind.words().isEmpty() && !kind.words().contains(value)) {
                throw unknown(line, value, kind.name(), kind.words());
            }
            return Fact.Value.of(value);
        }
        try {
            return Fact.Value.of(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            throw wrong(
                    line,
                    value,
                    "'" + value + "' is no number",
                    "a number in " + kind.unit().symbol());
        }
    }

    private Subject subject(Line line, String key) throws Wrong {
        String name = key.substring(key.indexOf(':') + 1);
        switch (key.substring(0, key.length() - name.length())) {
            case "area:" -> {
                if (registry.areas().containsKey(name)) {
                    return Subject.area(name);
                }
                throw unknown(line, name, "area", registry.areas().keySet());
            }
            case "site:" -> {
                Site site = registry.sites().get(name);
                if (site != null) {
                    return Subject.site(site.area(), name);
                }
                throw unknown(line, name, "site", registry.sites().keySet());
            }
            case "zone:" -> {
                Zone zone = registry.zones().get(name);
                Site site = zone == null ? null : registry.sites().get(zone.site());
                if (site != null) {
                    return Subject.zone(site.area(), site.id(), name.substring(name.indexOf('/') + 1));
                }
                throw unknown(line, name, "zone", registry.zones().keySet());
            }
            case "device:" -> {
                return device(line, name).subject();
            }
            default ->
                throw wrong(line, key, "'" + key + "' is no subject", "area:ID, site:ID, zone:SITE/ID or device:ID");
        }
    }

    private Device device(Line line, String id) throws Wrong {
        Device device = registry.device(id);
        if (device == null) {
            throw unknown(line, id, "device", registry.devices().keySet());
        }
        return device;
    }

    private void reading(Line line, String[] words, long stamp, double share) throws Wrong {
        Device device = device(line, words[0]);
        long at = stamp;
        boolean simulated = false;
        Reading.Stamped stamped = Reading.Stamped.DEVICE;
        List<Quantity> quantities = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<@Nullable String> flags = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            Matcher value = VALUE.matcher(words[i]);
            if (words[i].equals("at") && i + 1 < words.length) {
                at = time(line, words[++i]);
            } else if (words[i].equals("simulated")) {
                simulated = true;
            } else if (words[i].equals("clock-ahead")) {
                stamped = Reading.Stamped.FUTURE;
            } else if (value.matches()) {
                Quantity quantity = device.kind().quantities().get(value.group(1));
                if (quantity == null) {
                    throw unknown(
                            line,
                            value.group(1),
                            "quantity of a " + device.kind().id(),
                            device.kind().quantities().keySet());
                }
                double first = Double.parseDouble(value.group(2));
                double last = value.group(3) == null ? first : Double.parseDouble(value.group(3));
                quantities.add(quantity);
                values.add(Math.round((first + share * (last - first)) * 1e6) / 1e6);
                flags.add(value.group(4));
            } else {
                throw wrong(
                        line,
                        words[i],
                        "'" + words[i] + "' is no value",
                        "quantity=number, like pm10=180 or pm10=180..60");
            }
        }
        if (quantities.isEmpty()) {
            throw wrong(line, words[0], "no value", "quantity=number, like pm10=180");
        }
        events.add(new Event(
                device.area(),
                stamp,
                new Reading(
                        device.source(),
                        at,
                        stamp,
                        Reading.NO_SEQ,
                        new Reading.Origin(stamped, simulated),
                        quantities.toArray(Quantity[]::new),
                        values.stream().mapToDouble(Double::doubleValue).toArray(),
                        flags.stream().allMatch(Objects::isNull) ? null : flags.toArray(String[]::new))));
    }
}
