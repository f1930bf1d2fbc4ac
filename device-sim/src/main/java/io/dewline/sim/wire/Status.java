package io.dewline.sim.wire;

import java.time.Instant;

/** Status messages and the last will: section 3 of the wire format. */
public final class Status {
    private Status() {}

    public static String online(Instant at) {
        return known("online", at);
    }

    public static String offline(Instant at) {
        return known("offline", at);
    }

    /** The last will: it knows no time. */
    public static String will() {
        return new Json().member("state", "offline").member("simulated", true).end();
    }

    private static String known(String state, Instant at) {
        return new Json()
                .member("state", state)
                .member("at", at.toString())
                .member("simulated", true)
                .end();
    }
}
