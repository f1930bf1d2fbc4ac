package io.dewline.rules.raingarden;

/**
 * What a garden holds.
 *
 * @param depth depth in mm at which it overflows (the lip), above 0
 * @param volume volume in m³ it holds up to there, pores counted as pores
 * @param orifice its slow release, or {@link Orifice#NONE}
 */
public record Storage(double depth, double volume, Orifice orifice) {

    /** Volume in m³ of a height in mm: volume × height ÷ depth (pwdgsi, depth.to.vol). */
    public double volumeOf(double height) {
        return volume * height / depth;
    }

    /** Height in mm of a volume in m³. */
    public double heightOf(double cubicMetres) {
        return depth * cubicMetres / volume;
    }

    /**
     * Share of the free storage that an event used: (peak − start) ÷ (depth − start), 0 … 1, a start below 0 taken for 0 (pwdgsi, marsPeakStorage); NaN in
     * an empty trace or one that begins full.
     */
    public double used(Trace event) {
        if (event.size() == 0) {
            return Double.NaN;
        }
        double start = Math.max(0, event.level(0));
        double free = depth - start;
        return free > 0 ? Math.max(0, Math.min(1, (event.level(event.peak()) - start) / free)) : Double.NaN;
    }

    /** Whether the water reached the lip (pwdgsi, marsOvertoppingCheck). */
    public boolean overflowed(Trace event) {
        return event.size() > 0 && event.level(event.peak()) >= depth;
    }

    /**
     * Hours until the water reaches the lip at the present rate: (depth − level) ÷ rate; 0 at or above the lip, infinite while the level does not rise, NaN
     * when something is not known.
     *
     * @param level level in mm
     * @param rate rise in mm/h
     */
    public double hoursToLip(double level, double rate) {
        if (Double.isNaN(level) || Double.isNaN(rate)) {
            return Double.NaN;
        }
        if (level >= depth) {
            return 0;
        }
        return rate > 0 ? (depth - level) / rate : Double.POSITIVE_INFINITY;
    }
}
