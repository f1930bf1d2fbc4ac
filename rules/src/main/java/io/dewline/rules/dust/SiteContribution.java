package io.dewline.rules.dust;

/**
 * What a site adds to the air around it: the highest of its monitors less the background. The background is the district's mean where one is in force
 * (DB13/2934, Shandong's draft: site minus the mean of the district's stations), else the lowest of at least two monitors of the site, which takes the
 * one upwind for the background. Fewer than half of the monitors with a value leave it undetermined. Filled anew for each question.
 */
public final class SiteContribution {
    private int monitors;
    private int present;
    private double highest;
    private double lowest;
    private double district;

    /** What stood for the background. */
    public enum Background {
        DISTRICT("district"),
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

    /** Begins a question; {@code district} is the district's mean in the monitors' unit, NaN for none. */
    public void begin(double district) {
        this.monitors = 0;
        this.present = 0;
        this.highest = Double.NaN;
        this.lowest = Double.NaN;
        this.district = district;
    }

    /** One monitor's mean, NaN when it has none. */
    public void monitor(double value) {
        monitors++;
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
        return present >= 2 ? Background.LOWEST_MONITOR : Background.NONE;
    }

    /** The background in the monitors' unit, NaN when there is none. */
    public double backgroundValue() {
        return switch (background()) {
            case DISTRICT -> district;
            case LOWEST_MONITOR -> lowest;
            case NONE -> Double.NaN;
        };
    }

    /** The contribution in the monitors' unit, NaN when it cannot be told; negative where the site is cleaner than its surroundings. */
    public double value() {
        return present * 2 < monitors || present == 0 ? Double.NaN : highest - backgroundValue();
    }
}
