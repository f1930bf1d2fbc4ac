package io.dewline.app.evidence;

import io.dewline.app.config.ConfigurationSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An irrigated cotton field in Arizona, 2022: soil water as measured and as balanced by FAO-56, and when it was watered. */
final class Cotton {
    private static final ZoneId ZONE = ZoneId.of("America/Phoenix");
    private static final String RULE = "watering-needed";
    private static final double CAPACITY = 0.206;
    private static final double WILTING = 0.098;
    private static final double MAD = 0.65;
    private static final double WARM = 10;
    private static final String SITES =
            """
            areas: [ { id: maricopa, timezone: America/Phoenix } ]
            sites:
              - id: farm
                area: maricopa
                kind: park
                name: Farm
                location: { system: WGS84, latitude: 33.069, longitude: -111.97 }
                zones:
                  - { id: field, type: flower bed, field_capacity: 0.206, wilting_point: 0.098, mad: 0.65, root_depth: 1.5 m,
                      area: 100 m², devices: [ { id: probe, kind: soil, interval: %s } ] }
                devices: [ { id: sky, kind: weather, interval: 1d } ]
            """;

    private final Recording measured;
    private final Recording balance;
    private final NavigableSet<LocalDate> watered = new TreeSet<>();
    private final Shipped shipped;

    Cotton(Path data, Shipped shipped) throws IOException {
        this.shipped = shipped;
        measured = Recording.read(data, "soil/pyfao56_cotton2022_p10-2_measured_swc.csv");
        balance = Recording.read(data, "soil/pyfao56_cotton2022_p10-2_fao56_reference_output.csv");
        Recording irrigation = Recording.read(data, "soil/pyfao56_cotton2022_p10-2_irrigation.csv");
        for (String[] row : irrigation.rows()) {
            watered.add(irrigation.day(row, "date"));
        }
    }

    /** What the rules say of 25 days on which the field was probed. */
    Alarms measured() throws IOException {
        return run(measured, "mfDr", shipped.over(SITES.formatted("14d")));
    }

    /** What they say of the balance, a value each morning. */
    Alarms balanced() throws IOException {
        return run(balance, "fDr", shipped.over(SITES.formatted("1d")));
    }

    /** The depletion is put back into the water content that a probe over the roots would tell. */
    private static Alarms run(Recording recording, String depletion, ConfigurationSet set) throws IOException {
        Played past = new Played(set.registry(), "maricopa");
        for (String[] row : recording.rows()) {
            Instant at = recording
                    .day(row, "date")
                    .atTime(LocalTime.of(6, 0))
                    .atZone(ZONE)
                    .toInstant();
            double water = CAPACITY - recording.number(row, depletion) * (CAPACITY - WILTING);
            past.reading("probe", at, Map.of("soil_moisture", water, "soil_temperature", WARM), null);
        }
        return new Alarms(List.of(Shipped.run(set, past)), ZONE);
    }

    Section section() throws IOException {
        Alarms probed = measured();
        Alarms balanced = balanced();
        StringBuilder text = new StringBuilder(
                """
                ## Arizona 2022: an irrigated cotton field

                Plot 10-2 at Maricopa: soil water measured on 25 days, the published FAO-56 balance of every day (pyfao56), 41 recorded irrigations. The depletion of the root zone is given to the rules as the water content that a probe would tell; MAD is the balance's p of 0.65. The files have no soil temperature: 10 °C is told throughout, since it was never cold. ![Depletion](images/evidence-arizona.svg)

                Depletion by the balance (blue), MAD (amber), irrigations (grey marks), `watering-needed` fired (red marks).

                | fired | by | depletion | next irrigation recorded |
                |---|---|---|---|
                """);
        rows(probed, "measured", text);
        rows(balanced, "balance", text);
        List<Double> before = beforeWatering();
        before.sort(null);
        text.append(String.format(
                Locale.ROOT,
                """

                On the day before the %d irrigations the depletion was %.2f in the middle, and had reached MAD before %d of them: the plot was watered twice a week to its full demand, for research. Of the pack's calls in the season each came with a recorded irrigation on the next day; it would have left out the others. The last comes a month after watering had been stopped on %s to let the bolls open, of which the field's manager knows and the probe does not. By the measured values an alert stays open for weeks because it ends at a depletion of 0.1, below which the plot was rarely brought in spring.
                """,
                watered.size(),
                before.get(before.size() / 2),
                before.stream().filter(depletion -> depletion >= MAD).count(),
                watered.last()));
        return new Section(text.toString(), Map.of("evidence-arizona.svg", picture(balanced)));
    }

    private void rows(Alarms alarms, String by, StringBuilder text) {
        for (Alarms.Alarm alarm : alarms.of(RULE)) {
            LocalDate day = alarms.day(alarm);
            LocalDate next = watered.ceiling(day);
            double depletion = alarm.fired().used().stream()
                    .filter(used -> used.text().startsWith("depletion"))
                    .mapToDouble(used -> used.value())
                    .findFirst()
                    .orElse(Double.NaN);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %s |%n",
                    day,
                    by,
                    depletion,
                    next == null ? "none" : next + " (" + ChronoUnit.DAYS.between(day, next) + " d)"));
        }
    }

    /** The days on which the balance made the rules ask for water. */
    Set<LocalDate> asked() throws IOException {
        return balanced().days(RULE::equals);
    }

    NavigableSet<LocalDate> watered() {
        return watered;
    }

    private List<Double> beforeWatering() {
        Map<LocalDate, Double> byDay = new TreeMap<>();
        for (String[] row : balance.rows()) {
            byDay.put(balance.day(row, "date"), balance.number(row, "fDr"));
        }
        List<Double> before = new ArrayList<>();
        for (LocalDate day : watered) {
            Double depletion = byDay.get(day.minusDays(1));
            if (depletion != null) {
                before.add(depletion);
            }
        }
        return before;
    }

    private String picture(Alarms alarms) {
        LocalDate from = balance.day(balance.rows().get(0), "date");
        LocalDate to = balance.day(balance.rows().get(balance.rows().size() - 1), "date");
        double[] depletion = balance.rows().stream()
                .mapToDouble(row -> balance.number(row, "fDr"))
                .toArray();
        Chart chart = new Chart("Depletion of available water (cotton, plot 10-2)", from, to, 0, 1)
                .line(0.25, 1, depletion, Chart.BLUE)
                .limit(MAD, "MAD");
        watered.forEach(day -> chart.mark((double) ChronoUnit.DAYS.between(from, day), Chart.GREY));
        alarms.days(RULE::equals).forEach(day -> chart.mark((double) ChronoUnit.DAYS.between(from, day), Chart.RED));
        return chart.svg();
    }
}
