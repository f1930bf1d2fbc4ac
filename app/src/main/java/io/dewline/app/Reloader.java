package io.dewline.app;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import io.dewline.model.Problems;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at sites, people and rules every two seconds; a changed set that is valid comes into force by a log record, another is refused and said. */
final class Reloader extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
    private static final long LOOK_EVERY_MS = 2_000;

    private final Settings.Files files;
    private final InForce inForce;
    private final Function<String, Future<?>> record;
    private Map<String, String> seen = Map.of();
    private boolean looking;

    Reloader(Settings.Files files, InForce inForce, Function<String, Future<?>> record) {
        this.files = files;
        this.inForce = inForce;
        this.record = record;
    }

    @Override
    public Future<?> start() {
        seen = inForce.current().texts();
        vertx.setPeriodic(LOOK_EVERY_MS, timer -> look());
        return Future.succeededFuture();
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        context.executeBlocking(this::changed)
                .compose(hash -> hash.isEmpty() ? Future.succeededFuture() : record.apply(hash))
                .onFailure(e ->
                        LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the configuration was not switched"))
                .onComplete(v -> looking = false);
    }

    /** The hash of a set that is to come into force, "" for none. */
    private String changed() {
        Problems problems = new Problems();
        Map<String, String> texts = Configurations.texts(files, problems);
        if (texts.equals(seen)) {
            return "";
        }
        seen = texts;
        Parsed<ConfigurationSet> parsed = Configurations.parse(texts);
        ConfigurationSet next = parsed.value();
        if (problems.hasErrors() || next == null || areasChanged(next)) {
            List<String> why = java.util.stream.Stream.concat(problems.all().stream(), parsed.problems().stream())
                    .filter(p -> !p.warning())
                    .map(Problem::toString)
                    .toList();
            inForce.reject(why.isEmpty() ? List.of("areas may only change at a restart") : why);
            LOG.atWarn()
                    .addKeyValue("problems", inForce.rejected())
                    .log("a changed configuration is refused; the running one stays");
            return "";
        }
        inForce.replace(next);
        LOG.atInfo().addKeyValue("configuration", next.hash()).log("a changed configuration comes into force");
        return next.hash();
    }

    private boolean areasChanged(ConfigurationSet next) {
        return !next.registry()
                .areas()
                .keySet()
                .equals(inForce.current().registry().areas().keySet());
    }
}
