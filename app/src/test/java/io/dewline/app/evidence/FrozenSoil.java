package io.dewline.app.evidence;

import io.dewline.app.config.ConfigurationSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Soil that freezes: a probe at 5 cm on the Tibetan plateau over a winter, and one with a thermometer beside it. */
final class FrozenSoil {
    static final String RULE = "watering-needed";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SITES =
            """
            areas: [ { id: plateau, timezone: Asia/Shanghai } ]
            sites:
              - id: meadow
                area: plateau
                kind: park
                name: { zh: 草甸, en: Meadow }
                zones:
                  - { id: grass, type: lawn, soil: %s, area: 100 m², devices: [ { id: probe, kind: soil, depth: 0.05 m, interval: 1h } ] }
            """;
    private static final String SKY = "    devices: [ { id: sky, kind: weather, interval: 1h } ]\n";

    private final Recording maqu;
    private final Recording frost;
    private final ConfigurationSet meadow;
    private final ConfigurationSet sand;

    /** How the probe's values are given to the rules. */
    enum Given {
        /** As they are, frozen or not; nobody tells the soil's temperature. */
        BARE("moisture alone"),
        /** Values that ISMN flags D01 (soil below 0 °C) come flagged. */
        FLAGGED("moisture, flagged where ISMN says D01"),
        /** With a temperature below or above 0 °C as the flag D01 says. */
        THERMOMETER("moisture, and a temperature of −1 °C where ISMN says D01, else 5 °C");

        private final String words;

        Given(String words) {
            this.words = words;
        }
    }

    FrozenSoil(Path data, Shipped shipped) throws IOException {
        maqu = Recording.read(data, "soil/ismn_maqu_cst01_5cm_hourly_freeze_thaw.csv");
        frost = Recording.read(data, "soil/flagit_frost_hourly_sm_ts_ta_p.csv");
        meadow = shipped.over(SITES.formatted("loam") + SKY);
        sand = shipped.over(SITES.formatted("sand") + SKY);
    }

    /** The winter of 2008 on the plateau. */
    Alarms winter(Given given) throws IOException {
        Played past = new Played(meadow.registry(), "plateau");
        for (String[] row : maqu.rows()) {
            boolean frozen = maqu.text(row, "ismn_flag").contains("D01");
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("soil_moisture", maqu.number(row, "vwc_m3m3"));
            if (given == Given.THERMOMETER) {
                values.put("soil_temperature", frozen ? -1.0 : 5.0);
            }
            String flag = frozen && given == Given.FLAGGED ? "D" : null;
            past.reading("probe", maqu.time(row, "ts_utc"), values, flag);
        }
        return new Alarms(List.of(Shipped.run(meadow, past)), ZONE);
    }

    /** Four weeks of frost and thaw, with the soil's own thermometer or without. */
    Alarms weeks(boolean thermometer) throws IOException {
        Played past = new Played(sand.registry(), "plateau");
        for (String[] row : frost.rows()) {
            Instant at = Instant.parse(frost.text(row, "utc").replace(' ', 'T') + "Z");
            Map<String, Double> soil = new LinkedHashMap<>();
            soil.put("soil_moisture", frost.number(row, "soil_moisture") / 100);
            if (thermometer) {
                soil.put("soil_temperature", frost.number(row, "soil_temperature"));
            }
            past.reading("probe", at, soil, null);
            Map<String, Double> air = new LinkedHashMap<>();
            air.put("temperature", frost.number(row, "air_temperature"));
            air.put("rain", frost.number(row, "precipitation"));
            past.reading("sky", at, air, null);
        }
        return new Alarms(List.of(Shipped.run(sand, past)), ZONE);
    }

    /** The days from November to March on which watering was asked for. */
    static List<LocalDate> inWinter(Alarms alarms) {
        return alarms.days(RULE::equals).stream()
                .filter(day -> day.getMonthValue() >= 11 || day.getMonthValue() <= 3)
                .toList();
    }

    Section section() throws IOException {
        StringBuilder text = new StringBuilder(
                """
                ## Frozen soil: Maqu 2008/09

                Hourly soil moisture at 5 cm on the Tibetan plateau, October to June. Frozen water does not count for a probe: 0.46 in October, 0.17 from December to February, 0.41 in March. A rule without a gate would ask for water all winter. The zone is a lawn on loam. ![Soil moisture](images/evidence-maqu.svg)

                Amber: where a lawn on loam has used up its share (0.25).

                | what the probe tells | `watering-needed`, November to March | later | hours blind |
                |---|---|---|---|
                """);
        int dry = 0;
        for (String[] row : maqu.rows()) {
            dry += maqu.number(row, "vwc_m3m3") < 0.246 ? 1 : 0;
        }
        for (Given given : Given.values()) {
            Alarms alarms = winter(given);
            Set<LocalDate> all = alarms.days(RULE::equals);
            List<LocalDate> frozen = inWinter(alarms);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %,d |%n",
                    given.words,
                    frozen.isEmpty() ? "never" : words(frozen),
                    words(all.stream().filter(day -> !frozen.contains(day)).toList()),
                    blind(alarms)));
        }
        text.append(String.format(
                Locale.ROOT,
                """

                In %,d of the %,d hours the probe reads drier than that. Without a temperature of the soil the rule is undetermined in these hours and does not fire. The price is that it stays silent in the dry June as well; with a thermometer it speaks then. The site's weather station, which the packs ask for, never reports, since the recording has none: what needs rain or air is undetermined throughout, as two `blind` alerts say from the first hours to the end, one of the site and one of its area, so that their hours are the same in each row.

                Four weeks of frost and thaw with a thermometer in the soil (flagit's test file, 27 January to 24 February 2020, taken for sand):\s""",
                dry,
                maqu.rows().size()));
        text.append("`watering-needed` ")
                .append(fired(weeks(true)))
                .append(" with the thermometer, ")
                .append(fired(weeks(false)))
                .append(" without.\n");
        return new Section(text.toString(), Map.of("evidence-maqu.svg", picture()));
    }

    private static String fired(Alarms alarms) {
        Set<LocalDate> days = alarms.days(RULE::equals);
        return days.isEmpty() ? "never fires" : "fires on " + words(days);
    }

    private static String words(java.util.Collection<LocalDate> days) {
        return days.isEmpty()
                ? "never"
                : String.join(", ", days.stream().map(LocalDate::toString).toList());
    }

    private static long blind(Alarms alarms) {
        return alarms.of("blind").stream()
                .mapToLong(alarm ->
                        Duration.between(alarm.fired().at(), alarm.end()).toHours())
                .sum();
    }

    private String picture() {
        LocalDate from = LocalDate.of(2008, 10, 1);
        LocalDate to = LocalDate.of(2009, 6, 30);
        double[] sums = new double[(int) ChronoUnit.DAYS.between(from, to) + 1];
        int[] counts = new int[sums.length];
        for (String[] row : maqu.rows()) {
            int day = (int) ChronoUnit.DAYS.between(
                    from, LocalDate.parse(maqu.text(row, "ts_utc").substring(0, 10)));
            sums[day] += maqu.number(row, "vwc_m3m3");
            counts[day]++;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= counts[i];
        }
        return new Chart("Soil moisture at 5 cm, m³/m³, daily mean (Maqu CST-01)", from, to, 0, 0.6)
                .line(0.5, 1, sums, Chart.BLUE)
                .limit(0.246, "dry")
                .svg();
    }
}
