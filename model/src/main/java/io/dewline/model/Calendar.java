package io.dewline.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The schedules and seasons of a configuration by name, and which days people work; all in local time. */
public final class Calendar {
    /** No schedules, no seasons, no holidays: Monday to Friday are working days. */
    public static final Calendar EMPTY = new Calendar(Map.of(), Map.of(), Set.of(), Set.of());

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Map<String, List<Span>> schedules;
    private final Map<String, List<Part>> seasons;
    private final Set<LocalDate> holidays;
    private final Set<LocalDate> makeUp;
    private final Set<Year> years;

    /** The days on which a span begins. */
    public enum Days {
        ALL,
        WORKDAYS,
        FREE_DAYS,
        /** Those of {@link Span#weekdays}. */
        CHOSEN
    }

    /** A part of a day; one whose end is not after its beginning ends on the next day and belongs to the day on which it begins. */
    public record Span(LocalTime from, LocalTime to, Days days, Set<DayOfWeek> weekdays) {
        public Span {
            weekdays = Set.copyOf(weekdays);
        }
    }

    /** A part of the year, both days included; it may reach over the turn of the year. */
    public record Part(MonthDay from, MonthDay to) {}

    Calendar(
            Map<String, List<Span>> schedules,
            Map<String, List<Part>> seasons,
            Set<LocalDate> holidays,
            Set<LocalDate> makeUp) {
        this.schedules = Map.copyOf(schedules);
        this.seasons = Map.copyOf(seasons);
        this.holidays = Set.copyOf(holidays);
        this.makeUp = Set.copyOf(makeUp);
        this.years = holidays.stream().map(day -> Year.of(day.getYear())).collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> schedules() {
        return schedules.keySet();
    }

    public Set<String> seasons() {
        return seasons.keySet();
    }

    /** The parts of the year that {@code season} is made of; none for a name that is not there. */
    public List<Part> season(String season) {
        return seasons.getOrDefault(season, List.of());
    }

    /** Whether it is {@code schedule} at {@code at}; false for a name that is not there. */
    public boolean inSchedule(String schedule, LocalDateTime at) {
        return schedules.getOrDefault(schedule, List.of()).stream().anyMatch(span -> within(span, at));
    }

    private boolean within(Span span, LocalDateTime at) {
        LocalTime time = at.toLocalTime();
        boolean begun = !time.isBefore(span.from);
        if (span.from.isBefore(span.to)) {
            return begun && time.isBefore(span.to) && begins(span, at.toLocalDate());
        }
        return begun
                ? begins(span, at.toLocalDate())
                : time.isBefore(span.to) && begins(span, at.toLocalDate().minusDays(1));
    }

    private boolean begins(Span span, LocalDate day) {
        return switch (span.days) {
            case ALL -> true;
            case WORKDAYS -> isWorkday(day);
            case FREE_DAYS -> !isWorkday(day);
            case CHOSEN -> span.weekdays.contains(day.getDayOfWeek());
        };
    }

    /** The first local time after {@code at} at which a schedule, a season or a working day may begin or end. */
    public LocalDateTime nextChange(LocalDateTime at) {
        LocalDateTime next = at.toLocalDate().plusDays(1).atStartOfDay();
        for (List<Span> spans : schedules.values()) {
            for (Span span : spans) {
                for (LocalTime time : List.of(span.from, span.to)) {
                    LocalDateTime edge = at.toLocalDate().atTime(time);
                    if (edge.isAfter(at) && edge.isBefore(next)) {
                        next = edge;
                    }
                }
            }
        }
        return next;
    }

    /** Whether {@code day} belongs to {@code season}; false for a name that is not there. */
    public boolean inSeason(String season, LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return seasons.getOrDefault(season, List.of()).stream().anyMatch(part -> {
            boolean begun = !date.isBefore(part.from);
            boolean open = !date.isAfter(part.to);
            return part.from.isAfter(part.to) ? begun || open : begun && open;
        });
    }

    /** Monday to Friday but for holidays, and the days that make up for them. */
    public boolean isWorkday(LocalDate day) {
        return makeUp.contains(day) || (!holidays.contains(day) && !WEEKEND.contains(day.getDayOfWeek()));
    }

    /** Whether the holidays of {@code year} are known. */
    public boolean covers(Year year) {
        return years.contains(year);
    }

    /** Whether {@code schedule} depends on which days people work. */
    public boolean asksForWorkdays(String schedule) {
        return schedules.getOrDefault(schedule, List.of()).stream()
                .anyMatch(span -> span.days == Days.WORKDAYS || span.days == Days.FREE_DAYS);
    }
}
