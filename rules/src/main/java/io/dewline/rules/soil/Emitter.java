package io.dewline.rules.soil;

import java.util.Optional;

/**
 * Kinds of emitters with their usual efficiency and application rate. Sources: efficiencies from FAO-derived practice (sprinkler 0.75, micro-sprinkler
 * 0.80, drip 0.90, sub-surface 0.95, surface 0.60); rates from the Rain Bird ESP-SMT manual (spray 40.6, rotor 11.4, bubbler 63.5, drip 20.3, rotary
 * nozzle 12.7 mm/h).
 */
public enum Emitter {
    SPRAY(0.75, 40.6),
    ROTOR(0.75, 11.4),
    ROTARY_NOZZLE(0.75, 12.7),
    MICRO_SPRINKLER(0.80, Double.NaN),
    SPRINKLER(0.75, Double.NaN),
    BUBBLER(0.60, 63.5),
    DRIP(0.90, 20.3),
    SUBSURFACE(0.95, Double.NaN),
    SURFACE(0.60, Double.NaN);

    private final double efficiency;
    private final double rate;

    Emitter(double efficiency, double rate) {
        this.efficiency = efficiency;
        this.rate = rate;
    }

    /** Share of the water that reaches the roots, 0 … 1. */
    public double efficiency() {
        return efficiency;
    }

    /** Application rate in mm/h, NaN where there is no usual one. */
    public double rate() {
        return rate;
    }

    /** The emitter written as {@code word}: "rotor", "rotary nozzle", "micro-sprinkler" … */
    public static Optional<Emitter> of(String word) {
        String name =
                word.trim().toUpperCase(java.util.Locale.ROOT).replace(' ', '_').replace('-', '_');
        for (Emitter emitter : values()) {
            if (emitter.name().equals(name)) {
                return Optional.of(emitter);
            }
        }
        return Optional.empty();
    }
}
