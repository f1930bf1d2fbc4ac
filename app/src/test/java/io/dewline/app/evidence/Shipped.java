package io.dewline.app.evidence;

import io.dewline.app.backtest.Backtest;
import io.dewline.app.backtest.Past;
import io.dewline.app.backtest.Rehearsed;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The shipped packs as they are, on sites of our own; schedules and seasons are those of the shipped sites.yaml. */
final class Shipped {
    private final Path config;

    Shipped(Path root) {
        config = root.resolve("deploy/config");
    }

    /** The shipped rules over {@code sites}, the text of areas and sites. */
    ConfigurationSet over(String sites) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        String shipped = Files.readString(config.resolve("sites.yaml"));
        int from = shipped.indexOf("\nschedules:");
        int to = shipped.indexOf("\nsites:");
        texts.put("sites.yaml", shipped.substring(from, to) + "\n" + sites);
        Path rules = config.resolve("rules");
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                texts.put("rules/" + rules.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        Parsed<ConfigurationSet> parsed = Configurations.parse(texts);
        ConfigurationSet set = parsed.value();
        if (set == null) {
            throw new IOException(parsed.problems().stream()
                    .filter(problem -> !problem.warning())
                    .map(Problem::toString)
                    .toList()
                    .toString());
        }
        return set;
    }

    /** What the rules of {@code set} would have done over all of {@code past}, which is of one area. */
    static Rehearsed run(ConfigurationSet set, Past past) throws IOException {
        try {
            List<Rehearsed> areas = new Backtest(past, Past.Span.ALL).run(set);
            if (areas.size() != 1) {
                throw new IOException(areas.size() + " areas with readings instead of one");
            }
            return areas.get(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
