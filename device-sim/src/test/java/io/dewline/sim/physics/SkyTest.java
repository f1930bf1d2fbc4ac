package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SkyTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant MIDNIGHT = Instant.parse("2026-06-30T16:00:00Z");

    private final Storm storm = new Storm(at(8), Duration.ofHours(1), 35, Set.of("willow-court"));
    private final Sky sky =
            new Sky(new Season(CHINA), new Rainfall(List.of(storm), LocalDate.MAX, CHINA, 1), 1, 2, 200);

    @Test
    void aStormRainsItsDepthWhereItIsAndNowhereElse() {
        double sum = 0;
        for (int minute = 0; minute < 1440; minute++) {
            sum += sky.rain(
                    "willow-court", MIDNIGHT.plusSeconds(60L * minute), MIDNIGHT.plusSeconds(60L * minute + 60));
        }
        assertThat(sum).isCloseTo(35, within(1e-9));
        assertThat(sky.rain("riverside", at(0), at(24))).isZero();
        assertThat(sky.rain("willow-court", at(0), at(8))).isZero();
    }

    @Test
    void aSummerDayEvaporatesItsDueAndNothingAtNight() {
        Instant halfPastEight = at(8).plusSeconds(1800);
        double day = 0;
        for (int minute = 0; minute < 1440; minute++) {
            day += sky.reference(
                    "riverside", MIDNIGHT.plusSeconds(60L * minute), MIDNIGHT.plusSeconds(60L * minute + 60));
        }
        assertThat(day).isBetween(5.0, 7.0);
        assertThat(sky.reference("riverside", at(0), at(4))).isZero();
        assertThat(sky.reference("riverside", at(11), at(13))).isGreaterThan(1);
        assertThat(sky.reference("willow-court", at(8), halfPastEight))
                .isLessThan(sky.reference("riverside", at(8), halfPastEight));
    }

    @Test
    void aDamperAirIsWetterAndAGaleBlowsHarder() {
        double humidity = sky.humidity("riverside", at(3));
        double wind = sky.windSpeed();
        sky.damper(4);
        sky.gale(6);
        assertThat(sky.humidity("riverside", at(3)))
                .isGreaterThan(humidity + 10)
                .isLessThanOrEqualTo(100);
        assertThat(sky.windSpeed()).isCloseTo(wind + 6, within(1e-9));
    }

    @Test
    void summerIsWarmWinterIsCold() {
        Season season = new Season(CHINA);
        assertThat(season.meanTemperature(Instant.parse("2026-07-20T04:00:00Z")))
                .isBetween(24.0, 29.0);
        assertThat(season.meanTemperature(Instant.parse("2026-01-15T04:00:00Z")))
                .isBetween(-5.0, 0.0);
        assertThat(season.temperature(at(15))).isCloseTo(season.temperature(at(3)) + 12, within(0.1));
    }

    @Test
    void ordinaryRainFallsMostlyInSummerAndTheSameEachTime() {
        Rainfall first = new Rainfall(List.of(), LocalDate.EPOCH, CHINA, 4);
        Rainfall second = new Rainfall(List.of(), LocalDate.EPOCH, CHINA, 4);
        Instant june = Instant.parse("2026-06-01T00:00:00Z");
        Instant january = Instant.parse("2026-01-01T00:00:00Z");
        double summer = first.between("a", june, june.plus(Duration.ofDays(90)));
        assertThat(summer).isBetween(60.0, 900.0);
        assertThat(first.between("a", january, january.plus(Duration.ofDays(90))))
                .isLessThan(summer / 2);
        assertThat(second.between("a", june, june.plus(Duration.ofDays(90)))).isEqualTo(summer);
    }

    @Test
    void ordinaryDaysEvaporateAsMuchAsBeijingsDo() {
        Sky ordinary = new Sky(new Season(CHINA), new Rainfall(List.of(), LocalDate.EPOCH, CHINA, 4), 4, 2, 200);
        assertThat(monthly(ordinary, 7)).isBetween(3.7, 5.2);
        assertThat(monthly(ordinary, 4)).isBetween(1.8, 3.2);
        assertThat(monthly(ordinary, 1)).isBetween(0.4, 1.2);
    }

    /** Mean of a month's days, mm. */
    private static double monthly(Sky sky, int month) {
        Instant first = LocalDate.of(2026, month, 1).atStartOfDay(CHINA).toInstant();
        double sum = 0;
        for (Instant at = first; at.isBefore(first.plus(Duration.ofDays(28))); at = at.plusSeconds(600)) {
            sky.step(at, 600);
            sum += sky.reference("a", at, at.plusSeconds(600));
        }
        return sum / 28;
    }

    private static Instant at(int hour) {
        return MIDNIGHT.plusSeconds(3600L * hour);
    }
}
