package io.dewline.sim.truth;

import io.dewline.sim.wire.Publication;
import java.time.Instant;
import java.util.List;

/** Takes down what really happens, in order of simulated time. */
public interface Truth {
    /** Nobody asks. */
    Truth NONE = new Truth() {
        @Override
        public void was(What what, Subject subject, Instant from, Instant to, boolean over) {}

        @Override
        public void seen(What what, Subject subject, List<String> devices) {}

        @Override
        public void sent(Publication said) {}

        @Override
        public void water(String site, String zone, Water water) {}

        @Override
        public void fault(String word, String device, Instant from, Instant to) {}
    };

    /**
     * Whom something is true of.
     *
     * @param key {@code site:east-gate}, {@code zone:riverside/lawn-1} or {@code device:soil-01}
     */
    record Subject(String site, String key) {}

    /**
     * Irrigation of a zone.
     *
     * @param given what came out of the emitters, mm
     * @param ideal what would have come out if each need had been answered at once and no more than filled up, mm
     */
    record Water(double given, double ideal) {}

    /**
     * Something was true for a while.
     *
     * @param over false if it was still true at the end
     */
    void was(What what, Subject subject, Instant from, Instant to, boolean over);

    /** Which devices could tell, at the beginning. */
    void seen(What what, Subject subject, List<String> devices);

    /** A message went out. */
    void sent(Publication said);

    /** The sum for a zone, at the end. */
    void water(String site, String zone, Water water);

    /** A device had a fault. */
    void fault(String word, String device, Instant from, Instant to);
}
