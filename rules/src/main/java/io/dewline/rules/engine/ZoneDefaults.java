package io.dewline.rules.engine;

import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.model.Zone;
import io.dewline.rules.soil.Emitter;
import io.dewline.rules.soil.PlantGroup;
import io.dewline.rules.soil.Texture;
import java.util.Optional;

/** What follows for a zone from its soil, its plants, its type and its emitter where the zone itself says nothing. */
final class ZoneDefaults {
    private ZoneDefaults() {}

    static Optional<Value> of(Zone zone, String name) {
        return switch (name) {
            case "field_capacity" ->
                texture(zone).map(t -> figure(t.fieldCapacity(), Unit.CUBIC_METRE_PER_CUBIC_METRE));
            case "wilting_point" -> texture(zone).map(t -> figure(t.wiltingPoint(), Unit.CUBIC_METRE_PER_CUBIC_METRE));
            case "mad" -> plants(zone).map(p -> figure(p.allowedDepletion(), Unit.ONE));
            case "root_depth" -> plants(zone).map(p -> figure(p.rootDepth(), Unit.METRE));
            case "efficiency" -> emitter(zone).map(e -> figure(e.efficiency(), Unit.ONE));
            case "rate" ->
                emitter(zone).filter(e -> !Double.isNaN(e.rate())).map(e -> figure(e.rate(), Unit.MILLIMETRE_PER_HOUR));
            default -> Optional.empty();
        };
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
