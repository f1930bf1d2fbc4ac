package io.dewline.ingest.decode;

import com.fasterxml.jackson.core.JsonToken;
import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceKind;
import io.dewline.model.Registry;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Devices that publish and are in no registry, listed once each. Bounded: the one unheard for longest gives way. Thread safe. */
public final class UnknownDevices {
    private static final int MAX = 1_000;
    /** Messages of a device that are looked into for its quantities. */
    private static final int LOOKED_INTO = 5;

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long forgotten;

    /**
     * One of them.
     *
     * @param first epoch milliseconds, as is {@code last}
     * @param count messages
     */
    public record Unknown(String site, String device, long first, long last, long count, Set<String> quantities) {

        public Unknown {
            quantities = Set.copyOf(quantities);
        }

        /** The lines of sites.yaml that adopt it, with the kind that fits best what it delivers. */
        public String stanza(Registry registry) {
            String kind = guessKind(registry.kinds().values());
            return "# sites: id: " + site + "\ndevices:\n  - id: " + device + "\n    kind: "
                    + (kind.isEmpty()
                            ? "unknown  # no kind delivers " + String.join(", ", new TreeSet<>(quantities))
                            : kind)
                    + "\n";
        }

        /** The kind that delivers most of the quantities seen and least else; "" when none delivers any. */
        private String guessKind(Collection<DeviceKind> kinds) {
            return kinds.stream()
                    .filter(kind -> delivered(kind) > 0)
                    .max(Comparator.comparingLong(this::delivered)
                            .thenComparing(kind -> -kind.quantities().size()))
                    .map(DeviceKind::id)
                    .orElse("");
        }

        private long delivered(DeviceKind kind) {
            return quantities.stream().filter(kind.quantities()::containsKey).count();
        }
    }

    private static final class Entry {
        private final Topic topic;
        private final long first;
        private long last;
        private long count;
        private final Set<String> quantities = new TreeSet<>();

        Entry(Topic topic, long first) {
            this.topic = topic;
            this.first = first;
        }

        Unknown view() {
            return new Unknown(topic.site(), topic.device(), first, last, count, quantities);
        }
    }

    /** Takes note of a letter that was refused because nobody knows its device; ignores all others. */
    public void note(DeadLetter letter) {
        boolean unknown = letter.reason().equals(Reason.DEVICE_UNKNOWN.word())
                || letter.reason().equals(Reason.SITE_UNKNOWN.word());
        if (!unknown) {
            return;
        }
        Topic topic = Topic.parse(letter.topic()).orElse(null);
        if (topic != null && !topic.device().isEmpty()) {
            note(topic, letter);
        }
    }

    private synchronized void note(Topic topic, DeadLetter letter) {
        String key = topic.site() + "/" + topic.device();
        Entry entry = entries.get(key);
        if (entry == null) {
            if (entries.size() == MAX) {
                entries.remove(entries.keySet().iterator().next());
                forgotten++;
            }
            entry = new Entry(topic, letter.arrived());
            entries.put(key, entry);
        }
        entry.last = letter.arrived();
        entry.count++;
        if (topic.channel() == Topic.Channel.TELEMETRY && entry.count <= LOOKED_INTO) {
            addQuantities(letter.payload(), entry.quantities);
        }
    }

    /** Those that {@code registry} does not know either, the latest heard last. */
    public synchronized List<Unknown> list(Registry registry) {
        return entries.values().stream()
                .filter(entry -> registry.device(entry.topic.device()) == null)
                .map(Entry::view)
                .toList();
    }

    /** How many gave way to others. */
    public synchronized long forgotten() {
        return forgotten;
    }

    /** The keys of {@code values}, as far as the payload can be read. */
    private static void addQuantities(byte[] payload, Set<String> quantities) {
        try (Json json = Json.open(payload)) {
            boolean inValues = false;
            for (JsonToken token = json.next(); token != null; token = json.next()) {
                if (token == JsonToken.FIELD_NAME && inValues && quantities.size() < Values.MAX_VALUES) {
                    quantities.add(json.name());
                } else if (token == JsonToken.FIELD_NAME && json.name().equals("values")) {
                    inValues = true;
                } else if (token == JsonToken.END_OBJECT) {
                    inValues = false;
                }
            }
        } catch (IOException | Refusal e) {
            // A stranger's payload need not be readable; what was read counts.
            return;
        }
    }
}
