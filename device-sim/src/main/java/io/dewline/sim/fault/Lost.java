package io.dewline.sim.fault;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.wire.Publication;

/** Messages that never arrive. */
final class Lost implements Trouble {
    private final double share;
    private final boolean bothWays;
    private final Dice dice;

    Lost(double share, boolean bothWays, Dice dice) {
        this.share = share;
        this.bothWays = bothWays;
        this.dice = dice;
    }

    @Override
    public void carry(Publication said, Road road) {
        if (dice.uniform() >= share) {
            road.send(said);
        }
    }

    @Override
    public boolean heeds() {
        return !bothWays;
    }
}
