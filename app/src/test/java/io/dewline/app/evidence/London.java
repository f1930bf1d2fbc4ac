package io.dewline.app.evidence;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.model.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Building works beside a kerbside monitor in London, 1999. */
final class London {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    /** What calls for something to be done about the works' own dust. */
    private static final Set<String> DUST = Set.of("dust-spray", "hebei-hour");

    private static final double PEAK = 150;
    private static final double DAILY = 50;
    private static final int LEAST_HOURS = 18;
    private static final String SITES =
            """
            areas: [ { id: london, timezone: Europe/London } ]
            sites:
              - id: works
                area: london
                kind: construction
                standard: hebei
                name: { zh: 工地, en: Works }
                devices:
                  - { id: kerb, kind: dust, interval: 1h }
            """;

    private final Recording recording;
    private final ConfigurationSet set;
    private final TreeMap<LocalDate, List<Double>> byDay = new TreeMap<>();
    private final Set<LocalDate> peaks = new TreeSet<>();

    London(Path data, Shipped shipped) throws IOException {
        recording = Recording.read(data, "dust/london_marylebone_1999_hourly.csv");
        set = shipped.over(SITES);
        for (String[] row : recording.rows()) {
            double pm10 = recording.number(row, "pm10_ugm3_teom");
            if (!Double.isNaN(pm10)) {
                Instant at = recording.time(row, "ts_utc");
                LocalDate day = at.atZone(ZONE).toLocalDate();
                byDay.computeIfAbsent(day, k -> new ArrayList<>()).add(pm10);
                if (pm10 > PEAK) {
                    peaks.add(day);
                }
            }
        }
    }

    /** The dust alerts; with {@code background}, what is usual at that hour at weekends stands for the district's mean. */
    Alarms run(boolean background) throws IOException {
        Played past = new Played(set.registry(), "london");
        Map<Integer, List<Double>> restingHours = new HashMap<>();
        for (String[] row : recording.rows()) {
            Instant at = recording.time(row, "ts_utc");
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("pm10", recording.number(row, "pm10_ugm3_teom"));
            values.put("pm25", recording.number(row, "pm25_ugm3"));
            values.put("wind_speed", recording.number(row, "wind_ms"));
            values.put("wind_direction", recording.number(row, "wind_dir_deg"));
            past.reading("kerb", at, values, null);
            if (background) {
                tellUsual(past, restingHours, at, values.getOrDefault("pm10", Double.NaN));
            }
        }
        return new Alarms(List.of(Shipped.run(set, past)), ZONE);
    }

    private static void tellUsual(Played past, Map<Integer, List<Double>> resting, Instant at, double pm10) {
        ZonedDateTime local = at.atZone(ZONE);
        List<Double> hour = resting.computeIfAbsent(local.getHour(), k -> new ArrayList<>());
        if (Alarms.weekend(local.toLocalDate()) && !Double.isNaN(pm10)) {
            hour.add(pm10);
        }
        List<Double> last = new ArrayList<>(hour.subList(Math.max(0, hour.size() - 8), hour.size()));
        if (last.size() >= 4) {
            last.sort(null);
            past.fact(
                    "district_pm10",
                    Subject.site("london", "works"),
                    last.get(last.size() / 2),
                    at.plusSeconds(3_630),
                    Duration.ofHours(1));
        }
    }

    /** Days from June on with at least 18 hours and a mean above 50 µg/m³, as the publication counts them. */
    Set<LocalDate> dustyDays() {
        Set<LocalDate> days = new TreeSet<>();
        byDay.forEach((day, values) -> {
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            boolean complete = values.size() >= LEAST_HOURS;
            if (complete && day.getMonthValue() >= Month.JUNE.getValue() && mean > DAILY) {
                days.add(day);
            }
        });
        return days;
    }

    /** Days with an hour above 150 µg/m³. */
    Set<LocalDate> peaks() {
        return peaks;
    }

    boolean dust(String rule) {
        return DUST.contains(rule);
    }

