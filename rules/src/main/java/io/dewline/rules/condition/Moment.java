package io.dewline.rules.condition;

import io.dewline.rules.dust.SiteContribution;
import io.dewline.rules.window.Distribution;
import io.dewline.rules.window.Tally;

/**
 * The circumstances in which a condition is asked: when, how much coverage a window needs, and room for what is being computed. One for the whole engine,
 * set anew for each question.
 */
public final class Moment {
    /** No aligned window is being revised. */
    public static final long NOT_REVISING = Long.MIN_VALUE;

    private static final double[] NOTHING = {};

    final Tally tally = new Tally();
    final Distribution distribution = new Distribution();
    final SiteContribution contribution = new SiteContribution();
    long now;
    double coverage;
    boolean active;
    double[] starts = NOTHING;
    long revising = NOT_REVISING;
    double background = Double.NaN;

    /**
     * Sets the circumstances.
     *
     * @param now epoch milliseconds
     * @param coverage least share of the expected samples for a window to have a value, 0 … 1
     * @param active whether an episode is under way, so that the passing of time alone matters
     */
    public Moment at(long now, double coverage, boolean active) {
        this.now = now;
        this.coverage = coverage;
        this.active = active;
        this.starts = NOTHING;
        return this;
    }

    /** What values were when the response began, each at the index of its word "start". */
    public Moment from(double[] starts) {
        this.starts = starts;
        return this;
    }

    public long now() {
        return now;
    }

    /** Aligned windows answer for the one at {@code start} as it is now, the district as {@code background} was then. */
    public void revise(long start, double background) {
        this.revising = start;
        this.background = background;
    }

    public void revisedAll() {
        this.revising = NOT_REVISING;
        this.background = Double.NaN;
    }
}
