package io.dewline.app.evidence;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.rules.raingarden.Emptying;
import io.dewline.rules.raingarden.RainEvent;
import io.dewline.rules.raingarden.Recession;
import io.dewline.rules.raingarden.Storage;
import io.dewline.rules.raingarden.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A garden of the Philadelphia Water Department: its recorded series, its rains, and what the rules say of it. */
final class Garden {
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final long STEP = 900_000;

    private final Recording recording;
    private final @Nullable Recording published;
    private final ConfigurationSet set;
    private final Storage storage;
    private final List<Event> events = new ArrayList<>();

    /** A rain and what the garden did with it. */
    record Event(RainEvent rain, double peak, double hours, Recession recession) {
        LocalDate day() {
            return Instant.ofEpochMilli(rain.from()).atZone(ZONE).toLocalDate();
        }
    }

    /**
     * What is known of a garden.
     *
     * @param storage its depth is the height of the overflow
     * @param published the file of published rains, "" for none
     * @param floor where its water rests by design, in mm; NaN where it is told to no rule
     */
    record Known(String file, Storage storage, String published, double floor) {
        private String rests() {
            return Double.isNaN(floor) ? "" : " floor: %.0f mm,".formatted(floor);
        }
    }

    Garden(Path data, Shipped shipped, Known known) throws IOException {
        recording = Recording.read(data, "raingarden/" + known.file());
        published = known.published().isEmpty() ? null : Recording.read(data, "raingarden/" + known.published());
        storage = known.storage();
        set = shipped.over(
                """
                areas: [ { id: philadelphia, timezone: America/New_York } ]
                sites:
                  - id: street
                    area: philadelphia
                    kind: park
                    name: Street
                    zones:
                      - { id: garden, type: rain garden, lip: %.0f mm,%s area: 100 m², devices: [ { id: level, kind: raingarden, interval: 15m } ] }
                    devices: [ { id: gauge, kind: weather, interval: 15m } ]
                """
                        .formatted(storage.depth(), known.rests()));
        measure();
    }

    private void measure() {
        int count = recording.rows().size();
        long[] times = new long[count];
        double[] levels = new double[count];
        double[] rains = new double[count];
        for (int i = 0; i < count; i++) {
            String[] row = recording.rows().get(i);
            times[i] = recording.time(row, "ts_est").toEpochMilli();
            levels[i] = recording.number(row, "level_mm");
            rains[i] = rain(row);
        }
        Trace all = Trace.of(times, levels, rains);
        List<RainEvent> found = RainEvent.of(times, rains, STEP, RainEvent.DRY_SPELL_HOURS, RainEvent.LEAST_DEPTH);
        for (int i = 0; i < found.size(); i++) {
            long until = i + 1 < found.size() ? found.get(i + 1).from() : Long.MAX_VALUE;
            Trace trace = all.between(found.get(i).from(), until);
            if (trace.size() < 2) {
                continue;
            }
            double peak = trace.level(trace.peak());
            double hours = Emptying.hours(trace, 0);
            events.add(new Event(found.get(i), peak, hours, Recession.of(trace, storage, 0)));
        }
    }

    /** Rain of a quarter of an hour; an empty cell says that none fell. */
    private double rain(String[] row) {
        double rain = recording.number(row, "rain_mm");
        return Double.isNaN(rain) ? 0 : rain;
    }

    Alarms run() throws IOException {
        Played past = new Played(set.registry(), "philadelphia");
        for (String[] row : recording.rows()) {
            Instant at = recording.time(row, "ts_est");
            past.reading("level", at, Map.of("ponding_level", recording.number(row, "level_mm")), null);
            past.reading("gauge", at, Map.of("rain", rain(row)), null);
        }
        return new Alarms(List.of(Shipped.run(set, past)), ZONE);
    }

    List<Event> events() {
        return events;
    }

    ConfigurationSet set() {
        return set;
    }

    int publishedRains() {
        return published == null ? 0 : published.rows().size();
    }

    /** The published rain that began with an event: depth in mm, duration in h, peak in mm/h; empty where there is none. */
    double[] published(Event event) {
        Recording table = published;
        if (table != null) {
            for (String[] row : table.rows()) {
                Instant from = LocalDateTime.parse(table.text(row, "eventdatastart_est"))
                        .toInstant(ZoneOffset.ofHours(-5));
                if (from.toEpochMilli() == event.rain().from()) {
                    return new double[] {
                        table.number(row, "eventdepth_in") * 25.4,
                        table.number(row, "eventduration_hr"),
                        table.number(row, "eventpeakintensity_inhr") * 25.4
                    };
                }
            }
        }
        return new double[0];
    }

    /** The highest level of each quarter of a day, and when the drain was called slow. */
    String picture(Alarms alarms) {
        LocalDate from =
                recording.time(recording.rows().get(0), "ts_est").atZone(ZONE).toLocalDate();
        LocalDate to = recording
                .time(recording.rows().get(recording.rows().size() - 1), "ts_est")
                .atZone(ZONE)
                .toLocalDate();
        Instant begin = from.atStartOfDay(ZONE).toInstant();
        double[] highest = new double[4 * (int) (ChronoUnit.DAYS.between(from, to) + 2)];
        Arrays.fill(highest, Double.NaN);
        for (String[] row : recording.rows()) {
            int quarter = (int)
                    (Duration.between(begin, recording.time(row, "ts_est")).toHours() / 6);
            double level = recording.number(row, "level_mm");
            if (Double.isNaN(highest[quarter]) || level > highest[quarter]) {
                highest[quarter] = level;
            }
        }
        Chart chart = new Chart("Level above the floor, mm (250-1-1, 2016)", from, to, -150, 800)
                .line(0, 0.25, highest, Chart.BLUE)
                .limit(0, "floor");
        for (Alarms.Alarm alarm : alarms.of("slow-drain")) {
            chart.mark(Duration.between(begin, alarm.fired().at()).toHours() / 24.0, Chart.RED);
        }
        return chart.svg();
    }
}
