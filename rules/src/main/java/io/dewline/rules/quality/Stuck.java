package io.dewline.rules.quality;

/**
 * Whether a sensor is stuck: the same value for a time, while something beside it moves that never rests, such as humidity or temperature. Times are epoch
 * milliseconds and never fall.
 */
public final class Stuck {
    private final long lasting;
    private final double moved;

    private double value = Double.NaN;
    private long since;
    private double lowest = Double.NaN;
    private double highest = Double.NaN;

    /**
     * For one sensor.
     *
     * @param lastingMillis how long the value stays the same (an hour for particles)
     * @param moved by how much the companion moves meanwhile, in its unit; 0 to ask for no companion
     */
    public Stuck(long lastingMillis, double moved) {
        this.lasting = lastingMillis;
        this.moved = moved;
    }

    /** Takes a value and its companion's in; NaN for either is passed over. */
    public void take(long at, double measured, double companion) {
        if (Double.isNaN(measured)) {
            return;
        }
        if (measured != value) {
            value = measured;
            since = at;
            lowest = Double.NaN;
            highest = Double.NaN;
        }
        if (!Double.isNaN(companion)) {
            lowest = Double.isNaN(lowest) ? companion : Math.min(lowest, companion);
            highest = Double.isNaN(highest) ? companion : Math.max(highest, companion);
        }
    }

    /** Whether the sensor is stuck at a time. */
    public boolean stuck(long now) {
        boolean same = !Double.isNaN(value) && now - since >= lasting;
        return same && (moved == 0 || highest - lowest >= moved);
    }
}
