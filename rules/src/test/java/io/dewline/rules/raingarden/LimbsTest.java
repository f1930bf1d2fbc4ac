package io.dewline.rules.raingarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.dewline.rules.evidence.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimbsTest {
    private static final long MINUTE = 60_000;
    private static final Garden PLAIN = Garden.of(300, 40, Double.NaN, Double.NaN, Double.NaN);

    /** A garden with what falls on it, minute by minute. */
    private static final class Scene implements Limbs.Around {
        private final Drawdown drawdown = new Drawdown(Double.NaN);
        private Limbs limbs = new Limbs(PLAIN, this);
        private double rain;
        private double temperature = Double.NaN;
        private long now;

        @Override
        public double rain(long at) {
            return rain;
        }

        @Override
        public double temperature(long at) {
            return temperature;
        }

        void level(double level) {
            drawdown.take(now, level);
            limbs.take(now, level, drawdown);
            now += 10 * MINUTE;
        }

        /** From dry to 200 mm in an hour, then down by {@code rate} mm/h and at rest for half a day. */
        void storm(double rate) {
            for (int i = 0; i <= 6; i++) {
                rain += 5;
                level(i * 200 / 6.0);
            }
            fall(200, rate);
            rest();
        }

        void fall(double from, double rate) {
            for (double level = from - rate / 6; level > 0; level -= rate / 6) {
                level(level);
            }
        }

        void rest() {
            for (int i = 0; i < 72; i++) {
                level(0);
            }
        }

        void restore() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            limbs.write(new DataOutputStream(bytes));
            limbs = new Limbs(PLAIN, this);
            limbs.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        }
    }

    private final Scene scene = new Scene();

    @Test
    void measuresTheFallOfEachEventOnceItHasComeToRest() {
        scene.storm(20);
        assertThat(scene.limbs.count()).isEqualTo(1);
        assertThat(scene.limbs.recession()).isCloseTo(20, offset(0.01));
        scene.storm(12);
        assertThat(scene.limbs.count()).isEqualTo(2);
        assertThat(scene.limbs.recession()).isCloseTo(12, offset(0.01));
    }

    @Test
    void saysNothingBeforeTheWaterRests() {
        scene.level(0);
        scene.level(100);
        scene.level(200);
        scene.fall(200, 20);
        assertThat(scene.limbs.count()).isZero();
        assertThat(scene.limbs.recession()).isNaN();
    }

    @Test
    void leavesOutALimbOnWhichItRained() {
        scene.level(0);
        scene.level(200);
        scene.fall(200, 10);
        double before = scene.limbs.count();
        scene.rest();
        assertThat(scene.limbs.count()).isEqualTo((int) before + 1);
        scene.level(0);
        scene.level(200);
        for (double level = 195; level > 0; level -= 2) {
            scene.rain += level > 150 && level < 155 ? 1 : 0;
            scene.level(level);
        }
        scene.rest();
        assertThat(scene.limbs.count()).as("two millimetres fell on it").isEqualTo((int) before + 1);
    }

    @Test
    void leavesOutALimbOnWhichNobodyCanTellWhetherItRained() {
        scene.rain = Double.NaN;
        scene.level(0);
        scene.level(200);
        scene.fall(200, 10);
        scene.rest();
        assertThat(scene.limbs.count()).isZero();
    }

    @Test
    void aSecondInflowBeginsAnotherEvent() {
        scene.level(0);
        scene.level(250);
        scene.fall(250, 24);
        scene.level(2);
        scene.level(240);
        scene.fall(240, 15);
        scene.rest();
        assertThat(scene.limbs.count()).isEqualTo(2);
        assertThat(scene.limbs.limb(0).recession()).isCloseTo(24, offset(0.01));
        assertThat(scene.limbs.limb(1).recession()).isCloseTo(15, offset(0.01));
    }

    @Test
    void warmthMakesRatesOfSummerAndWinterComparable() {
        scene.temperature = 5;
        scene.storm(12);
        Limbs.Limb limb = scene.limbs.limb(0);
        assertThat(limb.isNormal()).isTrue();
        assertThat(limb.temperature()).isEqualTo(5);
        assertThat(limb.normal()).isCloseTo(Clogging.at20(limb.infiltration(), 5), offset(1e-9));
        assertThat(limb.normal()).isGreaterThan(limb.infiltration());
    }

    @Test
    void remembersTheLastSixtyFour() {
        for (int i = 0; i < 70; i++) {
            scene.storm(20 + i);
        }
        assertThat(scene.limbs.count()).isEqualTo(Limbs.KEPT);
        assertThat(scene.limbs.limb(0).recession()).isCloseTo(26, offset(0.01));
        assertThat(scene.limbs.recession()).isCloseTo(89, offset(0.01));
    }

    @Test
    void waterThatStandsForAMonthNeedsNoMoreRoomAndIsMeasuredInTheEnd() {
        scene.level(0);
        scene.level(299);
        for (int i = 0; i < 30 * 144; i++) {
            scene.level(299 - i * 0.001);
        }
        scene.fall(290, 20);
        scene.rest();
        assertThat(scene.limbs.count()).isEqualTo(1);
        assertThat(scene.limbs.recession()).isCloseTo(20, offset(0.2));
    }

    @Test
    void aRestoredOneGoesOnWhereverItWasCut() throws IOException {
        Scene cut = new Scene();
        for (double rate : new double[] {20, 30, 12, 45}) {
            scene.storm(rate);
            for (int i = 0; i <= 6; i++) {
                cut.rain += 5;
                cut.level(i * 200 / 6.0);
                cut.restore();
            }
            for (double level = 200 - rate / 6; level > 0; level -= rate / 6) {
                cut.level(level);
                cut.restore();
            }
            cut.rest();
        }
        assertThat(all(cut.limbs)).isEqualTo(all(scene.limbs)).hasSize(4);
    }

    private static List<Limbs.Limb> all(Limbs limbs) {
        List<Limbs.Limb> all = new ArrayList<>();
        for (int i = 0; i < limbs.count(); i++) {
            all.add(limbs.limb(i));
        }
        return all;
    }

    /** The same garden of Philadelphia as in {@link PhiladelphiaTest}, sample by sample and without being told where rains begin. */
    @Test
    void findsTheSameRatesInPhiladelphiaAsWhenTheRainsAreKnownBeforehand() {
        Table series = Table.of("raingarden/pwd_smp250-1-1_2016_15min.csv");
        double[] fallen = new double[1];
        Garden garden = Garden.of(4 * 304.8, 2261 * 0.0283168 / 4 / 0.3048, 12.7, 152.4, 0);
        Limbs limbs = new Limbs(garden, new Limbs.Around() {
            @Override
            public double rain(long at) {
                return fallen[0];
            }

            @Override
            public double temperature(long at) {
                return Double.NaN;
            }
        });
        Drawdown drawdown = new Drawdown(Double.NaN);
        for (int row = 0; row < series.rows(); row++) {
            double rain = series.number(row, "rain_mm");
            fallen[0] += Double.isNaN(rain) ? 0 : rain;
            double level = series.number(row, "level_mm");
            if (!Double.isNaN(level)) {
                long at = OffsetDateTime.parse(series.text(row, "ts_est"))
                        .toInstant()
                        .toEpochMilli();
                drawdown.take(at, level);
                limbs.take(at, level, drawdown);
            }
        }
        List<Double> rates = all(limbs).stream().map(Limbs.Limb::recession).toList();
        List<Double> batch = new ArrayList<>();
        long[] times = new long[series.rows()];
        Arrays.setAll(times, row -> OffsetDateTime.parse(series.text(row, "ts_est"))
                .toInstant()
                .toEpochMilli());
        double[] rains = series.numbers("rain_mm");
        Trace whole = Trace.of(times, series.numbers("level_mm"), rains);
        List<RainEvent> events = RainEvent.of(times, rains, 900_000, RainEvent.DRY_SPELL_HOURS, RainEvent.LEAST_DEPTH);
        for (int i = 0; i < events.size(); i++) {
            long until = i + 1 < events.size() ? events.get(i + 1).from() : Long.MAX_VALUE;
            Recession recession = Recession.of(whole.between(events.get(i).from(), until), garden.storage(), 0);
            if (recession.valid()) {
                batch.add(recession.recession());
            }
        }
        assertThat(rates).hasSameSizeAs(batch).hasSize(9);
        for (int i = 0; i < rates.size(); i++) {
            assertThat(rates.get(i)).isCloseTo(batch.get(i), offset(0.001));
        }
    }
}
