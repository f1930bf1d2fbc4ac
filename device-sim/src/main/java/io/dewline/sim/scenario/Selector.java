package io.dewline.sim.scenario;

import io.dewline.sim.cast.Cast;
import io.dewline.sim.cast.CastDevice;
import io.dewline.sim.yaml.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the devices that a line of the timeline means: by id with {@code *}, by kind, by site, behind a gateway. */
final class Selector {
    private final List<CastDevice> cast;
    private final Map<String, List<String>> gateways;

    Selector(Cast cast, Map<String, List<String>> gateways) {
        this.cast = cast.devices().toList();
        this.gateways = gateways;
    }

    /** Devices in the order of the cast; none is a mistake. */
    List<String> devices(Section line, String key) {
        List<String> wanted = new ArrayList<>(line.texts(key));
        if (line.has("gateway")) {
            String name = line.text("gateway");
            List<String> behind = gateways.get(name);
            if (behind == null) {
                line.mistakes().unknown(line.place("gateway"), "gateway", name, gateways.keySet());
            } else {
                wanted.addAll(behind);
            }
        }
        Set<String> found = new LinkedHashSet<>();
        for (String pattern : wanted) {
            List<String> matching = matching(pattern);
            if (matching.isEmpty()) {
                line.mistakes()
                        .unknown(
                                line.place(key),
                                "device",
                                pattern,
                                cast.stream().map(CastDevice::id).limit(20).toList());
            }
            found.addAll(matching);
        }
        if (wanted.isEmpty()) {
            line.mistakes().add(line.place(), "'" + key + "' or 'gateway' must say which devices");
        }
        return List.copyOf(found);
    }

    private List<String> matching(String pattern) {
        if (pattern.startsWith("kind:")) {
            return cast.stream()
                    .filter(d -> d.kind().equals(pattern.substring(5)))
                    .map(CastDevice::id)
                    .toList();
        }
        if (pattern.startsWith("site:")) {
            return cast.stream()
                    .filter(d -> d.site().equals(pattern.substring(5)))
                    .map(CastDevice::id)
                    .toList();
        }
        if (!pattern.contains("*")) {
            return cast.stream().map(CastDevice::id).filter(pattern::equals).toList();
        }
        Pattern form = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
        return cast.stream()
                .map(CastDevice::id)
                .filter(id -> form.matcher(id).matches())
                .toList();
    }
}
