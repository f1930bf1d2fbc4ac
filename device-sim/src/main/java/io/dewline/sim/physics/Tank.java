package io.dewline.sim.physics;

/** A water tank that the mains fill up while nobody draws from it. */
public final class Tank {
    private final double capacity;
    private final double refill;
    private double litres;
    private boolean mains = true;

    /**
     * A full tank.
     *
     * @param capacity L
     * @param refill L/min from the mains
     */
    public Tank(double capacity, double refill) {
        this.capacity = capacity;
        this.refill = refill;
        litres = capacity;
    }

    /** Whether water comes from the mains from now on. */
    public void mains(boolean open) {
        mains = open;
    }

    /**
     * Lets time pass; false if it ran dry in it.
     *
     * @param drawn L
     * @param drawing part of the time in which was drawn, s
     */
    public boolean step(double seconds, double drawn, double drawing) {
        litres -= drawn;
        if (mains) {
            litres = Math.min(capacity, litres + refill * (seconds - drawing) / 60);
        }
        if (litres > 0) {
            return true;
        }
        litres = 0;
        return false;
    }

    /** L. */
    public double litres() {
        return litres;
    }

    /** %. */
    public double level() {
        return 100 * litres / capacity;
    }
}