    Section section() throws IOException {
        Alarms alone = run(false);
        Alarms told = run(true);
        Set<LocalDate> dusty = dustyDays();
        StringBuilder text = new StringBuilder(
                """
                ## London 1999: building works beside a kerbside monitor

                Hourly PM10, PM2.5 and wind of Marylebone Road, May to December 1999; the monitor is registered at a construction site. Published (Fuller & Green): the works raised the daily mean above 50 µg/m³ on 24 days from June to December. ![PM10 by day](images/evidence-london.svg)

                Daily means; red where a dust rule fired in the second run below.

                """);
        text.append("As recorded, without a district's mean:\n\n")
                .append(alone.table(set.rules().cards()))
                .append(
                        "\nWith a background told each hour (our assumption, not in the recording: the median of that clock hour on the last eight weekend days, when the works rest, in place of the district's mean):\n\n")
                .append(told.table(set.rules().cards()))
                .append("\n| question | expected | as recorded | with background |\n|---|---|---|---|\n")
                .append(row(
                        "days with an hour above 150 µg/m³ on which a dust rule fired",
                        peaks.size(),
                        alone,
                        told,
                        peaks))
                .append(row(
                        "days with a mean above 50 µg/m³ (24 published, " + dusty.size()
                                + " in these data) on which one fired",
                        dusty.size(),
                        alone,
                        told,
                        dusty))
                .append(String.format(
                        Locale.ROOT,
                        "| Saturdays and Sundays on which one fired | 0 | %d | %d |%n",
                        weekends(alone),
                        weekends(told)))
                .append(String.format(
                        Locale.ROOT,
                        "| firings outside 07:00 to 18:00 | 0 | %d | %d |%n",
                        outside(alone),
                        outside(told)))
                .append(
                        """

                        Where it differs: without a background the rules of difference are undetermined, which the `blind` alerts say; only an hour above the limit plus the highest background a county may claim is certain. Of the days above 50 µg/m³ those without an alert are days of traffic and of low, long dust: no hour of them stands out from the hours around, so the daily mean is a matter of a report and not of a cannon. One works' peak of the recording itself came at 21:00.\s""")
                .append(String.format(
                        Locale.ROOT, "The days that fired without an hour above 150 µg/m³ are %s.%n", rest(told)));
        return new Section(text.toString(), Map.of("evidence-london.svg", picture(told)));
    }

    private String row(String question, int expected, Alarms alone, Alarms told, Set<LocalDate> days) {
        return String.format(
                Locale.ROOT, "| %s | %d | %d | %d |%n", question, expected, hit(alone, days), hit(told, days));
    }

    private long hit(Alarms alarms, Set<LocalDate> days) {
        return alarms.days(this::dust).stream().filter(days::contains).count();
    }

    private long weekends(Alarms alarms) {
        return alarms.days(this::dust).stream().filter(Alarms::weekend).count();
    }

    /** A monitor's hour is known at its end. */
    private long outside(Alarms alarms) {
        return alarms.all(this::dust).stream()
                .map(alarm -> alarm.fired().at().atZone(ZONE).getHour())
                .filter(hour -> hour < 7 || hour > 18)
                .count();
    }

    private String rest(Alarms alarms) {
        List<String> days = alarms.days(this::dust).stream()
                .filter(day -> !peaks.contains(day))
                .map(day -> day + " (highest hour "
                        + Math.round(byDay.getOrDefault(day, List.of()).stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(0))
                        + ")")
                .toList();
        return days.isEmpty() ? "none" : String.join(", ", days);
    }

    private String picture(Alarms alarms) {
        Set<LocalDate> fired = alarms.days(this::dust);
        Chart chart =
                new Chart("PM10, daily mean, µg/m³ (Marylebone Road 1999)", byDay.firstKey(), byDay.lastKey(), 0, 200);
        byDay.forEach((day, values) -> chart.bar(
                day,
                values.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                fired.contains(day) ? Chart.RED : Alarms.weekend(day) ? Chart.GREY : Chart.BLUE));
        return chart.limit(DAILY, "50").svg();
    }
}
