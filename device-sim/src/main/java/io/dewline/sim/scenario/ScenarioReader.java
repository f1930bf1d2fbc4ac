package io.dewline.sim.scenario;

import io.dewline.sim.cast.Cast;
import io.dewline.sim.cast.CastException;
import io.dewline.sim.cast.CastReader;
import io.dewline.sim.cast.CastSite;
import io.dewline.sim.cast.CastZone;
import io.dewline.sim.city.Scenario;
import io.dewline.sim.fault.Fault;
import io.dewline.sim.fault.FaultKind;
import io.dewline.sim.yaml.Mistakes;
import io.dewline.sim.yaml.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a scenario; refuses every key that it does not know, and says everything that is wrong at once. */
public final class ScenarioReader {
    private static final Duration NONE = Duration.ZERO;
    private static final double HUGE = 1e6;

    private final String name;
    private final Mistakes mistakes = new Mistakes();
    private final Map<String, List<String>> gateways = new LinkedHashMap<>();
    private Cast cast = new Cast(List.of());
    private String sites = "";

    private ScenarioReader(String name) {
        this.name = name;
    }

    /**
     * Reads a scenario's text.
     *
     * @param name of the scenario
     * @param file stands before each mistake
     * @param city the cast of scenarios that name none: a sites.yaml
     * @throws ScenarioException with everything that is wrong
     */
    public static Play read(String name, String file, String text, String city) throws ScenarioException {
        ScenarioReader reader = new ScenarioReader(name);
        Section root = Section.read(file, text, reader.mistakes);
        if (!reader.mistakes.none()) {
            throw new ScenarioException(reader.mistakes.all());
        }
        Play play = reader.play(root, city);
        if (!reader.mistakes.none()) {
            throw new ScenarioException(reader.mistakes.all());
        }
        return play;
    }

    private Play play(Section root, String city) {
        Bilingual title = bilingual(root, "title");
        Bilingual expect = bilingual(root, "expect");
        cast(root, city);
        Instant start = Objects.requireNonNullElse(root.instant("start"), Instant.EPOCH);
        if (!root.has("start")) {
            mistakes.add(root.place(), "'start' is missing");
        }
        Duration duration = positive(root, "duration");
        double thirst = root.number("thirst", "m³/m³", 0.02, -0.3, 0.3);
        double spread = root.number("spread", "m³/m³", 0, 0, 0.3);
        Scenario.Weather weather = weather(root.section("weather"));
        Scenario.WorkPlan works = works(root.section("works"));
        gateways.putAll(Crowd.gateways(root.section("gateways")));
        Scenario.Timeline timeline = timeline(root.sections("timeline"));
        root.done();
        return new Play(
                title,
                expect,
                cast,
                sites,
                new Scenario(name, start, thirst, spread, weather, works, timeline),
                duration);
    }

    private void cast(Section root, String city) {
        sites = city;
        if (root.has("cast")) {
            Crowd crowd = new Crowd(root.sections("cast"));
            sites = crowd.yaml();
        }
        try {
            cast = CastReader.parse(name + " cast", sites);
            cast.devices().filter(device -> !device.gateway().isEmpty()).forEach(device -> gateways.computeIfAbsent(
                            device.gateway(), k -> new ArrayList<>())
                    .add(device.id()));
        } catch (CastException e) {
            mistakes.add(root.place("cast"), String.valueOf(e.getMessage()));
        }
    }

    private Scenario.Weather weather(Section section) {
        List<Scenario.Rain> rains = new ArrayList<>();
        for (Section rain : section.sections("rain")) {
            Set<String> where = sites(rain);
            rains.add(new Scenario.Rain(
                    rain.duration("after", NONE),
                    positive(rain, "lasting"),
                    rain.number("depth", "mm", 10, 0, 2000),
                    where.isEmpty() ? Scenario.Rain.EVERYWHERE : where));
            rain.done();
        }
        List<Scenario.Dust> dust = new ArrayList<>();
        for (Section storm : section.sections("dust")) {
            dust.add(new Scenario.Dust(
                    storm.duration("after", NONE),
                    positive(storm, "lasting"),
                    storm.number("pm10", "µg/m³", 600, 0, HUGE),
                    storm.number("wind", "m/s", 5, 0, 40),
                    false));
            storm.done();
        }
        for (Section haze : section.sections("haze")) {
            dust.add(new Scenario.Dust(
                    haze.duration("after", NONE),
                    positive(haze, "lasting"),
                    haze.number("pm10", "µg/m³", 200, 0, HUGE),
                    0,
                    true));
            haze.done();
        }
        Scenario.Weather weather = new Scenario.Weather(
                section.number("background", "µg/m³", 60, 1, HUGE),
                section.number("sigma", "", 0.3, 0, 2),
                section.number("wind", "m/s", 2.2, 0, 40),
                section.number("from", "°", 200, 0, 360),
                section.number("warmer", "K", 0, -30, 30),
                section.number("damper", "K", 0, -20, 20),
                rains,
                dust,
                section.yes("everyday", false) ? 0 : Scenario.NEVER);
        section.done();
        return weather;
    }

