package io.dewline.sim.city;

/** Five minutes of the air at one spot: what the works put in, and all of it, µg/m³. */
final class Means {
    private static final int MINUTES = 5;
    private static final double OWN = 50;
    private static final double ALL = 150;
    /** A need that is there ends when the air is well below what began it. */
    private static final double ENOUGH = 0.8;

    private final double[] own = new double[MINUTES];
    private final double[] all = new double[MINUTES];
    private int next;

    void take(double works, double region) {
        own[next % MINUTES] = works;
        all[next % MINUTES] = works + region;
        next++;
    }

    /** @param already whether it did a minute ago */
    boolean exceeds(boolean already) {
        double part = already ? ENOUGH : 1;
        return next >= MINUTES && mean(own) >= part * OWN && mean(all) >= part * ALL;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
