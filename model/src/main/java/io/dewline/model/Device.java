package io.dewline.model;

import java.time.Duration;
import java.util.Map;

/**
 * A sensor or an actuator. {@code actuates} is the action that it carries out (water, spray), "" for a sensor; {@code interval} is how often it reports.
 */
public record Device(
        String id,
        String area,
        DeviceKind kind,
        Source source,
        Duration interval,
        String actuates,
        Map<String, Value> limits,
        Map<String, Value> attributes) {

    public Device {
        limits = Map.copyOf(limits);
        attributes = Map.copyOf(attributes);
    }

    public String site() {
        return source.site();
    }

    /** "" for a device of the whole site. */
    public String zone() {
        return source.zone();
    }

    /** The gateway that carries what it says; "" where none is named. */
    public String gateway() {
        return attributes.get("gateway") instanceof Value.Word word ? word.text() : "";
    }

    /** A figure among its attributes, in {@code unit}; NaN where it is not set. */
    public double figure(String name, Unit unit) {
        if (!(attributes.get(name) instanceof Value.Figure figure)) {
            return Double.NaN;
        }
        Unit in = figure.unit() == null ? unit : figure.unit();
        return in.convertsTo(unit) ? in.to(unit, figure.value()) : Double.NaN;
    }

    public Subject subject() {
        return Subject.device(area, source.site(), source.zone(), id);
    }
}
