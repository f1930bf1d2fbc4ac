package io.dewline.sim.physics;

/** A value that wanders about zero and forgets: the first-order autoregressive process, exact for any step. */
public final class Drift {
    private final Dice dice;
    private final double deviation;
    private final double memorySeconds;
    private double value;

    /**
     * @param deviation standard deviation in the long run, in the unit of the value
     * @param memorySeconds time after which 1/e of a departure is left
     */
    public Drift(Dice dice, double deviation, double memorySeconds) {
        this.dice = dice;
        this.deviation = deviation;
        this.memorySeconds = memorySeconds;
        value = dice.normal(0, deviation);
    }

    public double value() {
        return value;
    }

    public void step(double seconds) {
        double kept = StrictMath.exp(-seconds / memorySeconds);
        value = kept * value + dice.normal(0, deviation * StrictMath.sqrt(1 - kept * kept));
    }
}
