package io.dewline.sim.fault;

import io.dewline.sim.wire.Telemetry;
import java.time.Instant;
import java.util.List;

/** An optical monitor without a dryer: droplets count as dust. */
final class Damp implements Trouble {
    private static final double DAMP = 75;
    private static final double FOG = 97;
    private static final List<String> DUST = List.of("pm10", "pm25", "tsp");

    private final double factor;

    Damp(double factor) {
        this.factor = factor;
    }

    @Override
    public void distort(Telemetry reading, Instant now) {
        double humidity = reading.value("humidity");
        double part = Math.max(0, Math.min(1, (humidity - DAMP) / (FOG - DAMP)));
        if (Double.isNaN(part) || part == 0) {
            return;
        }
        for (String quantity : DUST) {
            double value = reading.value(quantity);
            if (!Double.isNaN(value)) {
                Hit.put(reading, quantity, StrictMath.rint(10 * value * (1 + (factor - 1) * part)) / 10);
            }
        }
    }
}
