package io.dewline.rules.dust;

/**
 * What a site adds to the air around it. In this order: the highest of its monitors less the district's mean, where one is in force (DB13/2934, Shandong's
 * draft: site minus the mean of the district's stations); the mean of the monitors downwind less that of the monitors upwind, where both sides have one; the
 * highest of at least two monitors less the lowest, which takes the lowest for the background. Fewer than half of the monitors with a value leave it
 * undetermined. Filled anew for each question.
 */
public final class SiteContribution {
    private final Side upwind = new Side();
    private final Side downwind = new Side();
    private int monitors;
    private int present;
    private double highest;
    private double lowest;
    private double district;

    /** What stood for the background. */
    public enum Background {
        DISTRICT("district"),
        UPWIND("upwind"),
        LOWEST_MONITOR("lowest monitor"),
        NONE("");

        private final String words;

        Background(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The monitors of one side of the site. */
    private static final class Side {
        private int all;
        private int present;
        private double sum;

        void clear() {
            all = 0;
            present = 0;
            sum = 0;
        }

        void take(double value) {
            all++;
            if (!Double.isNaN(value)) {
                present++;
                sum += value;
            }
        }

        boolean speaks() {
            return present > 0 && present * 2 >= all;
        }

        double mean() {
            return sum / present;
        }
    }

    /** Begins a question; {@code district} is the district's mean in the monitors' unit, NaN for none. */
    public void begin(double district) {
        this.monitors = 0;
        this.present = 0;
        this.highest = Double.NaN;
        this.lowest = Double.NaN;
        this.district = district;
        upwind.clear();
        downwind.clear();
    }

    /** A monitor of which it is not known on which side it stands: its mean, NaN when it has none. */
    public void monitor(double value) {
        monitor(value, WindSide.BESIDE);
    }

    /** A monitor's mean, NaN when it has none, and on which side it stands as the wind blows. */
    public void monitor(double value, WindSide side) {
        monitors++;
        if (side == WindSide.UPWIND) {
            upwind.take(value);
        } else if (side == WindSide.DOWNWIND) {
            downwind.take(value);
        }
        if (Double.isNaN(value)) {
            return;
        }
        highest = present == 0 ? value : Math.max(highest, value);
        lowest = present == 0 ? value : Math.min(lowest, value);
        present++;
    }

    /** What the background is taken from. */
    public Background background() {
        if (!Double.isNaN(district)) {
            return Background.DISTRICT;
        }
        if (upwind.speaks() && downwind.speaks()) {
            return Background.UPWIND;
        }
        return present >= 2 && present * 2 >= monitors ? Background.LOWEST_MONITOR : Background.NONE;
    }

    /** The background in the monitors' unit, NaN when there is none. */
    public double backgroundValue() {
        return switch (background()) {
            case DISTRICT -> district;
            case UPWIND -> upwind.mean();
            case LOWEST_MONITOR -> lowest;
            case NONE -> Double.NaN;
        };
    }

    /** The contribution in the monitors' unit, NaN when it cannot be told; negative where the site is cleaner than its surroundings. */
    public double value() {
        if (present * 2 < monitors || present == 0) {
            return Double.NaN;
        }
        return (background() == Background.UPWIND ? downwind.mean() : highest) - backgroundValue();
    }
}
