package io.dewline.sim.fault;

import java.time.Duration;
import java.util.List;

/**
 * A fault of some devices for a while.
 *
 * @param after time since the start of the scenario
 * @param devices ids
 */
public record Fault(FaultKind kind, Duration after, Duration lasting, List<String> devices, Settings with) {
    /**
     * How bad it is.
     *
     * @param quantity what is hit; empty: the first quantity of the device
     * @param by as the kind says
     * @param share of the messages, or of the effect, 0 … 1
     * @param shift of time
     * @param every how often
     */
    public record Settings(String quantity, double by, double share, Duration shift, Duration every) {
        private static final Duration SHIFT = Duration.ofMinutes(10);
        private static final Duration EVERY = Duration.ofMinutes(1);

        /** What a kind does unless it is told otherwise. */
        public static Settings of(FaultKind kind) {
            Duration shift = kind == FaultKind.FUTURE_STAMP ? Duration.ofDays(1) : SHIFT;
            return new Settings("", kind.by(), kind.share(), shift, EVERY);
        }
    }

    public Fault {
        devices = List.copyOf(devices);
        if (with.every().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("every " + with.every() + ": must be a second or more");
        }
    }

    /** A fault as its kind usually is. */
    public static Fault of(FaultKind kind, Duration after, Duration lasting, List<String> devices) {
        return new Fault(kind, after, lasting, devices, Settings.of(kind));
    }
}
