package io.dewline.sim.physics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Plumes of ordinary working days, after the series that was measured beside building works in London in 1999:
 * weekdays from 7 to 17, most often two hours long, median 250 µg/m³, at most 800.
 */
public final class WorkDay {
    private static final double SPIKES_A_DAY = 0.75;
    private static final double TYPICAL_WIND = 2;

    private WorkDay() {}

    /** The plumes of one local date at one site; the same for the same seed. */
    public static List<Plume> plumes(long seed, String site, LocalDate day, ZoneId zone) {
        List<Plume> plumes = new ArrayList<>();
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return plumes;
        }
        Dice dice = new Dice(seed, "works " + site + " " + day);
        for (double chance = dice.uniform(), left = StrictMath.exp(-SPIKES_A_DAY); chance > left; ) {
            Duration length = Duration.ofMinutes(Math.round(60 * dice.triangular(0.5, 2, 4)));
            double latest = 10 - length.toMinutes() / 60.0;
            Instant start =
                    day.atTime(7, 0).atZone(zone).toInstant().plusSeconds(Math.round(3600 * dice.uniform(0, latest)));
            plumes.add(new Plume(start, length, TYPICAL_WIND * Math.min(800, dice.logNormal(250, 0.45))));
            // Knuth's way to a Poisson number: multiply chances until they fall below e^-λ.
            chance *= dice.uniform();
        }
        return plumes;
    }
}
