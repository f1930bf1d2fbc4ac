package io.dewline.model;

import io.dewline.model.Document.Mapping;
import io.dewline.model.Document.Member;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Document.Sequence;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code schedules:} and {@code seasons:} of sites.yaml and the holidays and make-up days of calendar.yaml. */
final class CalendarReader {
    private static final int LONGEST_HOLIDAY = 60;

    private final Problems problems;
    private final Map<String, List<Calendar.Span>> schedules = new LinkedHashMap<>();
    private final Map<String, List<Calendar.Part>> seasons = new LinkedHashMap<>();
    private final Set<LocalDate> holidays = new TreeSet<>();
    private final Set<LocalDate> makeUp = new TreeSet<>();

    CalendarReader(Problems problems) {
        this.problems = problems;
    }

    Calendar read(Fields sites, @Nullable Document dates) {
        named(sites, "schedules", this::span, schedules);
        named(sites, "seasons", this::part, seasons);
        if (dates != null) {
            Fields root = Fields.of(dates.root(), "the calendar", problems);
            root.text("source", "");
            root.items("holidays").forEach(this::holiday);
            for (Node day : root.items("workdays")) {
                LocalDate date = date(day);
                if (date != null && (holidays.contains(date) || !makeUp.add(date))) {
                    problems.error(day.mark(), date + " is given twice", "each day once");
                }
            }
            root.end();
        }
        return new Calendar(schedules, seasons, holidays, makeUp);
    }

    private <T> void named(Fields sites, String key, Function<Node, T> item, Map<String, List<T>> into) {
        Optional<Node> node = sites.node(key);
        if (node.isEmpty()) {
            return;
        }
        if (!(node.get() instanceof Mapping mapping)) {
            problems.error(node.get().mark(), key + " is not a mapping", "name: { from: …, to: … } lines");
            return;
        }
        for (Member member : mapping.members()) {
            List<Node> items = member.value() instanceof Sequence many ? many.items() : List.of(member.value());
            into.put(member.key(), items.stream().map(item).toList());
        }
    }

    private Calendar.Span span(Node node) {
        Fields fields = Fields.of(node, "a schedule", problems);
        LocalTime from = at(fields, "from", "a time like \"22:00\"", LocalTime::parse, LocalTime.MIDNIGHT);
        LocalTime to = at(fields, "to", "a time like \"06:00\"", LocalTime::parse, LocalTime.MIDNIGHT);
        Calendar.Days days = Calendar.Days.ALL;
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (Node item : fields.items("days")) {
            String word = item instanceof Scalar scalar ? scalar.text() : "";
            if (word.equals("workdays")) {
                days = Calendar.Days.WORKDAYS;
            } else if (word.equals("free days")) {
                days = Calendar.Days.FREE_DAYS;
            } else if (weekdays().containsKey(word)) {
                days = Calendar.Days.CHOSEN;
                weekdays.add(weekdays().get(word));
            } else {
                Set<String> known = new TreeSet<>(weekdays().keySet());
                known.addAll(Set.of("workdays", "free days"));
                problems.unknown(item.mark(), "day", word, known);
            }
        }
        if (fields.items("days").size() > 1
                && weekdays.size() < fields.items("days").size()) {
            problems.error(
                    fields.mark("days"), "days mixes words or names one twice", "workdays, free days, or weekdays");
        }
        fields.end();
        return new Calendar.Span(from, to, days, weekdays);
    }

    private static Map<String, DayOfWeek> weekdays() {
        Map<String, DayOfWeek> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
        }
        return days;
    }

    private Calendar.Part part(Node node) {
        Fields fields = Fields.of(node, "a season", problems);
        MonthDay from = at(fields, "from", "a day like 11-15", CalendarReader::monthDay, MonthDay.of(1, 1));
        MonthDay to = at(fields, "to", "a day like 03-15", CalendarReader::monthDay, MonthDay.of(12, 31));
        fields.end();
        return new Calendar.Part(from, to);
    }

    private static MonthDay monthDay(String text) {
        return MonthDay.parse("--" + text);
    }

    private void holiday(Node node) {
        Fields fields = Fields.of(node, "a holiday", problems);
        fields.bilingual("name", Text.same(""));
        LocalDate from = at(fields, "from", "a date like 2026-10-01", LocalDate::parse, LocalDate.EPOCH);
        LocalDate to = fields.has("to") ? at(fields, "to", "a date like 2026-10-07", LocalDate::parse, from) : from;
        fields.end();
        if (to.isBefore(from) || from.plusDays(LONGEST_HOLIDAY).isBefore(to)) {
            problems.error(
                    fields.mark("to"),
                    "a holiday from " + from + " to " + to,
                    "at most 60 days, the last not before the first");
            return;
        }
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (!holidays.add(day)) {
                problems.error(fields.mark("from"), day + " is given twice", "each day once");
            }
        }
    }

    private @Nullable LocalDate date(Node node) {
        String text = node instanceof Scalar scalar ? scalar.text() : "";
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            problems.error(node.mark(), "'" + text + "' is no date", "a date like 2026-10-10");
            return null;
        }
    }

    private <T> T at(Fields fields, String key, String expected, Function<String, T> parse, T fallback) {
        if (!fields.has(key)) {
            problems.error(fields.mark(), "'" + key + "' is missing", expected);
            return fallback;
        }
        String text = fields.text(key);
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            problems.error(fields.mark(key), key + " is '" + text + "'", expected);
            return fallback;
        }
    }
}
