package io.dewline.rules.raingarden;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How long water has been standing since its inflow ended. Water stands while the level is more than 25 mm above the dry level (Philadelphia Water
 * Department's draindown measure); a dry level is learnt from the lowest levels and follows the sensor's drift by at most 2 mm a day. A level more than
 * 20 mm below zero is no offset of the sensor but that of a well below the floor, and tells nothing of the floor. Where the garden's floor is given and higher,
 * it is the dry level: a lined garden keeps a pool that never drains. The inflow is taken to go on while the
 * level gains 5 mm on its highest, and to begin anew when it gains 15 mm on its lowest since: level sensors have 2 to 6 mm of noise. Levels are in mm,
 * times in epoch milliseconds and never fall.
 */
public final class Drawdown {
    /** Above the dry level by this much, water stands. */
    public static final double STANDING = 25;

    private static final double LOWEST_OFFSET = -20;
    private static final double BEGINS = 35;
    private static final double HIGHER = 5;
    private static final double RENEWED = 15;
    private static final double DRIFT_PER_MS = 2.0 / 86_400_000;
    private static final double HOUR = 3_600_000;

    private final double floor;
    private double dry = Double.NaN;
    private long seen;
    private boolean standing;
    private long inflowEnded;
    private double high;
    private double low;

    /** {@code floor}: where water rests by design, in mm on the level's scale; NaN where it is not known. */
    public Drawdown(double floor) {
        this.floor = floor;
    }

    /** Takes a level in. */
    public void take(long at, double level) {
        if (Double.isNaN(dry)) {
            dry = level <= STANDING ? floor(level) : 0;
        } else if (level - dry <= STANDING) {
            dry = Math.min(floor(level), dry + (at - seen) * DRIFT_PER_MS);
        }
        seen = at;
        double depth = level - dryLevel();
        if (standing && depth <= STANDING) {
            standing = false;
        } else if (!standing && depth > BEGINS) {
            standing = true;
            inflow(at, level);
        } else if (standing) {
            low = Math.min(low, level);
            if (level >= high + HIGHER || level >= low + RENEWED) {
                inflow(at, level);
            }
        }
    }

    /** The floor, as far as a dry level tells. */
    private static double floor(double level) {
        return level < LOWEST_OFFSET ? 0 : level;
    }

    private void inflow(long at, double level) {
        inflowEnded = at;
        high = level;
        low = level;
    }

    public boolean standing() {
        return standing;
    }

    /** Hours since the inflow ended while water stands, else 0; NaN before the first level. */
    public double hours(long now) {
        if (Double.isNaN(dry)) {
            return Double.NaN;
        }
        return standing ? (now - inflowEnded) / HOUR : 0;
    }

    /** The level in mm that is taken for dry; NaN before the first level. */
    public double dryLevel() {
        return dry < floor ? floor : dry;
    }

    public void write(DataOutput out) throws IOException {
        out.writeDouble(dry);
        out.writeLong(seen);
        out.writeBoolean(standing);
        out.writeLong(inflowEnded);
        out.writeDouble(high);
        out.writeDouble(low);
    }

    public void read(DataInput in) throws IOException {
        dry = in.readDouble();
        seen = in.readLong();
        standing = in.readBoolean();
        inflowEnded = in.readLong();
        high = in.readDouble();
        low = in.readDouble();
    }
}
