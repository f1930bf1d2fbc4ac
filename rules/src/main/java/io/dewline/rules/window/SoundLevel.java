package io.dewline.rules.window;

/**
 * Sound levels in dB and the energy that they stand for. Levels are averaged by energy: the equivalent continuous level of a time is that of a steady sound
 * with the same energy, {@code Leq = 10·log10(1/n · Σ 10^(Li/10))} (ISO 1996-1, equivalent continuous sound pressure level). It is never below the arithmetic
 * mean of the levels.
 */
public final class SoundLevel {
    private SoundLevel() {}

    /** The energy of a level in dB, 1 at 0 dB. */
    public static double energy(double level) {
        return StrictMath.pow(10, level / 10);
    }

    /** The level in dB of an energy that is 1 at 0 dB. */
    public static double of(double energy) {
        return 10 * StrictMath.log10(energy);
    }
}
