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
    /** Between these the ground keeps its state (MAQU station: dry readings below −0.5 °C, back above 0.5 °C). */
    private static final double FREEZES = -0.5;

    private static final double THAWS = 0.5;
    /**
     * What a m³/m³ of water that freezes keeps warm, K: heat of fusion (334 MJ/m³) by the heat capacity of moist ground
     * (2.5 MJ/m³K, the middle of loam between dry and soaked).
     */
    private static final double FUSION = 334 / 2.5;
    /** What a dielectric probe still sees of water in frozen ground, m³/m³ (MAQU, December and January). */
    private static final double UNFROZEN = 0.17;

    /** Real probes showed rain after so long at the earliest and at the latest. */
    private static final double SHORTEST_LAG = 20 * 60;

    private static final double LONGEST_LAG = 200 * 60;
    /** Least room that a wetting front has to fill on its way, m³/m³. */
    private static final double LEAST_ROOM = 0.02;
    /** How long the intake of the last minutes is remembered. */
    private static final double SHOWER_SECONDS = 30 * 60;
    /** Time that warmth takes to a probe at 0.1 m, which leaves about a third of the day's wave. */
    private static final double WARMTH_SECONDS = 9 * HOUR;

    private final Bed bed;
    private final double probeDepth;
    private double theta;
    private double surface;
    private double upperFront;
    private double lowerFront;
    private double intake;
    private double lost;
    private double runoff;
    private double temperature;
    private double frozen;

    /**
     * @param theta m³/m³ at the start
     * @param probeDepth m, where the sensors sit: the deeper, the later they see water
     * @param temperature °C of the soil at the start
     */
    public SoilZone(Bed bed, double theta, double probeDepth, double temperature) {
        this.bed = bed;
        this.theta = theta;
        this.temperature = temperature;
        this.probeDepth = Math.max(0.02, Math.min(1, probeDepth));
        frozen = temperature < FREEZES ? 1 : 0;
        intake = bed.soil().intake();
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
        double taken = Math.min(surface, (1 - frozen) * bed.soil().intake() * seconds / HOUR);
        taken = Math.min(taken, Math.max(0, space() - upperFront - lowerFront));
        surface -= taken;
        if (surface > SURFACE_STORE) {
            runoff += surface - SURFACE_STORE;
            lost += surface - SURFACE_STORE;
            surface = SURFACE_STORE;
        }
        if (taken > 0) {
            intake += (taken * HOUR / seconds - intake) * (1 - StrictMath.exp(-seconds / SHOWER_SECONDS));
        }
        double stage = 1 - StrictMath.exp(-2 * seconds / lag());
        double arriving = lowerFront * stage;
        double sinking = upperFront * stage;
        lowerFront += sinking - arriving;
        upperFront += taken - sinking;
        double depth = 1000 * bed.rootDepth();
        double fromSurface = Math.min(surface, reference);
        surface -= fromSurface;
        lost += fromSurface;
        double used = (1 - frozen) * (reference - fromSurface) * bed.cropFactor() * stress();
        double drained = (1 - frozen) * drainage(seconds) * depth;
        theta += (arriving - used - drained) / depth;
        lost += used + drained;
        // The damped wave at probe depth: some hours behind the air, the deeper the more.
        temperature += (air - temperature) * (1 - StrictMath.exp(-seconds * 0.1 / (WARMTH_SECONDS * probeDepth)));
        freezeOrThaw();
    }

    /** Ice takes up all warmth before the ground gets any, and water gives off its own: the zero curtain. */
    private void freezeOrThaw() {
        double whole = FUSION * Math.max(0, theta - UNFROZEN);
        double over = temperature > THAWS ? temperature - THAWS : Math.min(0, temperature - FREEZES);
        if (over > 0 && frozen > 0) {
            double thawed = whole == 0 ? frozen : Math.min(frozen, over / whole);
            frozen -= thawed;
            temperature -= thawed * whole;
        } else if (over < 0 && frozen < 1) {
            double freezing = whole == 0 ? 1 - frozen : Math.min(1 - frozen, -over / whole);
            frozen += freezing;
            temperature += freezing * whole;
        }
    }

    /** Puts the water in that is missing to field capacity; how much that is, mm. */
    public double refill() {
        double missing = Math.max(0, depletion());
        theta += missing / (1000 * bed.rootDepth());
        return missing;
    }

    /** Part of the water that is ice, 0 … 1. */
    public double frozen() {
        return frozen;
    }

    /** Water content as a dielectric probe sees it, m³/m³: ice looks dry. */
    public double apparent() {
        return theta - frozen * Math.max(0, theta - UNFROZEN);
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

    /** What ran off the full surface since the start, mm. */
    public double runoff() {
        return runoff;
    }

    /** Water that stands on the surface, mm. */
    public double standing() {
        return surface;
    }

    /** Mean time that water takes to the probes, s: the room above them, filled as fast as the ground takes it in. */
    private double lag() {
        double room = 1000 * probeDepth * Math.max(LEAST_ROOM, bed.soil().fieldCapacity() - theta);
        return Math.max(SHORTEST_LAG, Math.min(LONGEST_LAG, room * HOUR / Math.max(0.1, intake)));
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
