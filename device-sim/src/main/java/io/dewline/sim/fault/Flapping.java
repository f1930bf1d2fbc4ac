package io.dewline.sim.fault;

import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.Status;
import io.dewline.sim.wire.Topics;
import java.time.Instant;

/** A link that breaks and comes back: the broker tells the last will, the device that it is there. */
final class Flapping implements Trouble {
    private final Victim victim;
    private boolean gone;

    Flapping(Victim victim) {
        this.victim = victim;
    }

    @Override
    public void strike(Instant now, Road road) {
        gone = !gone;
        say(gone ? Status.will() : Status.online(now), now, road);
    }

    @Override
    public void end(Instant now, Road road) {
        if (gone) {
            gone = false;
            say(Status.online(now), now, road);
        }
    }

    private void say(String status, Instant now, Road road) {
        String topic = Topics.status(victim.site(), victim.device());
        road.send(Publication.of(victim.device(), now, topic, status, true));
    }
}
