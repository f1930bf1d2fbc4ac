package io.dewline.rules.dust;

/**
 * The signature of a monitor that is being sprayed: its humidity jumps and its dust collapses, while the other monitors of the site see no such fall. Rain
 * wets all of them and is none. How much is much depends on the sensors: no published figure is taken.
 *
 * @param jump least rise of relative humidity in percentage points
 * @param collapse least share of the dust that is gone, 0 … 1
 * @param elsewhere highest share that may be gone at the others, 0 … 1, less than {@code collapse}
 */
public record WashOut(double jump, double collapse, double elsewhere) {

    /** What was found. */
    public enum Verdict {
        WASHED_OUT,
        NOT,
        UNKNOWN
    }

    /** @throws IllegalArgumentException when the shares are out of range or out of order */
    public WashOut {
        if (!(jump > 0) || !(collapse > 0 && collapse <= 1) || !(elsewhere >= 0 && elsewhere < collapse)) {
            throw new IllegalArgumentException("a collapse is more than what may be gone elsewhere");
        }
    }

    /** Share of the dust that is gone: 1 − after ÷ before, below 0 for a rise; NaN when something is missing. */
    public static double gone(double before, double after) {
        return before > 0 && after >= 0 ? 1 - after / before : Double.NaN;
    }

    /**
     * Judges a monitor over a few minutes.
     *
     * @param before its dust before, in µg/m³, and {@code after} after
     * @param humidityBefore its relative humidity before, in %, and {@code humidityAfter} after
     * @param others share gone at the other monitors of the site, their median by {@link #gone}; NaN without others
     */
    public Verdict judge(double before, double after, double humidityBefore, double humidityAfter, double others) {
        double gone = gone(before, after);
        double rise = humidityAfter - humidityBefore;
        if (gone < collapse || rise < jump || others > elsewhere) {
            return Verdict.NOT;
        }
        boolean known = gone >= collapse && rise >= jump && others <= elsewhere;
        return known ? Verdict.WASHED_OUT : Verdict.UNKNOWN;
    }
}
