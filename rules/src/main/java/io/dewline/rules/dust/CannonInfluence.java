package io.dewline.rules.dust;

/**
 * Which monitors a running cannon misleads: every one within its reach, whatever the wind, and beyond its reach those that the wind carries the mist to.
 * How long mist stays in the air and how wide it spreads has no measured source: both are the operator's.
 *
 * @param reach throw of the cannon in m
 * @param aloft seconds for which mist stays in the air; the wind carries it this long
 * @param spread half of the angle in degrees that the mist spreads over, 0 … 180
 * @param calm wind in m/s below which it has no direction worth the name: mist then drifts to all sides
 */
public record CannonInfluence(double reach, double aloft, double spread, double calm) {
    private static final double EARTH = 6_371_008.8;

    /** @throws IllegalArgumentException when a figure is negative or missing */
    public CannonInfluence {
        if (!(reach >= 0) || !(aloft >= 0) || !(spread >= 0 && spread <= 180) || !(calm >= 0)) {
            throw new IllegalArgumentException("reach, aloft, spread and calm are not negative");
        }
    }

    /**
     * Whether a monitor is influenced. With the wind unknown, every monitor within reach and what a calm drift covers counts.
     *
     * @param distance distance from cannon to monitor in m
     * @param bearing direction from cannon to monitor in degrees from north, clockwise
     * @param windSpeed wind in m/s, NaN when it is not known
     * @param windFrom direction the wind comes from in degrees from north, NaN when it is not known
     */
    public boolean covers(double distance, double bearing, double windSpeed, double windFrom) {
        if (distance <= reach) {
            return true;
        }
        boolean blind = Double.isNaN(windSpeed) || windSpeed < calm || Double.isNaN(windFrom);
        double speed = Double.isNaN(windSpeed) ? calm : windSpeed;
        boolean carried = distance <= reach + speed * aloft;
        return carried && (blind || apart(bearing, windFrom + 180) <= spread);
    }

    /** Smallest angle between two directions in degrees, 0 … 180. */
    static double apart(double one, double other) {
        double turn = Math.abs(one - other) % 360;
        return Math.min(turn, 360 - turn);
    }

    /** Distance in m between two places in degrees of latitude and longitude (great circle, haversine). */
    public static double distance(double latitude, double longitude, double toLatitude, double toLongitude) {
        double north = Math.sin(Math.toRadians(toLatitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(toLongitude - longitude) / 2);
        double half =
                north * north + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(toLatitude)) * east * east;
        return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
    }

    /** Direction from one place to another in degrees from north, clockwise, 0 … 360. */
    public static double bearing(double latitude, double longitude, double toLatitude, double toLongitude) {
        double from = Math.toRadians(latitude);
        double to = Math.toRadians(toLatitude);
        double east = Math.toRadians(toLongitude - longitude);
        double y = Math.sin(east) * Math.cos(to);
        double x = Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(east);
        return (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
    }
}
