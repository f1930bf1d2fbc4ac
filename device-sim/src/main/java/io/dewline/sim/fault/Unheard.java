package io.dewline.sim.fault;

import io.dewline.sim.physics.Dice;

/** Commands that never arrive. */
final class Unheard implements Trouble {
    private final double share;
    private final Dice dice;

    Unheard(double share, Dice dice) {
        this.share = share;
        this.dice = dice;
    }

    @Override
    public boolean heeds() {
        return dice.uniform() >= share;
    }
}
