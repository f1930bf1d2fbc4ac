package io.dewline.sim.city;

import java.time.Duration;
import java.time.Instant;

/** What really flows behind a machine's word: as long as its lease, unless it fails. */
final class Outflow {
    private final Actuator actuator;
    private Failure failure = Failure.NONE;
    /** When it failed or worked again last, and how long it had been told to run until then. */
    private Instant since = Instant.EPOCH;

    private Duration toldUntilThen = Duration.ZERO;
    private Duration flowedUntilThen = Duration.ZERO;
    private Duration taken = Duration.ZERO;

    Outflow(Actuator actuator) {
        this.actuator = actuator;
    }

    /** It fails in this way from now on, or works again. */
    void fail(Failure how, Instant now) {
        flowedUntilThen = flowed(now);
        toldUntilThen = actuator.ran(now);
        since = now;
        failure = how;
    }

    /** What its switch says. */
    boolean open() {
        return switch (failure) {
            case STUCK_CLOSED -> false;
            case STUCK_OPEN -> true;
            case NONE, NO_FLOW -> actuator.running();
        };
    }

    boolean flowing() {
        return failure != Failure.NO_FLOW && open();
    }

    /** How long water has flowed since the beginning. */
    Duration flowed(Instant now) {
        return flowedUntilThen.plus(
                switch (failure) {
                    case NONE -> actuator.ran(now).minus(toldUntilThen);
                    case STUCK_OPEN -> Duration.between(since, now);
                    case STUCK_CLOSED, NO_FLOW -> Duration.ZERO;
                });
    }

    /** Seconds of water since this was asked last. */
    double takeSeconds(Instant now) {
        Duration all = flowed(now);
        double seconds = all.minus(taken).toMillis() / 1000.0;
        taken = all;
        return seconds;
    }
}
