package io.dewline.sim.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/wire-format.md allows, with its tables read from the document itself. */
public final class WireRules {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern TOPIC =
            Pattern.compile("dewline/v1/([a-z0-9][a-z0-9_-]{0,63})/(?:([a-z0-9][a-z0-9_-]{0,63})/)?"
                    + "(telemetry|status|command|reply|fact)");
    private static final double LARGEST_SEQ = 9007199254740991.0;

    private record Range(double low, double high) {}

    private final Map<String, Set<String>> kinds = new HashMap<>();
    private final Map<String, Range> quantities = new HashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, String[]> devices;

    /** @param devices id → site, kind */
    public WireRules(Map<String, String[]> devices) throws IOException {
        this.devices = devices;
        String section = "";
        for (String line : Files.readAllLines(document())) {
            if (line.startsWith("#")) {
                section = line;
            }
            if (line.startsWith("| `")) {
                row(
                        section,
                        Arrays.stream(line.substring(1).split("\\|", -1))
                                .map(String::strip)
                                .toList());
            }
        }
    }

    public static Path document() {
        return Path.of(System.getProperty("dewline.root", ".."), "docs", "wire-format.md");
    }

    public Set<String> kind(String name) {
        return kinds.getOrDefault(name, Set.of());
    }

    /** Everything that is wrong with a message; empty if nothing is. */
    public List<String> faults(String topic, String payload) {
        List<String> faults = new ArrayList<>();
        Matcher parts = TOPIC.matcher(topic);
        if (!parts.matches()) {
            return List.of("topic_malformed");
        }
        JsonNode body;
        try {
            body = JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            return List.of("json_malformed");
        }
        switch (parts.group(3)) {
            case "telemetry" -> telemetry(parts.group(1), parts.group(2), body, faults);
            case "status" -> status(body, faults);
            case "reply" -> reply(body, faults);
            case "fact" -> fact(body, faults);
            default -> faults.add("not a device's topic");
        }
        return faults;
    }

    private void row(String section, List<String> cells) {
        List<String> names = ticked(cells.get(0));
        if (section.contains("Kinds and quantities")) {
            if (cells.size() == 4) {
                kinds.put(names.get(0), new TreeSet<>(ticked(cells.get(2))));
            } else if (cells.size() == 5) {
                String[] ends = cells.get(2).replace("10¹²", "1e12").split("…| or ", 2);
                Range range = new Range(number(ends[0]), number(ends[1]));
                names.forEach(name -> quantities.put(name, range));
            }
        } else if (section.contains("5 Facts")
                && cells.size() == 4
                && !List.of("fact", "subject", "value", "source", "from").contains(names.get(0))) {
            names.forEach(name -> facts.put(name, cells.get(1)));
        }
    }

    private void telemetry(String site, String device, JsonNode body, List<String> faults) {
        String[] known = devices.get(device);
        if (known == null) {
            faults.add("device_unknown " + device);
            return;
        }
        if (!known[0].equals(site)) {
            faults.add("site_mismatch " + device);
        }
        for (JsonNode reading : body.isArray() ? body : List.of(body)) {
            if (reading.has("at") && !reading.path("at").isIntegralNumber()) {
                time(reading.path("at"), "at", faults);
            }
            JsonNode seq = reading.path("seq");
            if (!seq.isMissingNode()
                    && (!seq.isIntegralNumber() || seq.asDouble() < 0 || seq.asDouble() > LARGEST_SEQ)) {
                faults.add("seq_malformed");
            }
            JsonNode values = reading.path("values");
            if (!values.isObject() || values.isEmpty() || values.size() > 64) {
                faults.add("shape values");
            }
            values.fields().forEachRemaining(e -> value(known[1], e.getKey(), e.getValue(), faults));
        }
    }

    private void value(String kind, String quantity, JsonNode value, List<String> faults) {
        Range range = quantities.get(quantity);
        if (range == null || !kind(kind).contains(quantity)) {
            faults.add("quantity_unknown " + quantity);
        } else if (value.isNull()) {
            return;
        } else if (!value.isNumber()) {
            faults.add("value_type " + quantity);
        } else if (value.asDouble() < range.low() || value.asDouble() > range.high()) {
            faults.add("value_out_of_range " + quantity);
        }
    }

    private static void status(JsonNode body, List<String> faults) {
        if (!Set.of("online", "offline").contains(body.path("state").asText())) {
            faults.add("status_malformed");
        }
        if (body.has("at")) {
            time(body.path("at"), "at", faults);
        }
    }

    private static void reply(JsonNode body, List<String> faults) {
        String result = body.path("result").asText();
        boolean refused = result.equals("refused");
        if (body.path("id").asText().isEmpty()
                || !Set.of("accepted", "refused", "done").contains(result)
                || refused == body.path("reason").isMissingNode()
                || body.path("reason").asText().length() > 200) {
            faults.add("reply_malformed");
        }
    }

    private void fact(JsonNode body, List<String> faults) {
        String name = body.path("fact").asText();
        String form = facts.get(name);
        if (form == null) {
            faults.add("fact_unknown " + name);
            return;
        }
        boolean fits = form.startsWith("`")
                ? ticked(form).contains(body.path("value").asText())
                : form.startsWith("text")
                        ? body.path("value").isTextual()
                        : body.path("value").isNumber();
        if (!fits) {
            faults.add("fact_value " + name);
        }
        if (!body.path("subject").asText("site").matches("site|area|(zone|device):[a-z0-9][a-z0-9_-]*")) {
            faults.add("fact_subject");
        }
        if (!body.path("source").isTextual() || body.path("source").asText().isEmpty()) {
            faults.add("shape source");
        }
        for (String key : List.of("from", "until")) {
            if (body.has(key)) {
                time(body.path(key), key, faults);
            }
        }
    }

    private static void time(JsonNode node, String key, List<String> faults) {
        try {
            OffsetDateTime.parse(node.asText());
        } catch (DateTimeException e) {
            faults.add("time_malformed " + key);
        }
    }

    private static List<String> ticked(String cell) {
        List<String> names = new ArrayList<>();
        Matcher matcher = Pattern.compile("`([^`]+)`").matcher(cell);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static double number(String text) {
        Matcher matcher = Pattern.compile("[-−]?[0-9][0-9,.e]*").matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException(text);
        }
        return Double.parseDouble(matcher.group().replace("−", "-").replace(",", ""));
    }

    /** The document's executed examples: topic, payload, expected lines. */
    public static List<List<String>> examples() throws IOException {
        List<List<String>> examples = new ArrayList<>();
        Map<String, List<String>> open = new LinkedHashMap<>();
        for (String line : Files.readAllLines(document())) {
            if (line.equals("```wire")) {
                open.put("block", new ArrayList<>());
            } else if (line.equals("```") && open.containsKey("block")) {
                examples.add(open.remove("block"));
            } else if (open.containsKey("block")) {
                open.get("block").add(line);
            }
        }
        return examples;
    }
}
