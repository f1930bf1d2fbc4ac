package io.dewline.rules.raingarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.dewline.rules.evidence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against gardens of the Philadelphia Water Department. */
class PhiladelphiaTest {
    private static final long STEP = 900_000;
    private static final double INCH = 25.4;
    private static final double FOOT = 304.8;

    private static long[] times(Table table) {
        long[] times = new long[table.rows()];
        Arrays.setAll(times, row -> OffsetDateTime.parse(table.text(row, "ts_est"))
                .toInstant()
                .toEpochMilli());
        return times;
    }

    @ParameterizedTest
    @ValueSource(strings = {"306", "1265"})
    void findsTheEventsThatWerePublished(String system) {
        Table series = Table.of("raingarden/pwd_sys" + system + "_2023_15min.csv");
        Table published = Table.of("raingarden/pwd_meta_sys" + system + "_data_rain_events.csv");
        List<RainEvent> events = RainEvent.of(
                times(series), series.numbers("rain_mm"), STEP, RainEvent.DRY_SPELL_HOURS, RainEvent.LEAST_DEPTH);
        int found = 0;
        for (int row = 0; row < published.rows(); row++) {
            long from = LocalDateTime.parse(published.text(row, "eventdatastart_est"))
                    .toInstant(ZoneOffset.ofHours(-5))
                    .toEpochMilli();
            double depth = published.number(row, "eventdepth_in") * INCH;
            double hours = published.number(row, "eventduration_hr");
            double peak = published.number(row, "eventpeakintensity_inhr") * INCH;
            for (RainEvent event : events) {
                if (event.from() == from) {
                    assertThat(event.depth()).isCloseTo(depth, offset(0.01 * depth));
                    assertThat(event.hours(STEP)).isCloseTo(hours, offset(1e-9));
                    assertThat(event.peak()).isCloseTo(peak, offset(0.02 * peak));
                    found++;
                }
            }
        }
        assertThat(found).isEqualTo(published.rows());
        // The series of 306 ends in a rain that the table no longer has.
        assertThat(events.size() - found).isLessThanOrEqualTo(1);
    }

    @Test
    void infiltrationOfAGardenFallsFromSummerToWinter() {
        Table series = Table.of("raingarden/pwd_smp250-1-1_2016_15min.csv");
        long[] times = times(series);
        double[] levels = series.numbers("level_mm");
        Trace all = Trace.of(times, levels, series.numbers("rain_mm"));
        Storage storage = new Storage(4 * FOOT, 2261 * 0.0283168, new Orifice(0.5 * INCH, 0.5 * FOOT));
        List<Double> rates = new ArrayList<>();
        List<Double> july = new ArrayList<>();
        List<Double> winter = new ArrayList<>();
        List<RainEvent> events =
                RainEvent.of(times, series.numbers("rain_mm"), STEP, RainEvent.DRY_SPELL_HOURS, RainEvent.LEAST_DEPTH);
        for (int i = 0; i < events.size(); i++) {
            long until = i + 1 < events.size() ? events.get(i + 1).from() : Long.MAX_VALUE;
            Trace event = all.between(events.get(i).from(), until);
            Recession recession = Recession.of(event, storage, 0);
            if (!recession.valid()) {
                continue;
            }
            assertThat(Emptying.hours(event, 0)).isBetween(3.0, 34.0);
            assertThat(recession.infiltration()).isBetween(0.9 * recession.recession(), recession.recession());
            rates.add(recession.recession());
            switch (Instant.ofEpochMilli(recession.from())
                    .atOffset(ZoneOffset.ofHours(-5))
                    .getMonth()) {
                case JULY -> july.add(recession.recession());
                case NOVEMBER, DECEMBER -> winter.add(recession.recession());
                default -> {}
            }
        }
        rates.sort(null);
        assertThat(rates.get(rates.size() / 2)).isCloseTo(37, offset(0.5));
        assertThat(july).hasSize(3).allSatisfy(rate -> assertThat(rate).isBetween(77.0, 85.5));
        assertThat(winter).hasSize(3).allSatisfy(rate -> assertThat(rate).isBetween(13.0, 40.0));
    }
}
