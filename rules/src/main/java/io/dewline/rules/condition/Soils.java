package io.dewline.rules.condition;

import io.dewline.model.Quantity;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Track;
import io.dewline.rules.soil.Irrigation;
import io.dewline.rules.soil.SoilWater;
import io.dewline.rules.window.Alignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How depletion and refill of a zone are bound: to its probes, and to what stands in for them. */
final class Soils {
    private final Binding binding;
    private final Subject zone;
    private final boolean active;

    private Soils(Binding binding, Subject zone, boolean active) {
        this.binding = binding;
        this.zone = zone;
        this.active = active;
    }

    static Slots.Slot slot(Quantity moisture, boolean active) {
        return (binding, scope) -> {
            Subject subject = binding.subject();
            Subject zone = Subject.zone(subject.area(), subject.site(), subject.zone());
            return new Soils(binding, zone, active).root(moisture);
        };
    }

    private Domain.Root root(Quantity moisture) {
        Places places = binding.places();
        List<Series> probes = new ArrayList<>();
        for (Track track : places.devices(zone, Set.of(moisture.id()))) {
            Series series = track.device().zone().equals(zone.zone()) ? track.series(moisture.id()) : null;
            if (series != null) {
                binding.wiring().read(series, active);
                probes.add(series);
            }
        }
        if (probes.isEmpty() && !active) {
            binding.wiring().longestSlide = Math.max(binding.wiring().longestSlide, LEARNS);
        }
        SoilWater soil = places.soil(zone);
        return new Domain.Root(
                soil, probes.toArray(Series[]::new), new double[probes.size()], estimate(places, soil, probes));
    }

    /** Without a probe the balance may need this long to come together. */
    private static final long LEARNS = 32 * Alignment.DAY;

    private Estimate estimate(Places places, SoilWater soil, List<Series> probes) {
        Climate climate = new Climate(places, zone);
        Irrigation irrigation = new Irrigation(
                places.figure(zone, "area", Unit.SQUARE_METRE),
                places.figure(zone, "rate", Unit.MILLIMETRE_PER_HOUR),
                places.figure(zone, "efficiency", Unit.ONE));
        Maturity maturity = new Maturity(places.figure(zone, "mad", Unit.ONE), places.planting(zone));
        Estimate estimate = new Estimate(
                climate,
                soil,
                places.figure(zone, "kc", Unit.ONE),
                maturity,
                irrigation,
                logged(climate),
                probes.stream().map(probe -> daily(probe, climate)).toArray(Estimate.Probe[]::new));
        estimate.momentary().forEach(series -> binding.wiring().read(series, true));
        return estimate;
    }

    private Estimate.Logged logged(Climate climate) {
        FactLine[] told = binding.places().facts("watered", zone);
        for (FactLine line : told) {
            binding.wiring().hears.add(new Wiring.Hear(line, true));
        }
        List<Estimate.Probe> running = new ArrayList<>();
        List<Estimate.Probe> metered = new ArrayList<>();
        for (Track track : binding.places().devices(zone, Set.of("running", "volume"))) {
            Series runs = track.series("running");
            Series meter = track.series("volume");
            if (track.device().actuates().equals("water") && runs != null && meter != null) {
                running.add(daily(runs, climate));
                metered.add(daily(meter, climate));
            }
        }
        return new Estimate.Logged(told, running, metered);
    }

    private static Estimate.Probe daily(Series series, Climate climate) {
        return new Estimate.Probe(series, series.days(climate.day()));
    }
}
