package io.dewline.sim.fault;

import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.Topics;
import java.time.Instant;

/** Somebody who should not be there: a device that nobody registered, or one under another's name. */
final class Stranger implements Trouble {
    static final String UNKNOWN = "unknown";
    static final String SPOOFED = "spoofed";
    private static final int LONGEST_ID = 64;

    private final Victim victim;
    private final boolean impostor;
    private final String name;
    private long seq;

    Stranger(Victim victim, boolean impostor) {
        this.victim = victim;
        this.impostor = impostor;
        String ghost = "ghost-" + victim.device();
        name = ghost.length() > LONGEST_ID ? ghost.substring(0, LONGEST_ID) : ghost;
    }

    @Override
    public void strike(Instant now, Road road) {
        String topic = Topics.telemetry(victim.site(), impostor ? victim.device() : name);
        String payload = "{\"at\":\"" + now + "\",\"seq\":" + seq + ",\"device\":\"" + name
                + "\",\"values\":{\"battery_voltage\":3.3},\"simulated\":true}";
        Publication.Reading reading =
                new Publication.Reading(name, now, seq++, "battery_voltage", impostor ? SPOOFED : UNKNOWN);
        road.send(new Publication(victim.device(), now, topic, payload, false, reading));
    }
}
