package io.dewline.sim.city;

import io.dewline.sim.cast.Cast;
import io.dewline.sim.truth.Truth;
import io.dewline.sim.wire.Publication;
import java.time.Duration;
import java.util.function.Consumer;

/** A city without a network and as fast as the machine: nobody commands its actuators. */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * Plays a scenario to its end.
     *
     * @param out takes what the city says, in order
     * @param truth takes down what really happens
     */
    public static void play(
            Cast cast,
            Scenario scenario,
            Beginning beginning,
            Duration duration,
            Consumer<Publication> out,
            Truth truth) {
        World world = new World(cast, scenario, beginning, out, truth);
        world.advanceTo(beginning.start().plus(duration));
        world.end();
    }
}
