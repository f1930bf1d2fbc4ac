package io.dewline.sim.fault;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.wire.Publication;
import java.time.Duration;

/** Messages that take a detour. */
final class Late implements Trouble {
    private final double share;
    private final Duration most;
    private final Dice dice;

    Late(double share, Duration most, Dice dice) {
        this.share = share;
        this.most = most;
        this.dice = dice;
    }

    @Override
    public void carry(Publication said, Road road) {
        if (Troubles.isReading(said) && dice.uniform() < share) {
            road.later(said.at().plusMillis(Math.round(most.toMillis() * dice.uniform())), said);
        } else {
            road.send(said);
        }
    }
}
