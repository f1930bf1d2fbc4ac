package io.dewline.rules.condition;

import io.dewline.rules.soil.Planting;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much of the available water a zone's plants may use, by their age.
 *
 * @param established share that grown plants may use, NaN where it is not known
 * @param planting when they were planted, null where that is not known or long ago
 */
record Maturity(double established, @Nullable Planting planting) {

    double allowedDepletion(LocalDate day) {
        return planting == null || Double.isNaN(established)
                ? established
                : planting.allowedDepletion(established, day);
    }

    boolean young(LocalDate day) {
        return planting != null && planting.young(day);
    }
}
