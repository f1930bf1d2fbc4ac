package io.dewline.sim.fault;

import io.dewline.sim.wire.Publication;
import java.time.Instant;
import java.util.ArrayDeque;

/** A device that remembers during an outage and tells all of it afterwards; of more than it can hold, the youngest. */
final class Kept implements Trouble {
    private static final int MEMORY = 10_000;

    private final ArrayDeque<Publication> memory = new ArrayDeque<>();

    @Override
    public void carry(Publication said, Road road) {
        if (memory.size() == MEMORY) {
            memory.removeFirst();
        }
        memory.addLast(said);
    }

    @Override
    public boolean heeds() {
        return false;
    }

    @Override
    public void end(Instant now, Road road) {
        memory.forEach(said -> road.send(said.later(now)));
        memory.clear();
    }
}
