package io.dewline.sim.physics;

/**
 * The water in one bed: the bucket of FAO-56 chapter 8 with an intake limit, water standing on the surface, a wetting
 * front that takes its time, and drainage above field capacity.
 */
public final class SoilZone {
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;
    /** What grass and small hollows hold before water runs off, mm. */
    private static final double SURFACE_STORE = 5;
    /** One to two days until field capacity (FAO-56 chapter 8); the middle of 0.5 … 2 d. */
    private static final double DRAINAGE_SECONDS = 1.0 * DAY;

    private final Bed bed;
    private final double frontSeconds;
    private double theta;
    private double surface;
    private double upperFront;
    private double lowerFront;
    private double lost;
    private double temperature;

    /**
     * @param theta m³/m³ at the start
     * @param probeDepth m, where the sensors sit: the deeper, the later they see water
     * @param temperature °C of the soil at the start
     */
    public SoilZone(Bed bed, double theta, double probeDepth, double temperature) {
        this.bed = bed;
        this.theta = theta;
        this.temperature = temperature;
        // 20 min at 10 cm, within the 20 … 200 min that real sensors showed after rain.
        frontSeconds = Math.min(200 * 60, Math.max(20 * 60, 20 * 60 * probeDepth / 0.1));
    }

    /**
     * Lets time pass.
     *
     * @param rain mm that fell in this step
     * @param irrigation mm that reached the ground in this step
     * @param reference reference evapotranspiration of this step, mm
     * @param air °C
     */
    public void step(double seconds, double rain, double irrigation, double reference, double air) {
        surface += rain + irrigation;
        double taken = Math.min(surface, bed.soil().intake() * seconds / HOUR);
        taken = Math.min(taken, Math.max(0, space() - upperFront - lowerFront));
        surface -= taken;
        if (surface > SURFACE_STORE) {
            lost += surface - SURFACE_STORE;
            surface = SURFACE_STORE;
        }
        double stage = 1 - StrictMath.exp(-2 * seconds / frontSeconds);
        double arriving = lowerFront * stage;
        double sinking = upperFront * stage;
        lowerFront += sinking - arriving;
        upperFront += taken - sinking;
        double depth = 1000 * bed.rootDepth();
        double fromSurface = Math.min(surface, reference);
        surface -= fromSurface;
        lost += fromSurface;
        double used = (reference - fromSurface) * bed.cropFactor() * stress();
        double drained = drainage(seconds) * depth;
        theta += (arriving - used - drained) / depth;
        lost += used + drained;
        // The damped daily wave at probe depth: about three hours behind the air.
        temperature += (air - temperature) * (1 - StrictMath.exp(-seconds / (5 * HOUR)));
    }

    /** Volumetric water content at the probes, m³/m³. */
    public double theta() {
        return theta;
    }

    /** °C. */
    public double temperature() {
        return temperature;
    }

    /** Root zone depletion, mm (FAO-56: Dr = 1000 (θFC − θ) Zr). */
    public double depletion() {
        return 1000 * (bed.soil().fieldCapacity() - theta) * bed.rootDepth();
    }

    /** Everything that holds water here, mm. */
    public double stored() {
        return 1000 * theta * bed.rootDepth() + surface + upperFront + lowerFront;
    }

    /** What left the zone since the start, mm: used by plants, drained, run off. */
    public double lost() {
        return lost;
    }

    /**
     * Suction in kPa, positive: Campbell's power law through field capacity at 33 kPa and wilting point at 1,500 kPa.
     */
    public double suction() {
        Texture soil = bed.soil();
        double slope = StrictMath.log(1500.0 / 33) / StrictMath.log(soil.fieldCapacity() / soil.wiltingPoint());
        return Math.min(2000, 33 * StrictMath.pow(soil.fieldCapacity() / Math.max(theta, 0.01), slope));
    }

    public Bed bed() {
        return bed;
    }

    private double space() {
        return 1000 * (bed.soil().saturation() - theta) * bed.rootDepth();
    }

    /** Ks of FAO-56 equation 84, 0 … 1. */
    private double stress() {
        double total = bed.totalWater();
        double ready = bed.tolerated() * total;
        double drawn = depletion();
        return drawn <= ready ? 1 : Math.max(0, (total - drawn) / (total - ready));
    }

    private double drainage(double seconds) {
        double excess = theta - bed.soil().fieldCapacity();
        if (excess <= 0) {
            return 0;
        }
        double free = excess * (1 - StrictMath.exp(-seconds / DRAINAGE_SECONDS));
        return Math.min(free, bed.soil().conductivity() * seconds / DAY / (1000 * bed.rootDepth()));
    }
}
