package io.dewline.sim.city;

import io.dewline.sim.physics.RainGarden;
import java.time.Duration;
import java.time.Instant;

/** How long water has been standing in a garden since the last of it came in. */
final class Standing {
    private static final double WET = 25;
    /** Less than so many millimetres in a minute is no inflow any more. */
    private static final double TRICKLE = 0.05;

    private final RainGarden garden;
    private double came;
    private Instant last = Instant.MIN;

    Standing(RainGarden garden) {
        this.garden = garden;
        came = garden.inflow();
    }

    boolean longerThan(Duration time, Instant at) {
        if (garden.inflow() - came > TRICKLE || last.equals(Instant.MIN)) {
            last = at;
        }
        came = garden.inflow();
        return garden.level() > WET && !at.isBefore(last.plus(time));
    }
}
