package io.dewline.rules.engine;

import io.dewline.model.Device;
import io.dewline.model.Unit;
import io.dewline.rules.dust.CannonInfluence;
import io.dewline.rules.dust.WindSide;
import io.dewline.rules.series.Mist;
import io.dewline.rules.series.Spraying;
import io.dewline.rules.series.Track;
import io.dewline.rules.series.Wind;
import java.util.Optional;

/**
 * Which monitors of a site a cannon misleads: every one where it is not said how both stand; else those within its reach, and, where the operator says how
 * long mist stays aloft, those that the wind carries it to.
 */
final class Drifts {
    private static final double ALL_SIDES = 180;

    private Drifts() {}

    static Optional<Mist> between(Track cannon, Track monitor, Surroundings surroundings) {
        Spraying spraying = cannon.spraying();
        if (spraying == null) {
            return Optional.empty();
        }
        Device from = cannon.device();
        Device to = monitor.device();
        double east = east(to) - east(from);
        double north = north(to) - north(from);
        if (Double.isNaN(east) || Double.isNaN(north)) {
            return Optional.of(new Mist(spraying, now -> true));
        }
        double distance = Math.sqrt(east * east + north * north);
        double aloft = orElse(from.figure("aloft", Unit.SECOND), 0);
        double spread = orElse(from.figure("spread", Unit.DEGREE), ALL_SIDES);
        CannonInfluence influence = new CannonInfluence(from.figure("reach", Unit.METRE), aloft, spread, WindSide.CALM);
        if (distance <= influence.reach()) {
            return Optional.of(new Mist(spraying, now -> true));
        }
        if (aloft == 0) {
            return Optional.empty();
        }
        double bearing = StrictMath.toDegrees(StrictMath.atan2(east, north));
        Wind wind = surroundings.wind(from.subject());
        return Optional.of(new Mist(
                spraying, now -> influence.covers(distance, bearing, wind.speed(now), wind.from(now, WindSide.CALM))));
    }

    private static double orElse(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }

    /** Metres east of the site's centre; NaN where it is not said. */
    private static double east(Device device) {
        return device.figure("distance", Unit.METRE)
                * StrictMath.sin(StrictMath.toRadians(device.figure("bearing", Unit.DEGREE)));
    }

    private static double north(Device device) {
        return device.figure("distance", Unit.METRE)
                * StrictMath.cos(StrictMath.toRadians(device.figure("bearing", Unit.DEGREE)));
    }
}
