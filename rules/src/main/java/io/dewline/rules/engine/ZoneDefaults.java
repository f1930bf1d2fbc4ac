package io.dewline.rules.engine;

import io.dewline.model.Calendar;
import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.model.Zone;
import io.dewline.rules.soil.Emitter;
import io.dewline.rules.soil.PlantGroup;
import io.dewline.rules.soil.Planting;
import io.dewline.rules.soil.Texture;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows for a zone from its soil, its plants, its type and its emitter where the zone itself says nothing. */
final class ZoneDefaults {
    private ZoneDefaults() {}

    static Optional<Value> of(Zone zone, String name) {
        return switch (name) {
            case "field_capacity" ->
                texture(zone).map(t -> figure(t.fieldCapacity(), Unit.CUBIC_METRE_PER_CUBIC_METRE));
            case "wilting_point" -> texture(zone).map(t -> figure(t.wiltingPoint(), Unit.CUBIC_METRE_PER_CUBIC_METRE));
            case "saturation" -> texture(zone).map(t -> figure(t.saturation(), Unit.CUBIC_METRE_PER_CUBIC_METRE));
            case "mad" -> plants(zone).map(p -> figure(p.allowedDepletion(), Unit.ONE));
            case "kc" -> coefficient(zone).filter(kc -> !Double.isNaN(kc)).map(kc -> figure(kc, Unit.ONE));
            case "root_depth" -> plants(zone).map(p -> figure(p.rootDepth(), Unit.METRE));
            case "efficiency" -> emitter(zone).map(e -> figure(e.efficiency(), Unit.ONE));
            case "rate" ->
                emitter(zone).filter(e -> !Double.isNaN(e.rate())).map(e -> figure(e.rate(), Unit.MILLIMETRE_PER_HOUR));
            default -> Optional.empty();
        };
    }

    /** When the zone was planted and its growing seasons: "growing" of sites.yaml, else what is not "dormant", else the year; null where no date is given. */
    static @Nullable Planting planting(Zone zone, Calendar calendar) {
        Optional<LocalDate> planted = word(zone, "planted").map(LocalDate::parse);
        if (planted.isEmpty()) {
            return null;
        }
        Optional<Calendar.Part> growing = calendar.season("growing").stream().findFirst();
        Optional<Calendar.Part> dormant = calendar.season("dormant").stream().findFirst();
        MonthDay begins = growing.map(Calendar.Part::from)
                .or(() -> dormant.map(part -> day(part.to(), 1)))
                .orElse(MonthDay.of(1, 1));
        MonthDay ends = growing.map(Calendar.Part::to)
                .or(() -> dormant.map(part -> day(part.from(), -1)))
                .orElse(MonthDay.of(12, 31));
        return new Planting(planted.get(), begins, ends);
    }

    private static MonthDay day(MonthDay of, int later) {
        return MonthDay.from(of.atYear(2001).plusDays(later));
    }

    /** That of the plants, or, for those newly planted, of what the zone's type stands for. */
    private static Optional<Double> coefficient(Zone zone) {
        return plants(zone)
                .map(PlantGroup::coefficient)
                .filter(kc -> !Double.isNaN(kc))
                .or(() -> PlantGroup.of(zone.type()).map(PlantGroup::coefficient));
    }

    /** Whether nothing waters the zone without a person. */
    static boolean adviseOnly(Zone zone) {
        return plants(zone).filter(PlantGroup::adviseOnly).isPresent();
    }

    private static Value figure(double value, Unit unit) {
        return new Value.Figure(value, unit);
    }

    private static Optional<Texture> texture(Zone zone) {
        return word(zone, "soil").flatMap(Texture::of);
    }

    private static Optional<PlantGroup> plants(Zone zone) {
        return word(zone, "plant").flatMap(PlantGroup::of).or(() -> PlantGroup.of(zone.type()));
    }

    private static Optional<Emitter> emitter(Zone zone) {
        return word(zone, "emitter").flatMap(Emitter::of);
    }

    private static Optional<String> word(Zone zone, String name) {
        return zone.attributes().get(name) instanceof Value.Word word ? Optional.of(word.text()) : Optional.empty();
    }
}
