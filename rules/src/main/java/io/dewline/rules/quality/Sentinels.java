package io.dewline.rules.quality;

import java.util.Arrays;

/**
 * Values by which devices say that they have none. The known ones were seen in recordings and data sheets: full-scale integers, their hundredths, −999 and its
 * kin. A device may have its own: −5 (Decentlab SMTP), −2.5 (water levels of Detroit), 0.0 of a channel with nothing plugged in.
 */
public final class Sentinels {
    private static final double[] KNOWN = {32_767, -32_768, 65_535, -327.68, 327.67, -999, -9_999, -999_999};
    private static final double ROUNDING = 1e-6;

    private final double[] values;

    private Sentinels(double[] values) {
        this.values = values;
    }

    /** The known ones and those of a device. */
    public static Sentinels with(double... own) {
        double[] values = Arrays.copyOf(KNOWN, KNOWN.length + own.length);
        System.arraycopy(own, 0, values, KNOWN.length, own.length);
        return new Sentinels(values);
    }

    /** Whether a raw value, in the device's own unit, says that there is none; NaN says so too. */
    public boolean says(double value) {
        if (Double.isNaN(value)) {
            return true;
        }
        for (double sentinel : values) {
            if (Math.abs(value - sentinel) <= ROUNDING * Math.max(1, Math.abs(sentinel))) {
                return true;
            }
        }
        return false;
    }
}
