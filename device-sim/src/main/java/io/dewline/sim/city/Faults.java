package io.dewline.sim.city;

import io.dewline.sim.fault.Fault;
import io.dewline.sim.fault.FaultKind;
import io.dewline.sim.fault.Trouble;
import io.dewline.sim.fault.Troubles;
import io.dewline.sim.fault.Victim;
import io.dewline.sim.physics.Dice;
import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The troubles that are at work, device by device, and the way of every message through them. */
final class Faults {
    private final World world;
    private final Consumer<Publication> out;
    private final long seed;
    private final Map<String, List<Trouble>> atWork = new HashMap<>();
    private int number;

    /** @param out takes what got through */
    Faults(World world, Consumer<Publication> out, long seed) {
        this.world = world;
        this.out = out;
        this.seed = seed;
    }

    /** Enters a fault into the world's agenda; its time counts from there. */
    void plan(Fault fault, Instant from) {
        Instant begin = from.plus(fault.after());
        Instant end = begin.plus(fault.lasting());
        for (String id : fault.devices()) {
            Device device = world.devices().get(id);
            if (device != null) {
                Dice dice = new Dice(seed, "fault " + number++ + " " + id);
                world.happens(begin, at -> begin(fault, device, dice, at, end));
            }
        }
    }

    void distort(String device, Telemetry reading, Instant now) {
        for (Trouble trouble : atWork.getOrDefault(device, List.of())) {
            trouble.distort(reading, now);
        }
    }

    /** Sends a message on its way. */
    void carry(Publication said) {
        List<Trouble> troubles = atWork.get(said.sender());
        if (troubles == null) {
            out.accept(said);
        } else {
            road(List.copyOf(troubles), 0).send(said);
        }
    }

    /** Whether a command gets through. */
    boolean heeds(String device) {
        boolean heeds = true;
        for (Trouble trouble : atWork.getOrDefault(device, List.of())) {
            heeds &= trouble.heeds();
        }
        return heeds;
    }

    private Trouble.Road road(List<Trouble> troubles, int next) {
        return new Trouble.Road() {
            @Override
            public void send(Publication said) {
                if (next < troubles.size()) {
                    troubles.get(next).carry(said, road(troubles, next + 1));
                } else {
                    out.accept(said);
                }
            }

            @Override
            public void later(Instant at, Publication said) {
                world.happens(at, now -> send(said.later(now)));
            }
        };
    }

    private void begin(Fault fault, Device device, Dice dice, Instant at, Instant end) {
        String id = device.cast().id();
        world.hadFault(fault, id, at, end);
        if (fault.kind().ofTheGround()) {
            world.afflict(fault, id, true);
            world.happens(end, now -> world.afflict(fault, id, false));
            return;
        }
        Victim victim = new Victim(device.cast().site(), id, device.cast().kind());
        Troubles.of(fault, victim, at, dice).ifPresent(trouble -> {
            atWork.computeIfAbsent(id, unused -> new ArrayList<>()).add(trouble);
            if (fault.kind().settings().contains("every")) {
                strike(trouble, at, fault.with().every(), end);
            }
            if (fault.kind() != FaultKind.BATTERY_DEATH) {
                world.happens(end, now -> end(trouble, id, now));
            }
        });
    }

    private void strike(Trouble trouble, Instant at, Duration every, Instant end) {
        trouble.strike(at, road(List.of(), 0));
        Instant next = at.plus(every);
        if (next.isBefore(end)) {
            world.happens(next, now -> strike(trouble, now, every, end));
        }
    }

    private void end(Trouble trouble, String device, Instant at) {
        List<Trouble> troubles = atWork.getOrDefault(device, List.of());
        int place = troubles.indexOf(trouble);
        List<Trouble> behind = List.copyOf(troubles.subList(place + 1, troubles.size()));
        troubles.remove(place);
        if (troubles.isEmpty()) {
            atWork.remove(device);
        }
        trouble.end(at, road(behind, 0));
    }
}
