package io.dewline.sim.score;

import java.time.Duration;
import java.util.List;

/**
 * How good one rule was.
 *
 * @param truths how often it should have fired
 * @param found how often it did
 * @param alerts how many it raised
 * @param right how many of them had a reason
 * @param delays from the beginning of each truth that was found to its alert, in order of length
 */
record RuleScore(
        String rule,
        String what,
        int truths,
        int found,
        int alerts,
        int right,
        List<Duration> delays,
        double falsePerSiteAndDay,
        List<Missed> missed,
        List<Alerted> invented) {
    /**
     * What should have been found.
     *
     * @param unseen whether no sensor told it
     */
    record Missed(Span span, boolean unseen) {}

    /** Part of the alerts that had a reason; NaN without alerts. */
    double precision() {
        return alerts == 0 ? Double.NaN : right / (double) alerts;
    }

    /** Part of the truths that were found; NaN if there were none. */
    double recall() {
        return truths == 0 ? Double.NaN : found / (double) truths;
    }

    /** Truths that were missed while no sensor of theirs got a reading through. */
    int unseen() {
        return (int) missed.stream().filter(Missed::unseen).count();
    }

    /** Part of the truths that were found, of those that a sensor told; NaN if there were none. */
    double recallOfSeen() {
        return truths == unseen() ? Double.NaN : found / (double) (truths - unseen());
    }

    /** In the middle of the delays; zero without any. */
    Duration median() {
        return delays.isEmpty() ? Duration.ZERO : delays.get(delays.size() / 2);
    }

    Duration longest() {
        return delays.isEmpty() ? Duration.ZERO : delays.get(delays.size() - 1);
    }
}
