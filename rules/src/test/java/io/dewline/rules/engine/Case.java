package io.dewline.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Batch;
import io.dewline.model.Document;
import io.dewline.model.Registry;
import io.dewline.rules.language.RuleSet;
import io.dewline.rules.language.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A registry and rules to run logs through, in the different ways in which the same must come out. */
record Case(Registry registry, RuleSet rules) {

    static Case of(String sites, String... ruleFiles) {
        Registry registry = YamlText.registry(sites);
        List<Document> documents = new ArrayList<>();
        for (String file : ruleFiles) {
            documents.add(YamlText.document("rules" + documents.size() + ".yaml", file));
        }
        return new Case(registry, YamlText.right(RuleSet.read(documents, registry)));
    }

    String area() {
        return registry.areas().keySet().iterator().next();
    }

    Engine engine() {
        return new Engine(area(), registry, rules, "c1");
    }

    /** All that comes of the batches. */
    Output run(List<Batch> batches) {
        Engine engine = engine();
        return sum(batches.stream().map(engine::take).toList());
    }

    /** The same, with a new engine restored from what was kept after every {@code every} batches. */
    Output runRestoring(List<Batch> batches, int every) {
        Engine engine = engine();
        Map<String, byte[]> kept = new HashMap<>();
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            outputs.add(engine.take(batches.get(i)));
            if (i % every == every - 1) {
                kept.putAll(Kept.changes(engine));
                engine = engine();
                engine.restore(kept);
            }
        }
        return sum(outputs);
    }

    static Output sum(List<Output> outputs) {
        return new Output(
                outputs.stream().flatMap(o -> o.transitions().stream()).toList(),
                outputs.stream().flatMap(o -> o.windows().stream()).toList(),
                outputs.stream().map(Output::counts).reduce(Counts.NONE, Counts::plus));
    }

    /** Everything that came out, on lines. */
    static List<String> lines(Output output) {
        List<String> lines = new ArrayList<>();
        output.transitions().forEach(t -> lines.add(TransitionText.render(t)));
        output.windows().forEach(w -> lines.add(TransitionText.render(w)));
        return lines;
    }

    /** Fails at the first line in which the two differ. */
    static void same(Output expected, Output actual) {
        List<String> before = lines(expected);
        List<String> after = lines(actual);
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            assertThat(i < after.size() ? after.get(i) : "nothing")
                    .as("line %d", i)
                    .isEqualTo(i < before.size() ? before.get(i) : "nothing");
        }
    }
}
