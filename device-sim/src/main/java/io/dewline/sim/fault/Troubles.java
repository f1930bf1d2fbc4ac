package io.dewline.sim.fault;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.wire.Publication;
import java.time.Instant;
import java.util.Optional;

/** Makes the trouble of a fault; faults of the ground have none, for they work on the world itself. */
public final class Troubles {
    private Troubles() {}

    /** What the fault does to one of its devices, with its own stream of chance. */
    public static Optional<Trouble> of(Fault fault, Victim victim, Instant begun, Dice dice) {
        Fault.Settings with = fault.with();
        Trouble trouble =
                switch (fault.kind()) {
                    case DROP_OUT -> new Lost(with.share(), false, dice);
                    case GATEWAY_OUTAGE -> new Lost(1, true, dice);
                    case COMMAND_LOST -> new Unheard(with.share(), dice);
                    case STUCK -> new Stuck(with.quantity());
                    case SPIKE -> new Scaled(with, false, dice);
                    case WRONG_UNIT -> new Scaled(with, true, dice);
                    case SENTINEL -> new Sentinel(with, dice);
                    case DRIFT -> new Drifting(with, begun);
                    case HUMIDITY_BIAS -> new Damp(with.by());
                    case BATTERY_DEATH -> new DyingBattery(begun, fault.lasting());
                    case CLOCK_SKEW -> new WrongClock(with.shift(), begun, true);
                    case CLOCK_JUMP -> new WrongClock(with.shift(), begun, false);
                    case FUTURE_STAMP -> new FutureStamp(with.shift(), with.share(), dice);
                    case REPEATS -> new Repeated(with.share(), false, dice);
                    case CONFLICTING_REPEATS -> new Repeated(with.share(), true, dice);
                    case REORDERING -> new Late(with.share(), with.shift(), dice);
                    case OUTAGE_BURST -> new Kept();
                    case MALFORMED -> new Mangled(with.share(), false, dice);
                    case OVERSIZED -> new Mangled(with.share(), true, dice);
                    case WILL_FLAPPING -> new Flapping(victim);
                    case UNKNOWN_DEVICE -> new Stranger(victim, false);
                    case SPOOFED_DEVICE -> new Stranger(victim, true);
                    case WASH_OUT,
                            LEAK,
                            BLOCKED_INLET,
                            CLOGGING,
                            PUMP_FAILURE,
                            STUCK_OPEN,
                            STUCK_CLOSED,
                            MAINS_FAILURE -> null;
                };
        return Optional.ofNullable(trouble);
    }

    /** Whether a message is a reading, and not a status, reply or fact. */
    static boolean isReading(Publication said) {
        return said.reading() != null;
    }
}
