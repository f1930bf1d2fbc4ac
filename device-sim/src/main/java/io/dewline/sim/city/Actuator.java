package io.dewline.sim.city;

import io.dewline.sim.wire.Command;
import io.dewline.sim.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** The obedient part of a valve or cannon: one lease at a time, ended by the device itself, ids known again. */
final class Actuator {
    private static final int REMEMBERED = 256;

    private final Set<String> finished = new LinkedHashSet<>();
    private String lease = "";
    private Instant until = Instant.MIN;
    private Instant since = Instant.MIN;
    private Duration run = Duration.ZERO;

    boolean running() {
        return !lease.isEmpty();
    }

    /** When the lease ends; meaningless while nothing runs. */
    Instant until() {
        return until;
    }

    /**
     * Answers a command and does what it says.
     *
     * @param obstacle why the device cannot run now; empty if it can
     */
    Reply obey(Command command, Instant now, String obstacle) {
        String id = command.id();
        if (finished.contains(id)) {
            return Reply.done(id);
        }
        if (id.equals(lease)) {
            return again(command, now);
        }
        if (command.fault() != null) {
            return Reply.refused(id, command.fault());
        }
        if (!command.running()) {
            stop(now);
            finish(id);
            return Reply.accepted(id);
        }
        if (!command.until().isAfter(now)) {
            return Reply.refused(id, "the lease is over already");
        }
        if (!obstacle.isEmpty()) {
            return Reply.refused(id, obstacle);
        }
        stop(now);
        lease = id;
        until = command.until();
        since = now;
        return Reply.accepted(id);
    }

    /** Ends the lease if its time has come; true if that stopped the device. */
    boolean expire(Instant now) {
        if (!running() || now.isBefore(until)) {
            return false;
        }
        stop(until);
        return true;
    }

    /** Goes to the safe state and forgets the lease. */
    void stop(Instant now) {
        if (running()) {
            run = run.plus(Duration.between(since, now));
            finish(lease);
            lease = "";
        }
    }

    /** How long it has run since the beginning. */
    Duration ran(Instant now) {
        return running() ? run.plus(Duration.between(since, now)) : run;
    }

    /** The lease's own id: to run is the same command with the same end; to stop is obeyed in any case. */
    private Reply again(Command command, Instant now) {
        if (command.fault() == null && !command.running()) {
            stop(now);
        }
        return Reply.accepted(command.id());
    }

    private void finish(String id) {
        finished.add(id);
        if (finished.size() > REMEMBERED) {
            finished.remove(finished.iterator().next());
        }
    }
}
