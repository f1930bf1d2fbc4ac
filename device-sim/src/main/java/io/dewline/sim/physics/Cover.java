package io.dewline.sim.physics;

import java.util.Arrays;
import java.util.Optional;

/**
 * What lies over the open plots of a building site; the shares that the wind still raises are assumed, no measurement
 * was found.
 */
public enum Cover {
    BARE("bare", 1),
    NET("net", 0.3),
    GREEN("green", 0.05);

    private final String word;
    private final double open;

    Cover(String word, double open) {
        this.word = word;
        this.open = open;
    }

    /** Part of a bare plot's dust that the wind raises, 0 … 1. */
    public double open() {
        return open;
    }

    /** The value of the fact {@code cover}. */
    public static Optional<Cover> named(String word) {
        return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
    }
}