    private Scenario.WorkPlan works(Section section) {
        List<Scenario.Works> plumes = new ArrayList<>();
        for (Section plume : section.sections("plumes")) {
            plumes.add(new Scenario.Works(
                    plume.duration("after", NONE),
                    positive(plume, "lasting"),
                    plume.number("strength", "µg/m³", 450, 0, HUGE),
                    sites(plume)));
            plume.done();
        }
        Scenario.WorkPlan plan = new Scenario.WorkPlan(plumes, section.yes("everyday", false) ? 0 : Scenario.NEVER);
        section.done();
        return plan;
    }

    private Scenario.Timeline timeline(List<Section> lines) {
        Selector selector = new Selector(cast, gateways);
        List<Fault> faults = new ArrayList<>();
        List<Scenario.Start> starts = new ArrayList<>();
        List<Scenario.Told> told = new ArrayList<>();
        List<Scenario.Errand> errands = new ArrayList<>();
        for (Section line : lines) {
            Duration after = line.duration("after", NONE);
            if (line.has("fault")) {
                Fault fault = fault(line, after, selector);
                if (fault != null) {
                    faults.add(fault);
                }
            } else if (line.has("start")) {
                starts.add(new Scenario.Start(after, positive(line, "lasting"), selector.devices(line, "start")));
            } else if (line.has("fact")) {
                told.add(told(line, after));
            } else if (line.has("truck")) {
                errands.add(errand(line, after));
            } else {
                mistakes.add(line.place(), "expected one of 'fault', 'start', 'fact' and 'truck'");
            }
            line.done();
        }
        return new Scenario.Timeline(faults, starts, told, errands);
    }

    private @Nullable Fault fault(Section line, Duration after, Selector selector) {
        String word = line.text("fault");
        FaultKind kind = FaultKind.named(word).orElse(null);
        Duration lasting = positive(line, "lasting");
        List<String> devices = selector.devices(line, "devices");
        if (kind == null) {
            mistakes.unknown(line.place("fault"), "fault", word, FaultKind.words());
            line.names();
            return null;
        }
        Fault.Settings usual = Fault.Settings.of(kind);
        Set<String> knows = kind.settings();
        try {
            Fault.Settings with = new Fault.Settings(
                    knows.contains("quantity") ? line.text("quantity", "") : "",
                    knows.contains("by") ? line.number("by", "", usual.by()) : usual.by(),
                    knows.contains("share") ? line.number("share", "1", usual.share(), 0, 1) : usual.share(),
                    knows.contains("shift") ? line.duration("shift", usual.shift()) : usual.shift(),
                    knows.contains("every") ? line.duration("every", usual.every()) : usual.every());
            return new Fault(kind, after, lasting, devices, with);
        } catch (IllegalArgumentException e) {
            mistakes.add(line.place("every"), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Scenario.Errand errand(Section line, Duration after) {
        String site = site(line, "truck");
        List<String> skip = line.texts("skip");
        List<String> known = cast.sites().stream()
                .filter(s -> s.id().equals(site))
                .flatMap(s -> s.zones().stream())
                .filter(z -> z.type().equals("road segment"))
                .map(CastZone::id)
                .toList();
        for (String segment : skip) {
            if (!known.contains(segment)) {
                mistakes.unknown(line.place("skip"), "road segment", segment, known);
            }
        }
        return new Scenario.Errand(after, positive(line, "lasting"), site, skip, line.yes("tap", true));
    }

    private String site(Section line, String key) {
        String site = line.text(key);
        if (cast.sites().stream().noneMatch(s -> s.id().equals(site))) {
            mistakes.unknown(
                    line.place(key),
                    "site",
                    site,
                    cast.sites().stream().map(CastSite::id).toList());
        }
        return site;
    }

    private Scenario.Told told(Section line, Duration after) {
        String site = site(line, "site");
        return new Scenario.Told(
                after,
                positive(line, "lasting"),
                site,
                line.text("subject", "site"),
                line.text("fact"),
                line.text("value"));
    }

    private Set<String> sites(Section section) {
        Set<String> known =
                new TreeSet<>(cast.sites().stream().map(CastSite::id).toList());
        Set<String> named = new HashSet<>(section.texts("sites"));
        for (String site : named) {
            if (!known.contains(site)) {
                mistakes.unknown(section.place("sites"), "site", site, known);
            }
        }
        return named;
    }

    private Duration positive(Section section, String key) {
        Duration length = section.duration(key, Duration.ofHours(1));
        if (!section.has(key)) {
            mistakes.add(section.place(), "'" + key + "' is missing");
        } else if (length.isNegative() || length.isZero()) {
            mistakes.add(section.place(key), "'" + key + "' must be above 0");
        }
        return length;
    }

    private Bilingual bilingual(Section root, String key) {
        Section texts = root.section(key);
        Bilingual text = new Bilingual(texts.text("zh"), texts.text("en"));
        texts.done();
        return text;
    }
}
