package io.dewline.sim.physics;

import java.time.Duration;

/**
 * A planted hollow that takes the water of roofs and yards:
 * A · dh/dt = C · P · A_catchment + P · A + supply − E · A − f(h) · A − outlet − weir at the lip.
 */
public final class RainGarden {
    private static final double HOUR = 3600;
    /** Part of the rain on roofs and yards that arrives; the rest wets surfaces or falls on green. */
    private static final double RUNOFF = 0.6;
    /** Roofs and pipes smooth the inflow. */
    private static final double TRAVEL_SECONDS = 5 * 60;
    /** Weir coefficient in Q = c · b · H^1.5, SI units. */
    private static final double WEIR = 1.7;
    /** A float opens the supply so far below the permanent pool, mm, and closes it at the pool. */
    private static final double FLOAT = 20;
    /**
     * Water at 5 °C is 1.7 times as thick as at 25 °C; real gardens lose 2 to 3 times, because roots rest and crusts
     * stay, so the exponent is larger than 1.
     */
    private static final double THICKER = 1.7;

    private static final double WINTER = 1.3;
    /** Melt water under ice is not colder. */
    private static final double COLDEST = 2;

    private final GardenShape shape;
    private double level;
    private double media;
    private double travelling;
    private double inflow;
    private double outflow;
    private double turnedAway;
    private double inlet = 1;
    private double permeability = 1;
    private double goal = 1;
    /** Change of the permeability in a second. */
    private double pace;

    private boolean supplied;

    /**
     * A garden that has seen no rain for long.
     *
     * @param media m³/m³ in the planting soil at the start
     */
    public RainGarden(GardenShape shape, double media) {
        this.shape = shape;
        this.media = media;
        level = shape.pool();
        inflow = level;
    }

    /** Part of the catchment's water that gets in, 0 … 1. */
    public void inlet(double part) {
        inlet = part;
    }

    /** Part of the healthy infiltration that is left, 0 … 1. */
    public void permeability(double part) {
        permeability(part, Duration.ZERO);
    }

    /** Part of the healthy infiltration that will be left, 0 … 1, after a time in which it changes evenly. */
    public void permeability(double part, Duration within) {
        goal = part;
        pace = Math.abs(part - permeability) / Math.max(1, within.toSeconds());
        if (within.isZero()) {
            permeability = part;
        }
    }

    public double permeability() {
        return permeability;
    }

    /** The catchment's water that a blocked inlet turned away since the start, mm over the garden's area. */
    public double turnedAway() {
        return turnedAway;
    }

    /**
     * Lets time pass, in steps of a minute or less.
     *
     * @param rain mm that fell in this step
     * @param reference reference evapotranspiration of this step, mm
     * @param water °C of the water: cold water seeps more slowly
     */
    public void step(double seconds, double rain, double reference, double water) {
        double change = pace * seconds;
        permeability += Math.max(-change, Math.min(change, goal - permeability));
        fill(seconds, rain);
        // Open water evaporates as the reference does, about.
        double evaporated = Math.min(level, reference);
        level -= evaporated;
        double soaked = Math.min(level, infiltration(water) * seconds / HOUR);
        level -= soaked;
        double spilled = drained(seconds);
        level -= spilled;
        double over = overflow(seconds);
        level -= over;
        outflow += evaporated + soaked + spilled + over;
        wet(soaked, seconds, reference);
    }

    /** Water above the planting soil, mm. */
    public double level() {
        return level;
    }

    /** Water content of the planting soil, m³/m³. */
    public double media() {
        return media;
    }

    /** Everything that came in since the start, mm over the garden's area. */
    public double inflow() {
        return inflow;
    }

    /** Everything that seeped away, evaporated, ran on or went over the lip since the start, mm over the garden's area. */
    public double outflow() {
        return outflow;
    }

    public GardenShape shape() {
        return shape;
    }

    /** Darcy through the planting soil under the ponded head, mm/h. */
    double infiltration(double water) {
        double head = 1 + level / (1000 * shape.mediaDepth());
        double thickness = StrictMath.pow(THICKER, WINTER * (20 - Math.max(COLDEST, water)) / 20);
        return permeability * shape.infiltration() * head / thickness;
    }

    private void fill(double seconds, double rain) {
        travelling += RUNOFF * rain * shape.catchment() / shape.area();
        double arriving = travelling * (1 - StrictMath.exp(-seconds / TRAVEL_SECONDS));
        travelling -= arriving;
        turnedAway += (1 - inlet) * arriving;
        double led = supply(seconds);
        inflow += inlet * arriving + rain + led;
        level += inlet * arriving + rain + led;
    }

    private double supply(double seconds) {
        if (level >= shape.pool()) {
            supplied = false;
        } else if (level < shape.pool() - FLOAT) {
            supplied = true;
        }
        return supplied ? shape.supply() * seconds / HOUR : 0;
    }

    /** Through the outlet, mm in the step. */
    private double drained(double seconds) {
        Outlet outlet = shape.outlet();
        double head = outlet == null ? 0 : Math.min(level, shape.lip()) - outlet.sill();
        return outlet == null || head <= 0 ? 0 : Math.min(head, 1000 * outlet.flow(head) * seconds / shape.area());
    }

    private double overflow(double seconds) {
        double over = (level - shape.lip()) / 1000;
        if (over <= 0) {
            return 0;
        }
        double flow = WEIR * shape.weirWidth() * over * StrictMath.sqrt(over);
        return Math.min(level - shape.lip(), 1000 * flow * seconds / shape.area());
    }

    private void wet(double soaked, double seconds, double reference) {
        double depth = 1000 * shape.mediaDepth();
        Texture soil = Texture.SANDY_LOAM;
        media = Math.min(soil.saturation(), media + soaked / depth);
        if (level <= 0) {
            double excess = Math.max(0, media - soil.fieldCapacity());
            media -= excess * (1 - StrictMath.exp(-seconds / (12 * HOUR)));
            double left = Math.max(0, (media - soil.wiltingPoint()) / (soil.fieldCapacity() - soil.wiltingPoint()));
            media -= 0.7 * reference * Math.min(1, 2 * left) / depth;
        }
    }
}
