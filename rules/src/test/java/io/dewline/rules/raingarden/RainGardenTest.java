package io.dewline.rules.raingarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.dewline.rules.raingarden.Clogging.Measured;
import io.dewline.rules.raingarden.Recession.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class RainGardenTest {
    private static final long STEP = 900_000;
    private static final Storage PLAIN = new Storage(300, 30, Orifice.NONE);

    private static Trace trace(int samples, IntToDoubleFunction level, IntToDoubleFunction rain) {
        long[] times = new long[samples];
        Arrays.setAll(times, i -> i * STEP);
        double[] levels = new double[samples];
        Arrays.setAll(levels, level);
        double[] rains = new double[samples];
        Arrays.setAll(rains, rain);
        return Trace.of(times, levels, rains);
    }

    /** Falls by 10 mm a step from 260 mm to nothing. */
    private static Trace falling(IntToDoubleFunction rain) {
        return trace(40, i -> Math.max(0, 260 - 10 * i), rain);
    }

    @Test
    void theRateIsTakenBetweenSevenAndFiveInches() {
        Recession recession = Recession.of(falling(i -> 0), PLAIN, Double.NaN);
        assertThat(recession.outcome()).isEqualTo(Outcome.MEASURED);
        assertThat(recession.recession()).isCloseTo(40, offset(1e-9));
        assertThat(recession.infiltration()).isCloseTo(40, offset(1e-9));
        assertThat(recession.from()).isEqualTo(8 * STEP);
    }

    @Test
    void whatLeavesThroughTheOrificeIsNotInfiltration() {
        // 12.7 mm at 0.4 m of head: 0.62 · 126.7 mm² · 2.80 m/s = 0.792 m³/h
        Orifice orifice = new Orifice(12.7, 0);
        assertThat(orifice.outflow(400)).isCloseTo(0.792, offset(0.001));
        assertThat(orifice.outflow(-20)).isZero();
        Storage storage = new Storage(300, 30, orifice);
        Recession recession = Recession.of(falling(i -> 0), storage, Double.NaN);
        double released = 0;
        for (int level = 180; level > 130; level -= 10) {
            released += orifice.outflow(level) / 4;
        }
        assertThat(recession.recession()).isCloseTo(40, offset(1e-9));
        assertThat(recession.infiltration()).isCloseTo(40 - released / 0.1 / 1.25, offset(1e-9));
    }

    @Test
    void eventsThatCannotBeMeasuredSayWhy() {
        assertThat(Recession.of(trace(20, i -> 100 - i, i -> 0), PLAIN, Double.NaN)
                        .outcome())
                .isEqualTo(Outcome.NOT_REACHED);
        assertThat(Recession.of(falling(i -> i == 10 ? 1.5 : 0), PLAIN, Double.NaN)
                        .outcome())
                .isEqualTo(Outcome.RAIN);
        assertThat(Recession.of(falling(i -> i == 10 ? 1.2 : 0), PLAIN, Double.NaN)
                        .outcome())
                .isEqualTo(Outcome.MEASURED);
        assertThat(Recession.of(trace(10, i -> 400 - 20 * i, i -> 0), PLAIN, Double.NaN)
                        .outcome())
                .isEqualTo(Outcome.UNSTEADY_END);
        assertThat(Recession.of(trace(10, i -> i < 2 ? 200 : 0, i -> 0), PLAIN, Double.NaN)
                        .outcome())
                .isEqualTo(Outcome.NO_FALLING_LIMB);
        assertThat(Recession.of(trace(2_000, i -> Math.max(0, 260 - 0.5 * i), i -> 0), PLAIN, Double.NaN)
                        .outcome())
                .isEqualTo(Outcome.NEGLIGIBLE);
        assertThat(Recession.of(trace(0, i -> 0, i -> 0), PLAIN, Double.NaN).outcome())
                .isEqualTo(Outcome.UNSTEADY_END);
    }

    @Test
    void aDipDuringTheFallEndsTheLimb() {
        Trace dip = trace(60, i -> i == 10 ? 120 : Math.max(0, 260 - 10 * i), i -> 0);
        Recession recession = Recession.of(dip, PLAIN, Double.NaN);
        assertThat(recession.outcome()).isEqualTo(Outcome.MEASURED);
        assertThat(recession.recession()).isCloseTo(40, offset(1e-9));
    }

    @Test
    void aSensorInASumpFallsBelowTheFloor() {
        Trace sump = trace(400, i -> i < 30 ? 260 - 10 * i : -40 - 0.1 * (i - 30), i -> 0);
        assertThat(Recession.of(sump, PLAIN, 0).from()).isEqualTo(8 * STEP);
        assertThat(Recession.of(sump, PLAIN, Double.NaN).from()).isEqualTo(15 * STEP);
    }

    @Test
    void anExponentialLimbGivesItsRate() {
        Decay decay = Decay.of(trace(200, i -> -80 + 250 * Math.exp(-0.05 * i / 4.0), i -> 0), -80);
        assertThat(decay.rate()).isCloseTo(0.05, offset(1e-9));
        assertThat(decay.determination()).isCloseTo(1, offset(1e-9));
        assertThat(decay.halfHours()).isCloseTo(13.863, offset(0.001));
        assertThat(decay.tenthHours()).isCloseTo(46.052, offset(0.001));
        assertThat(Decay.of(trace(3, i -> 100 - i, i -> 0), 0).rate()).isNaN();
        assertThat(Decay.of(trace(0, i -> 0, i -> 0), 0).rate()).isNaN();
    }

    @Test
    void emptyingIsCountedFromThePeak() {
        Trace event = trace(60, i -> i < 10 ? 26 * i : Math.max(0, 260 - 10 * (i - 10)), i -> 0);
        assertThat(Emptying.hours(event, 0)).isCloseTo(6, offset(1e-9)); // 24 steps to 20 mm
        assertThat(Emptying.hours(event.between(0, 20 * STEP), 0)).isNaN();
        assertThat(Emptying.hours(trace(9, i -> 10, i -> 0), 0)).isNaN();
        assertThat(Emptying.rate(event.between(0, 10 * STEP), 1)).isCloseTo(104, offset(1e-9));
        assertThat(Emptying.rate(event.between(0, STEP), 1)).isNaN();
    }

    @Test
    void storageOverflowAndTimeToLip() {
        Trace event = falling(i -> 0);
        assertThat(PLAIN.used(event)).as("it began at its peak").isZero();
        Trace rising = trace(20, i -> 60 + 12 * i, i -> 0);
        assertThat(PLAIN.used(rising)).isCloseTo(228 / 240.0, offset(1e-9));
        assertThat(PLAIN.overflowed(rising)).isFalse();
        assertThat(PLAIN.overflowed(trace(30, i -> 60 + 12 * i, i -> 0))).isTrue();
        assertThat(PLAIN.used(trace(30, i -> 60 + 12 * i, i -> 0))).isEqualTo(1);
        assertThat(PLAIN.hoursToLip(240, 120)).isEqualTo(0.5);
        assertThat(PLAIN.hoursToLip(310, 120)).isZero();
        assertThat(PLAIN.hoursToLip(240, -5)).isInfinite();
        assertThat(PLAIN.hoursToLip(Double.NaN, 5)).isNaN();
    }

    @Test
    void aSampleWithoutALevelHandsItsRainOn() {
        Trace trace = Trace.of(
                new long[] {0, STEP, 2 * STEP}, new double[] {5, Double.NaN, 7}, new double[] {1, 2, Double.NaN});
        assertThat(trace.size()).isEqualTo(2);
        assertThat(trace.rain(1)).isEqualTo(2);
        assertThatThrownBy(() -> Trace.of(new long[] {5, 5}, new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cloggingIsJudgedOnThreeEventsAgainstTheSameSeason() {
        List<Measured> events = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            events.add(new Measured(LocalDate.of(2024, 7, 5 * day), 80));
            events.add(new Measured(LocalDate.of(2024, 11, 5 * day), 30));
        }
        events.sort(java.util.Comparator.comparing(Measured::day));
        List<Measured> autumn = new ArrayList<>(events);
        for (int day = 1; day <= 3; day++) {
            autumn.add(new Measured(LocalDate.of(2025, 11, 5 * day), 28));
        }
        Clogging healthy = Clogging.of(autumn, LocalDate.MIN);
        assertThat(healthy.baseline()).isEqualTo(30);
        assertThat(healthy.suspected(0.5, Double.NaN))
                .as("autumn is slow, not clogged")
                .isFalse();
        assertThat(healthy.suspected(0.5, 29)).isTrue();

        List<Measured> summer = new ArrayList<>(events);
        for (int day = 1; day <= 3; day++) {
            summer.add(new Measured(LocalDate.of(2025, 7, 5 * day), 28));
        }
        assertThat(Clogging.of(summer, LocalDate.MIN).left()).isCloseTo(0.35, offset(1e-9));
        assertThat(Clogging.of(summer, LocalDate.MIN).suspected(0.5, Double.NaN))
                .isTrue();
        assertThat(Clogging.of(summer, LocalDate.of(2025, 1, 1)).suspected(0.5, Double.NaN))
                .as("nothing earlier to hold it against")
                .isFalse();
        assertThat(Clogging.of(summer.subList(0, 2), LocalDate.MIN).present()).isNaN();
    }

    @Test
    void theSeasonReachesOverTheTurnOfTheYear() {
        assertThat(Clogging.sameSeason(LocalDate.of(2024, 12, 20), LocalDate.of(2026, 1, 20)))
                .isTrue();
        assertThat(Clogging.sameSeason(LocalDate.of(2024, 2, 29), LocalDate.of(2026, 7, 20)))
                .isFalse();
    }

    @Test
    void warmWaterInfiltratesFaster() {
        assertThat(Clogging.at20(30, 20)).isCloseTo(30, offset(1e-9));
        assertThat(Clogging.at20(1, 5) / Clogging.at20(1, 25)).isCloseTo(1.7, offset(0.03));
        assertThat(Clogging.at20(30, -3)).isNaN();
    }
}
