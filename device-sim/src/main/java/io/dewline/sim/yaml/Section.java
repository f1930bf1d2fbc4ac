package io.dewline.sim.yaml;

import io.dewline.sim.cast.Measure;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping whose keys are asked for one by one; {@link #done} calls what nobody asked for unknown. */
public final class Section {
    private static final int LARGEST = 1 << 20;

    private final String file;
    private final Place place;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Mistakes mistakes;

    private Section(String file, Place place, Mistakes mistakes) {
        this.file = file;
        this.place = place;
        this.mistakes = mistakes;
    }

    /** The whole of a file; what is wrong with it goes to the mistakes. */
    public static Section read(String file, String text, Mistakes mistakes) {
        Section root = new Section(file, new Place(file, 1, 1), mistakes);
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(LARGEST);
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                mistakes.add(root.place, "the file is empty");
            } else {
                root.take(node);
            }
        } catch (MarkedYAMLException e) {
            Place at = e.getProblemMark() == null
                    ? root.place
                    : new Place(
                            file,
                            e.getProblemMark().getLine() + 1,
                            e.getProblemMark().getColumn() + 1);
            mistakes.add(at, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            mistakes.add(
                    root.place,
                    "not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return root;
    }

    public Place place() {
        return place;
    }

    /** Where a key's value stands; the section's own place if it is not there. */
    public Place place(String key) {
        Node node = keys.get(key);
        return node == null ? place : Place.of(file, node);
    }

    public Mistakes mistakes() {
        return mistakes;
    }

    public boolean has(String key) {
        asked.add(key);
        return keys.containsKey(key);
    }

    /** Text that must be there; "" if it is not, which is a mistake. */
    public String text(String key) {
        String text = text(key, "");
        if (!keys.containsKey(key)) {
            mistakes.add(place, "'" + key + "' is missing");
        }
        return text;
    }

    public String text(String key, String otherwise) {
        asked.add(key);
        Node node = keys.get(key);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        mistakes.add(Place.of(file, node), "'" + key + "': expected a text or number");
        return otherwise;
    }

    /**
     * A number with or without a unit, in the unit asked for.
     *
     * @param unit one that the value may carry; "" for none
     */
    public double number(String key, String unit, double otherwise) {
        String text = text(key, "");
        if (!(keys.get(key) instanceof ScalarNode)) {
            return otherwise;
        }
        try {
            return Measure.read(text, unit);
        } catch (IllegalArgumentException e) {
            mistakes.add(place(key), "'" + key + "': " + e.getMessage());
            return otherwise;
        }
    }

    /** A number between two, both allowed. */
    public double number(String key, String unit, double otherwise, double least, double most) {
        double number = number(key, unit, otherwise);
        if ((number >= least && number <= most) || !keys.containsKey(key)) {
            return number;
        }
        mistakes.add(place(key), "'" + key + "': " + number + " is not between " + least + " and " + most);
        return otherwise;
    }

    public boolean yes(String key, boolean otherwise) {
        String text = text(key, String.valueOf(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            mistakes.add(place(key), "'" + key + "': \"" + text + "\": expected true or false");
        }
        return text.equals("true");
    }

    public Duration duration(String key, Duration otherwise) {
        String text = text(key, "");
        if (!(keys.get(key) instanceof ScalarNode)) {
            return otherwise;
        }
        try {
            return Spans.parse(text);
        } catch (IllegalArgumentException e) {
            mistakes.add(place(key), "'" + key + "': " + e.getMessage());
            return otherwise;
        }
    }

    public @Nullable Instant instant(String key) {
        String text = text(key, "");
        if (!(keys.get(key) instanceof ScalarNode)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            mistakes.add(
                    place(key),
                    "'" + key + "': \"" + text + "\": expected a time with offset such as 2026-07-01T06:00:00+08:00");
            return null;
        }
    }

    /** One of the words; the first of them if it is missing or another. */
    public String word(String key, List<String> known) {
        String word = text(key, known.get(0));
        if (known.contains(word)) {
            return word;
        }
        mistakes.unknown(place(key), key, word, known);
        return known.get(0);
    }

    /** A list of texts, or one alone. */
    public List<String> texts(String key) {
        asked.add(key);
        Node node = keys.get(key);
        if (node instanceof SequenceNode list) {
            List<String> texts = new ArrayList<>();
            for (Node item : list.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue());
                } else {
                    mistakes.add(Place.of(file, item), "'" + key + "': expected a text");
                }
            }
            return texts;
        }
        return node == null ? List.of() : List.of(text(key, ""));
    }

    /** A section below this one; an empty one if it is not there. */
    public Section section(String key) {
        asked.add(key);
        Node node = keys.get(key);
        Section section = new Section(file, place(key), mistakes);
        if (node != null) {
            section.take(node);
        }
        return section;
    }

    /** The sections of a list; none if it is not there. */
    public List<Section> sections(String key) {
        asked.add(key);
        Node node = keys.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            mistakes.add(Place.of(file, node), "'" + key + "': expected a list");
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (Node item : list.getValue()) {
            Section section = new Section(file, Place.of(file, item), mistakes);
            section.take(item);
            sections.add(section);
        }
        return sections;
    }

    /** The keys as they stand, for mappings whose keys are names. */
    public List<String> names() {
        asked.addAll(keys.keySet());
        return List.copyOf(keys.keySet());
    }

    /** Nothing more will be asked: what is left is unknown. */
    public void done() {
        for (Map.Entry<String, Place> key : places.entrySet()) {
            if (!asked.contains(key.getKey())) {
                mistakes.unknown(key.getValue(), "key", key.getKey(), asked);
            }
        }
    }

    private void take(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            mistakes.add(Place.of(file, node), "expected keys with values");
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            Place at = Place.of(file, entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                mistakes.add(at, "expected a key");
            } else if (keys.put(key.getValue(), entry.getValueNode()) != null) {
                mistakes.add(at, "'" + key.getValue() + "' is there twice");
            } else {
                places.put(key.getValue(), at);
            }
        }
    }
}
