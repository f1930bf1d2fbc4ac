package io.dewline.rules.dust;

/**
 * On which side of a site a monitor stands as the wind blows: upwind or downwind within a sector to both sides of the wind's axis through the site's centre,
 * else beside. The sector's width and the calm are choices: the standards say "upwind" and "downwind" and no angle.
 */
public enum WindSide {
    UPWIND,
    DOWNWIND,
    BESIDE;

    /** Half of the sector's width in degrees; with three monitors evenly around a site one stands in each. */
    public static final double SECTOR = 60;

    /** Mean wind in m/s below which it has no direction worth the name. */
    public static final double CALM = 0.5;

    /**
     * The side of a monitor.
     *
     * @param bearing where it stands as seen from the site's centre, in degrees from north, clockwise
     * @param windFrom where the wind comes from in degrees from north, NaN when it is calm or not known
     */
    public static WindSide of(double bearing, double windFrom) {
        if (CannonInfluence.apart(bearing, windFrom) <= SECTOR) {
            return UPWIND;
        }
        return CannonInfluence.apart(bearing, windFrom + 180) <= SECTOR ? DOWNWIND : BESIDE;
    }
}
