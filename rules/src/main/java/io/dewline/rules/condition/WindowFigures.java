package io.dewline.rules.condition;

import io.dewline.rules.language.Expr.SpaceFunction;
import io.dewline.rules.window.AlignedWindow;
import io.dewline.rules.window.SoundLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the aligned windows under one judgement came to, for its window result. Of several devices the mean that counts is the one the rule's spatial
 * function picks, the highest where it picks none; the smallest minimum, the largest maximum and the mean of the valid shares stand beside it.
 */
public final class WindowFigures {
    private @Nullable SpaceFunction picks;
    private boolean level;
    private final List<AlignedWindow> seen = new ArrayList<>(4);
    private int count;
    private int means;
    private String quantity = "";
    private double mean;
    private double min;
    private double max;
    private double valid;
    private long excluded;
    private double background;
    private double limit;

    /** Begins a judgement. */
    void begin() {
        picks = null;
        seen.clear();
        count = 0;
        means = 0;
        quantity = "";
        mean = Double.NaN;
        min = Double.NaN;
        max = Double.NaN;
        valid = 0;
        excluded = 0;
        background = Double.NaN;
        limit = Double.NaN;
    }

    /** The spatial function that the windows to come stand in. */
    void pick(@Nullable SpaceFunction function) {
        picks = function;
    }

    int count() {
        return count;
    }

    /** Whether {@code window} is looked at for the first time in this judgement. */
    boolean first(AlignedWindow window) {
        if (seen.contains(window)) {
            count++; // it still says which side of a comparison the windows are on
            return false;
        }
        level = window.scale().level();
        return seen.add(window);
    }

    void window(String name, double mean, double min, double max, double valid, long excluded) {
        if (quantity.isEmpty()) {
            quantity = name;
        } else if (!quantity.equals(name)) {
            return;
        }
        if (!Double.isNaN(mean)) {
            this.mean = Double.isNaN(this.mean) ? mean : combine(this.mean, mean);
            this.min = Double.isNaN(this.min) ? min : Math.min(this.min, min);
            this.max = Double.isNaN(this.max) ? max : Math.max(this.max, max);
            means++;
        }
        this.valid += valid;
        this.excluded += excluded;
        count++;
    }

    private double combine(double before, double next) {
        if (picks == SpaceFunction.MIN) {
            return Math.min(before, next);
        }
        if (picks == SpaceFunction.MEAN) {
            return level
                    ? SoundLevel.of((SoundLevel.energy(before) * means + SoundLevel.energy(next)) / (means + 1))
                    : (before * means + next) / (means + 1);
        }
        return Math.max(before, next);
    }

    void background(double value) {
        background = value;
    }

    /** What the windows are compared with; the first comparison counts. */
    void against(double value) {
        if (Double.isNaN(limit)) {
            limit = value;
        }
    }

    public String quantity() {
        return quantity;
    }

    public double mean() {
        return mean;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    /** Share of the expected samples that were valid, 0 … 1. */
    public double valid() {
        return seen.isEmpty() ? 0 : valid / seen.size();
    }

    public int excluded() {
        return (int) Math.min(Integer.MAX_VALUE, excluded);
    }

    public double background() {
        return background;
    }

    public double limit() {
        return limit;
    }
}
