package io.dewline.rules.dust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.dewline.rules.dust.AirQuality.Level;
import io.dewline.rules.dust.AirQuality.Pollutant;
import io.dewline.rules.dust.WashOut.Verdict;
import io.dewline.rules.evidence.Table;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DustTest {
    @ParameterizedTest
    @CsvSource({"0,0", "35,50", "36,52", "75,100", "115,150", "150,200", "250,300", "350,400", "500,500", "900,500"})
    void theIndexOfFineDustFollowsTheTable(double concentration, double index) {
        assertThat(AirQuality.iaqi(Pollutant.PM25, concentration)).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({"50,50", "51,51", "150,100", "151,101", "250,150", "350,200", "420,300", "500,400", "600,500"})
    void theIndexOfCoarseDustFollowsTheTable(double concentration, double index) {
        assertThat(AirQuality.iaqi(Pollutant.PM10, concentration)).isEqualTo(index);
    }

    @Test
    void theHighestIndexIsTheAirs() {
        assertThat(AirQuality.aqi(75, 50)).isEqualTo(100);
        assertThat(AirQuality.primary(75, 50)).isEqualTo(Pollutant.PM25);
        assertThat(AirQuality.primary(20, 250)).isEqualTo(Pollutant.PM10);
        assertThat(AirQuality.primary(35, 50)).isNull();
        assertThat(AirQuality.aqi(Double.NaN, 250)).isEqualTo(150);
        assertThat(AirQuality.aqi(Double.NaN, -1)).isNaN();
        assertThat(AirQuality.level(100)).isEqualTo(Level.GOOD);
        assertThat(AirQuality.level(301)).isEqualTo(Level.SEVERE);
        assertThat(AirQuality.level(Double.NaN)).isNull();
    }

    @Test
    void coarseDustIsToldFromFine() {
        assertThat(CoarseFraction.of(32, 100)).isCloseTo(0.68, offset(1e-9));
        assertThat(CoarseFraction.mechanical(32, 100, 0.45)).isTrue();
        assertThat(CoarseFraction.mechanical(63, 100, 0.45)).isFalse();
        assertThat(CoarseFraction.of(108, 100)).isZero();
        assertThat(CoarseFraction.of(130, 100)).isNaN();
        assertThat(CoarseFraction.mechanical(Double.NaN, 100, 0.45)).isFalse();
    }

    @Test
    void theWorksInLondonIn1999AreCoarseAndKeepWorkingHours() {
        Table london = Table.of("dust/london_marylebone_1999_hourly.csv");
        List<Double> spikes = new ArrayList<>();
        List<Double> otherwise = new ArrayList<>();
        int working = 0;
        int all = 0;
        for (int row = 0; row < london.rows(); row++) {
            OffsetDateTime at = OffsetDateTime.parse(london.text(row, "ts_utc"));
            double pm10 = london.number(row, "pm10_ugm3_teom");
            double pm25 = london.number(row, "pm25_ugm3");
            boolean works = at.getMonthValue() == 8 || at.getMonthValue() == 9;
            if (works && pm10 > 150) {
                var local = at.atZoneSameInstant(ZoneId.of("Europe/London"));
                all++;
                boolean weekend =
                        local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
                assertThat(weekend).isFalse();
                working += local.getHour() >= 7 && local.getHour() < 18 ? 1 : 0;
            }
            double fraction = CoarseFraction.of(pm25, pm10);
            if (!Double.isNaN(fraction)) {
                (pm10 > 150 ? spikes : otherwise).add(1 - fraction);
            }
        }
        spikes.sort(null);
        otherwise.sort(null);
        assertThat(spikes.get(spikes.size() / 2)).isCloseTo(0.32, offset(0.02));
        assertThat(otherwise.get(otherwise.size() / 2)).isCloseTo(0.63, offset(0.03));
        assertThat(all).isGreaterThan(40);
        assertThat(working).isGreaterThanOrEqualTo(all - 2);
    }

    @Test
    void dampAirIsTakenOffOnlyWhereItIsSwitchedOn() {
        HumidityCorrection on = new HumidityCorrection(true, 0.4, 95);
        assertThat(on.factor(0)).isEqualTo(1);
        assertThat(on.factor(90)).isCloseTo(1 + 0.4 / 1.65 * 9, offset(1e-9));
        assertThat(on.corrected(100, 50)).isCloseTo(100 / (1 + 0.4 / 1.65), offset(1e-9));
        assertThat(on.corrected(100, 96)).isNaN();
        assertThat(on.corrected(100, Double.NaN)).isNaN();
        assertThat(HumidityCorrection.OFF.corrected(100, 99)).isEqualTo(100);
        assertThatThrownBy(() -> new HumidityCorrection(true, 0.4, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void plantowerSensorsAreCorrectedPieceByPiece() {
        assertThat(HumidityCorrection.plantower(20, 50)).isCloseTo(0.524 * 20 - 4.31 + 5.75, offset(1e-9));
        assertThat(HumidityCorrection.plantower(100, 50)).isCloseTo(78.6 - 4.31 + 5.75, offset(1e-9));
        assertThat(HumidityCorrection.plantower(300, 50)).isCloseTo(2.966 + 207 + 79.56, offset(1e-9));
        assertThat(HumidityCorrection.plantower(40, 50)).isCloseTo(0.655 * 40 - 4.31 + 5.75, offset(1e-9));
        assertThat(HumidityCorrection.plantower(0, 100)).isZero();
        for (double at : new double[] {30, 50, 210, 260}) {
            assertThat(HumidityCorrection.plantower(at + 1e-7, 60))
                    .isCloseTo(HumidityCorrection.plantower(at - 1e-7, 60), offset(1e-5));
        }
    }

    @Test
    void aDaysBudgetIsUsedUp() {
        DayBudget day = DayBudget.begin(2, 24);
        for (double mean : new double[] {60, 90, Double.NaN, 85}) {
            day = day.with(mean, 80);
        }
        assertThat(day).isEqualTo(new DayBudget(2, 24, 2, 1, 1));
        assertThat(day.remaining()).isZero();
        assertThat(day.broken()).isFalse();
        assertThat(day.with(80.1, 80).broken()).isTrue();
        assertThat(day.with(80, 80).broken()).isFalse();
        assertThat(day.toCome()).isEqualTo(20);
        assertThat(day.expected(6)).isCloseTo(2 + 6 * 2 / 3.0, offset(1e-9));
        assertThat(day.expected(100)).isCloseTo(2 + 20 * 2 / 3.0, offset(1e-9));
        assertThat(DayBudget.begin(2, 24).expected(24)).isZero();
        assertThatThrownBy(() -> new DayBudget(1, 1, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRunningWindowTellsWhereItIsGoing() {
        assertThat(DayBudget.forecast(60, 0.5, 120)).isEqualTo(90);
        assertThat(DayBudget.forecast(Double.NaN, 0, 120)).isEqualTo(120);
        assertThat(DayBudget.margin(60, 0.5, 80)).isEqualTo(100);
        assertThat(DayBudget.margin(200, 0.5, 80)).isNegative();
        assertThat(DayBudget.margin(70, 1, 80)).isInfinite().isPositive();
        assertThat(DayBudget.forecast(60, 1.5, 120)).isNaN();
    }

    @Test
    void aSprayedMonitorIsToldFromRainAndFromClearedAir() {
        WashOut signature = new WashOut(15, 0.5, 0.2);
        assertThat(signature.judge(300, 60, 55, 85, 0.05)).isEqualTo(Verdict.WASHED_OUT);
        assertThat(signature.judge(300, 60, 55, 85, 0.7)).as("rain cleans all").isEqualTo(Verdict.NOT);
        assertThat(signature.judge(300, 60, 55, 58, 0.05)).as("no humidity").isEqualTo(Verdict.NOT);
        assertThat(signature.judge(300, 60, 55, 85, Double.NaN)).isEqualTo(Verdict.UNKNOWN);
        assertThat(signature.judge(300, Double.NaN, 55, 85, 0.05)).isEqualTo(Verdict.UNKNOWN);
        assertThat(signature.judge(300, 290, 55, Double.NaN, Double.NaN)).isEqualTo(Verdict.NOT);
        assertThatThrownBy(() -> new WashOut(15, 0.2, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCannonMisleadsWithinItsReachAndDownwindOfIt() {
        CannonInfluence cannon = new CannonInfluence(40, 30, 30, 0.5);
        assertThat(cannon.covers(35, 0, 5, 0)).as("upwind but in reach").isTrue();
        assertThat(cannon.covers(100, 180, 3, 0)).as("downwind of a northerly").isTrue();
        assertThat(cannon.covers(100, 140, 3, 0)).as("beside the plume").isFalse();
        assertThat(cannon.covers(100, 0, 3, 0)).as("upwind").isFalse();
        assertThat(cannon.covers(140, 180, 3, 0)).as("too far").isFalse();
        assertThat(cannon.covers(50, 90, 0.4, 0)).as("calm drifts to all sides").isTrue();
        assertThat(cannon.covers(50, 90, Double.NaN, Double.NaN)).isTrue();
        assertThat(cannon.covers(100, 350, 3, 165)).isTrue();
    }

    @Test
    void placesGiveDistanceAndBearing() {
        // one minute of latitude is a nautical mile
        assertThat(CannonInfluence.distance(39, 116, 39 + 1 / 60.0, 116)).isCloseTo(1853, offset(2.0));
        assertThat(CannonInfluence.bearing(39, 116, 39.001, 116)).isCloseTo(0, offset(1e-6));
        assertThat(CannonInfluence.bearing(39, 116, 39, 116.001)).isCloseTo(90, offset(0.01));
        assertThat(CannonInfluence.bearing(39, 116, 39, 115.999)).isCloseTo(270, offset(0.01));
    }
}
