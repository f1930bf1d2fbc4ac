package io.dewline.sim.fault;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.wire.Publication;

/** Payloads that nobody can read: cut off, or far too large. */
final class Mangled implements Trouble {
    static final String MALFORMED = "malformed";
    static final String OVERSIZED = "oversized";
    private static final int TOO_LARGE = 257 * 1024;

    private final double share;
    private final boolean large;
    private final Dice dice;

    Mangled(double share, boolean large, Dice dice) {
        this.share = share;
        this.large = large;
        this.dice = dice;
    }

    @Override
    public void carry(Publication said, Road road) {
        if (!Troubles.isReading(said) || dice.uniform() >= share) {
            road.send(said);
        } else if (large) {
            String filler = "x".repeat(TOO_LARGE);
            road.send(said.spoilt(
                    "{\"filler\":\"" + filler + "\"," + said.payload().substring(1), OVERSIZED));
        } else {
            int length = said.payload().length();
            road.send(said.spoilt(said.payload().substring(0, length / 2), MALFORMED));
        }
    }
}
