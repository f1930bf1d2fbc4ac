package io.dewline.sim.scenario;

import io.dewline.sim.yaml.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A cast that is made and not read: sites with many zones of one kind, written as a sites.yaml. */
final class Crowd {
    private static final int MOST = 200_000;
    private static final List<String> KINDS = List.of("park", "construction");
    private static final List<String> DEVICES = List.of("soil", "raingarden", "dust");

    /** Areas, schedules and seasons of the shipped city: its rules name them. */
    private final StringBuilder text = new StringBuilder(
            Shipped.city().substring(0, Shipped.city().indexOf("\nsites:\n") + "\nsites:\n".length()));

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** Takes the sites of a list in. */
    Crowd(List<Section> sites) {
        sites.forEach(this::site);
    }

    /** The cast as Dewline and the simulator read it. */
    String yaml() {
        return text.toString();
    }

    private void site(Section section) {
        String id = section.text("site");
        String kind = section.word("kind", KINDS);
        int zones = (int) section.number("zones", "", 1, 1, MOST);
        String device = section.word("device", DEVICES);
        String type = section.text("type", device.equals("dust") ? "construction fence" : "lawn");
        int each = (int) section.number("each", "", 1, 0, MOST);
        boolean valve = section.yes("valve", false);
        boolean cannon = section.yes("cannon", false);
        int lines = (int) section.number("gateways", "", 0, 0, MOST);
        String measures = measures(section);
        section.done();
        text.append("  - id: ").append(id).append('\n');
        text.append("    area: city\n    kind: ").append(kind).append('\n');
        text.append("    name: { zh: ").append(id).append(", en: ").append(id).append(" }\n");
        text.append("    location: { system: WGS84, latitude: 39.9, longitude: 116.4 }\n");
        text.append("    mode: automatic\n    zones:\n");
        int all = zones * (each + (valve ? 1 : 0) + (cannon ? 1 : 0));
        int number = 0;
        for (int zone = 1; zone <= zones; zone++) {
            text.append("      - id: ")
                    .append(type.replace(' ', '-'))
                    .append('-')
                    .append(zone)
                    .append('\n');
            text.append("        type: ").append(type).append('\n').append(measures);
            if (each > 0 || valve || cannon) {
                text.append("        devices:\n");
            }
            for (int i = 0; i < each; i++) {
                device(device, behind(id, number++, all, lines));
            }
            if (valve) {
                device("valve", ", actuates: water" + behind(id, number++, all, lines));
            }
            if (cannon) {
                device("cannon", ", actuates: spray" + behind(id, number++, all, lines));
            }
        }
        text.append("    devices:\n      - { id: weather-").append(id).append(", kind: weather }\n");
    }

    /** The devices of a site stand in equal parts behind its gateways, in order. */
    private static String behind(String site, int number, int all, int lines) {
        return lines == 0 ? "" : ", gateway: " + site + "-gw-" + (((number + 1L) * lines - 1) / all + 1);
    }

    private void device(String kind, String more) {
        String id = kind + "-" + numbers.merge(kind, 1, Integer::sum);
        text.append("          - { id: ")
                .append(id)
                .append(", kind: ")
                .append(kind)
                .append(more)
                .append(" }\n");
    }

    private static String measures(Section section) {
        StringBuilder lines = new StringBuilder();
        for (String key : List.of("soil", "plant", "root_depth", "area", "catchment", "lip", "cycle")) {
            if (section.has(key)) {
                lines.append("        ")
                        .append(key)
                        .append(": ")
                        .append(section.text(key))
                        .append('\n');
            }
        }
        if (section.has("rate")) {
            lines.append("        emitter: { kind: sprinkler, rate: ")
                    .append(section.text("rate"))
                    .append(" }\n");
        }
        return lines.toString();
    }

    /** Keys that name gateways in a file, beside those of the crowd. */
    static Map<String, List<String>> gateways(Section section) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String name : Set.copyOf(section.names())) {
            found.put(name, section.texts(name));
        }
        return found;
    }
}
