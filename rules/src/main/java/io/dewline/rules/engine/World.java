package io.dewline.rules.engine;

import io.dewline.model.Device;
import io.dewline.model.Registry;
import io.dewline.model.Subject;
import io.dewline.rules.language.Reach;
import io.dewline.rules.language.Rule;
import io.dewline.rules.language.RuleSet;
import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Layout;
import io.dewline.rules.series.Spraying;
import io.dewline.rules.series.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One configuration of an area built for running: devices, facts and watches, connected. */
final class World {
    private static final int REMEMBERED_IN_ALL = 1_000_000;

    final Map<String, Track> tracks = new LinkedHashMap<>();
    final Map<String, Feed> feeds = new HashMap<>();
    final Map<String, Voice> voices = new TreeMap<>();
    final Map<String, Closing> closings = new TreeMap<>();
    final Map<String, Group> groups = new LinkedHashMap<>();
    final Map<String, Blindness> blindnesses = new TreeMap<>();
    final List<Watch> watches;
    private final Surroundings surroundings;
    private final Desk desk;

    World(String area, Registry registry, RuleSet rules, Desk desk) {
        this.desk = desk;
        List<Device> devices = registry.devices().values().stream()
                .filter(device -> device.area().equals(area))
                .toList();
        int remembered =
                Integer.highestOneBit(Math.max(8, Math.min(128, REMEMBERED_IN_ALL / Math.max(1, devices.size()))));
        Map<String, Layout> layouts = new HashMap<>();
        for (Device device : devices) {
            Layout layout = layouts.computeIfAbsent(device.kind().id(), id -> new Layout(device.kind()));
            Track track = new Track(device, layout, remembered);
            tracks.put(device.id(), track);
            feeds.put(device.id(), new Feed(track));
        }
        Reach reach = new Reach(registry);
        surroundings = new Surroundings(reach, rules, tracks);
        mist();
        List<Watch> all = new ArrayList<>();
        Wirer wirer = new Wirer(this, surroundings, reach, desk);
        for (Rule rule : rules.rules()) {
            List<Subject> subjects = rules.subjects(rule, reach).stream()
                    .filter(subject -> subject.area().equals(area))
                    .toList();
            wirer.wire(rule, subjects, all);
        }
        all.sort(Comparator.comparing((Watch watch) -> watch.rule().id()).thenComparing(Watch::subject));
        for (int i = 0; i < all.size(); i++) {
            all.get(i).order(i);
        }
        watches = List.copyOf(all);
        feeds.values().forEach(Feed::settle);
        int place = 0;
        for (Voice voice : voices.values()) {
            voice.settle(place++);
        }
        place = 0;
        for (Closing closing : closings.values()) {
            closing.settle(place++);
        }
    }

    /** Cannons that say how far they reach mislead the dust monitors of their site. */
    private void mist() {
        for (Track cannon : tracks.values()) {
            Device device = cannon.device();
            boolean reaches = device.attributes().get("reach") instanceof io.dewline.model.Value.Figure reach
                    && reach.value() > 0
                    && device.actuates().equals("spray");
            if (!reaches || cannon.series("running") == null) {
                continue;
            }
            cannon.sprays(new Spraying(cannon));
            for (Track other : tracks.values()) {
                if (other != cannon && other.device().site().equals(device.site())) {
                    Drifts.between(cannon, other, surroundings).ifPresent(other::stands);
                }
            }
        }
    }

    Voice voice(String name, Subject subject) {
        return voice(surroundings.line(name, subject));
    }

    Voice voice(FactLine line) {
        return voices.computeIfAbsent(Surroundings.key(line.name(), line.subject()), k -> new Voice(line, desk));
    }

    Group group(Subject subject) {
        return groups.computeIfAbsent(subject.key(), k -> new Group(subject, blindness(subject)));
    }

    /** The one that speaks for the subject's site, or for its area. */
    Blindness blindness(Subject subject) {
        Subject place =
                subject.site().isEmpty() ? Subject.area(subject.area()) : Subject.site(subject.area(), subject.site());
        return blindnesses.computeIfAbsent(place.key(), k -> new Blindness(place, desk));
    }
}
