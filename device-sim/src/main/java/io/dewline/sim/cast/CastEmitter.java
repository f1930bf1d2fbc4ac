package io.dewline.sim.cast;

/**
 * What waters a zone.
 *
 * @param kind {@code sprinkler}, {@code drip} …
 * @param rate mm/h over the zone's area
 */
public record CastEmitter(String kind, double rate) {
    /** Part of the water that reaches the roots. */
    public double efficiency() {
        return switch (kind) {
            case "surface" -> 0.60;
            case "micro-sprinkler", "micro sprinkler" -> 0.80;
            case "drip", "point drip" -> 0.90;
            case "sub-surface", "subsurface" -> 0.95;
            default -> 0.75;
        };
    }
}
