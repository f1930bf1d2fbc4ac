package io.dewline.model;

import java.time.Instant;

/**
 * A clock-aligned window that a rule judged once. Identity is (rule, subject, quantity, start).
 *
 * @param mean mean, min, max: of the valid samples in the quantity's canonical unit; NaN without any
 * @param valid fraction of the expected samples that were valid, 0 … 1
 * @param excluded samples left out: flagged, influenced, or of no value
 * @param background the district's or other monitors' value used, NaN for none
 * @param limit the limit it was judged against, NaN for none
 * @param countToday exceedances of the day so far, this window included
 * @param revised whether late data changed a result already given
 */
public record WindowResult(
        String rule,
        Subject subject,
        String quantity,
        Instant start,
        Instant end,
        double mean,
        double min,
        double max,
        double valid,
        int excluded,
        double background,
        double limit,
        Verdict verdict,
        int countToday,
        boolean revised) {

    /** How a window was judged. */
    public enum Verdict {
        OK,
        EXCEEDED,
        UNDETERMINED
    }
}
