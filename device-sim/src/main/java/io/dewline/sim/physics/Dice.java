package io.dewline.sim.physics;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A stream of chance of its own for each name, so that one more device changes nobody else's luck. */
public final class Dice {
    private final Random random;

    /** The same seed and name give the same stream on every machine. */
    public Dice(long seed, String name) {
        random = new Random(mix(seed, name));
    }

    /** Uniform in 0 … 1. */
    public double uniform() {
        return random.nextDouble();
    }

    public double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    public double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** Log-normal by its median and the deviation of its logarithm. */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * random.nextGaussian());
    }

    /** Triangular between low and high with its top at mode. */
    public double triangular(double low, double mode, double high) {
        double u = random.nextDouble();
        double split = (mode - low) / (high - low);
        return u < split
                ? low + StrictMath.sqrt(u * (high - low) * (mode - low))
                : high - StrictMath.sqrt((1 - u) * (high - low) * (high - mode));
    }

    /** FNV-1a over the name, stirred as in SplitMix64. */
    private static long mix(long seed, String name) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }
}
