package io.dewline.sim.city;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.physics.FenceMonitor;
import io.dewline.sim.physics.Region;
import io.dewline.sim.physics.Sky;
import io.dewline.sim.physics.WorksDust;
import io.dewline.sim.wire.Quantity;
import io.dewline.sim.wire.Telemetry;
import java.time.Instant;

/** A dust monitor on the fence of a building site, with its small weather station. */
final class DustSensing implements Sensing {
    private final FenceMonitor monitor;
    private final WorksDust works;
    private final Region region;
    private final Dice dice;

    DustSensing(FenceMonitor monitor, WorksDust works, Region region, Dice dice) {
        this.monitor = monitor;
        this.works = works;
        this.region = region;
        this.dice = dice;
    }

    FenceMonitor monitor() {
        return monitor;
    }

    @Override
    public void sense(Instant at, Telemetry reading) {
        monitor.sample(works, region, at);
        Sky sky = works.sky();
        double level = works.busy(at) ? 68 : sky.season().working(at) ? 62 : 48;
        reading.put(Quantity.PM10, monitor.pm10())
                .put(Quantity.PM25, monitor.pm25())
                .put(Quantity.TSP, monitor.tsp())
                .put(Quantity.NOISE, level + dice.normal(0, 1.5))
                .put(Quantity.TEMPERATURE, sky.temperature(works.site(), at) + dice.normal(0, 0.1))
                .put(Quantity.HUMIDITY, monitor.humidity())
                .put(Quantity.PRESSURE, sky.pressure())
                .put(Quantity.WIND_SPEED, Math.max(0, sky.windSpeed() + dice.normal(0, 0.15)))
                .put(Quantity.WIND_DIRECTION, sky.windDirection());
    }
}
