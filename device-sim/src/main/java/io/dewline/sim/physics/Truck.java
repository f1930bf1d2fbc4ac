package io.dewline.sim.physics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A water truck that drives a route of road segments, to the tap when its tank runs dry, and home after the last. */
public final class Truck {
    private static final double TANK = 8_000;
    /** L/min from the bars behind it. */
    private static final double FLOW = 800;
    /** Road that it passes, m² in a minute. */
    private static final double GROUND = 800;

    private static final Duration BETWEEN = Duration.ofMinutes(4);
    private static final Duration TAP = Duration.ofMinutes(20);

    /**
     * A stretch of road.
     *
     * @param area m²
     */
    public record Segment(String id, double area) {}

    /**
     * A segment that was watered from end to end.
     *
     * @param at when it was done
     */
    public record Pass(String segment, Instant at, Duration lasting, double litres) {}

    private final List<Segment> route;
    private final List<Segment> left = new ArrayList<>();
    private final Set<String> skipped = new HashSet<>();
    private double litres = TANK;
    private boolean tap = true;
    /** When it begins the next segment. */
    private Instant ready = Instant.MAX;

    public Truck(List<Segment> route) {
        this.route = List.copyOf(route);
    }

    /** Begins a round; what is left of the one before is given up. */
    public void begin(Instant at) {
        left.clear();
        left.addAll(route);
        ready = at.plus(BETWEEN);
    }

    /** Whether it leaves a segment out from now on. */
    public void skip(String segment, boolean leaveOut) {
        if (leaveOut) {
            skipped.add(segment);
        } else {
            skipped.remove(segment);
        }
    }

    /** Whether water comes from the tap; while none does, a truck that runs dry goes home and waits there. */
    public void tap(boolean open) {
        tap = open;
    }

    public boolean driving() {
        return !left.isEmpty();
    }

    /** In the tank, L. */
    public double litres() {
        return litres;
    }

    /** What it did up to an instant, in order; the same however often it is asked. */
    public List<Pass> advance(Instant to) {
        List<Pass> done = new ArrayList<>();
        while (!left.isEmpty()) {
            Segment next = left.get(0);
            if (skipped.contains(next.id())) {
                left.remove(0);
                continue;
            }
            Duration lasting = Duration.ofSeconds(Math.max(30, Math.round(60 * next.area() / GROUND)));
            double need = Math.min(TANK, FLOW * lasting.toSeconds() / 60.0);
            Instant begin = litres < need ? ready.plus(TAP) : ready;
            Instant end = begin.plus(lasting);
            if (end.isAfter(to)) {
                return done;
            }
            if (litres < need && !tap) {
                left.clear();
                return done;
            }
            litres = (litres < need ? TANK : litres) - need;
            done.add(new Pass(next.id(), end, lasting, need));
            left.remove(0);
            ready = end.plus(BETWEEN);
        }
        return done;
    }
}
