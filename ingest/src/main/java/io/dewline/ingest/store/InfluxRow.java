package io.dewline.ingest.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A row of an InfluxQL answer: tags and fields by name, nulls left out, numbers as Double; the time in epoch milliseconds. */
record InfluxRow(String measurement, long at, Map<String, Object> values) {

    /** All rows of a result, in its order. */
    static List<InfluxRow> of(JsonNode result) {
        List<InfluxRow> rows = new ArrayList<>();
        for (JsonNode series : result.path("series")) {
            for (JsonNode row : series.path("values")) {
                rows.add(of(series, row));
            }
        }
        return rows;
    }

    private static InfluxRow of(JsonNode series, JsonNode row) {
        JsonNode columns = series.path("columns");
        Map<String, Object> values = new HashMap<>();
        long at = 0;
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.path(i).asText();
            JsonNode value = row.path(i);
            if (name.equals("time")) {
                at = value.asLong();
            } else if (value.isNumber()) {
                values.put(name, value.asDouble());
            } else if (value.isBoolean()) {
                values.put(name, value.asBoolean());
            } else if (value.isTextual()) {
                values.put(name, value.asText());
            }
        }
        return new InfluxRow(series.path("name").asText(), at, values);
    }

    double number(String column) {
        return values.get(column) instanceof Double number ? number : Double.NaN;
    }

    /** The row as the line that it was written as. */
    String line() {
        Map<String, String> tags = new TreeMap<>();
        Map<String, Object> fields = new TreeMap<>();
        values.forEach((name, value) -> {
            if (value instanceof String text && LineNames.TAGS.contains(name)) {
                tags.put(name, text);
            } else if (value instanceof Double number && LineNames.WHOLE.contains(name)) {
                fields.put(name, number.longValue());
            } else {
                fields.put(name, value);
            }
        });
        return new Line(measurement, tags, fields, at).text();
    }
}
