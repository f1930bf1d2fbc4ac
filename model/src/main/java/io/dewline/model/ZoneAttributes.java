package io.dewline.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes that a zone may have, with unit and range: what rules read as {@code zone.…}. */
final class ZoneAttributes {
    private ZoneAttributes() {}

    static Map<String, Value> read(Fields fields, Problems problems) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        word(fields, attributes, "soil");
        word(fields, attributes, "plant");
        word(fields, attributes, "orientation");
        date(fields, attributes, "planted", problems);
        number(fields, attributes, "kc", Unit.ONE, 0.05, 2);
        number(fields, attributes, "root_depth", Unit.METRE, 0.01, 5);
        number(fields, attributes, "area", Unit.SQUARE_METRE, 0.1, 1e8);
        number(fields, attributes, "catchment", Unit.SQUARE_METRE, 0.1, 1e8);
        number(fields, attributes, "lip", Unit.MILLIMETRE, 1, 5_000);
        number(fields, attributes, "floor", Unit.MILLIMETRE, -5_000, 5_000);
        number(fields, attributes, "orifice", Unit.MILLIMETRE, 0, 1_000);
        number(fields, attributes, "orifice_height", Unit.MILLIMETRE, -5_000, 5_000);
        number(fields, attributes, "storage", Unit.MILLIMETRE, 1, 10_000);
        number(fields, attributes, "drain_time", Unit.HOUR, 0.1, 1_000);
        number(fields, attributes, "cycle", Unit.HOUR, 0.1, 10_000);
        number(fields, attributes, "mad", Unit.ONE, 0.05, 0.95);
        number(fields, attributes, "field_capacity", Unit.CUBIC_METRE_PER_CUBIC_METRE, 0.01, 0.8);
        number(fields, attributes, "saturation", Unit.CUBIC_METRE_PER_CUBIC_METRE, 0.01, 0.9);
        number(fields, attributes, "wilting_point", Unit.CUBIC_METRE_PER_CUBIC_METRE, 0, 0.7);
        if (fields.has("emitter")) {
            Fields emitter = Fields.of(fields.node("emitter").orElseThrow(), "emitter", problems);
            word(emitter, attributes, "kind", "emitter");
            number(emitter, attributes, "rate", Unit.MILLIMETRE_PER_HOUR, 0.1, 500);
            number(emitter, attributes, "efficiency", Unit.ONE, 0.1, 1);
            emitter.end();
        }
        attributes.putAll(fields.values("attributes"));
        return attributes;
    }

    private static void word(Fields fields, Map<String, Value> into, String key) {
        word(fields, into, key, key);
    }

    private static void word(Fields fields, Map<String, Value> into, String key, String name) {
        String text = fields.text(key, "");
        if (!text.isEmpty()) {
            into.put(name, new Value.Word(text));
        }
    }

    private static void date(Fields fields, Map<String, Value> into, String key, Problems problems) {
        String text = fields.text(key, "");
        if (text.isEmpty()) {
            return;
        }
        try {
            into.put(key, new Value.Word(LocalDate.parse(text).toString()));
        } catch (DateTimeException e) {
            problems.error(fields.mark(key), "'" + text + "' is no date", "like 2026-04-12");
        }
    }

    private static void number(Fields fields, Map<String, Value> into, String key, Unit unit, double min, double max) {
        double value = fields.number(key, unit, min, max);
        if (!Double.isNaN(value)) {
            into.put(key, new Value.Figure(value, unit));
        }
    }
}
