package io.dewline.app.line;

import io.dewline.alerts.Alerts;
import io.dewline.alerts.Setup;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.state.StateFile;
import io.dewline.ingest.log.Log;
import io.dewline.model.Batch;
import io.dewline.model.Transition;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** From the log to the alert book: the rules' cursors, an engine for each area, and the book's owner, deployed together. */
public final class Line {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DeploymentOptions WORKER = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);

    private final Vertx vertx;
    private final Log log;
    private final Map<String, EngineVerticle.Status> engines = new LinkedHashMap<>();
    private final List<EngineVerticle> engineVerticles = new ArrayList<>();
    private final AlertVerticle alertVerticle;
    private final CursorVerticle cursorVerticle;
    private final Channel<AlertCall<?>, Object> calls;
    private final List<String> deployments = new ArrayList<>();

    /** What the line is made of. */
    public record Parts(
            Log log,
            StateFile state,
            Alerts alerts,
            AlertVerticle.Carrier carrier,
            Function<String, ConfigurationSet> configurations,
            Function<ConfigurationSet, Setup> setups,
            Consumer<Transition> listener) {}

    public Line(Vertx vertx, ConfigurationSet first, Parts parts) {
        this.vertx = vertx;
        this.log = parts.log();
        Channel<Taken, Long> book = new Channel<>(vertx, "alerts.take", PATIENCE);
        calls = new Channel<>(vertx, "alerts.call", PATIENCE);
        Map<String, Channel<HandOver, Long>> inputs = new LinkedHashMap<>();
        Map<String, Supplier<Instant>> times = new LinkedHashMap<>();
        for (String area : first.registry().areas().keySet()) {
            Channel<HandOver, Long> input = new Channel<>(vertx, "engine." + area, PATIENCE);
            EngineVerticle.Status status = new EngineVerticle.Status();
            inputs.put(area, input);
            engines.put(area, status);
            times.put(area, () -> Instant.ofEpochMilli(status.stamp()));
            engineVerticles.add(new EngineVerticle(
                    area,
                    first,
                    new EngineVerticle.Wiring(parts.state(), log, input, book, parts.configurations()),
                    status));
        }
        alertVerticle = new AlertVerticle(
                parts.alerts(),
                new AlertVerticle.Wiring(
                        log,
                        book,
                        calls,
                        parts.carrier(),
                        times,
                        hash -> parts.setups().apply(parts.configurations().apply(hash)),
                        parts.listener()));
        cursorVerticle = new CursorVerticle(log, inputs, engines);
    }

    public Future<?> deploy() {
        Future<?> deployed = vertx.deployVerticle(alertVerticle, WORKER).onSuccess(deployments::add);
        for (EngineVerticle engine : engineVerticles) {
            deployed =
                    deployed.compose(v -> vertx.deployVerticle(engine, WORKER).onSuccess(deployments::add));
        }
        return deployed.compose(v -> vertx.deployVerticle(cursorVerticle).onSuccess(deployments::add));
    }

    /** Undeploys in the reverse order: what was handed over is committed. */
    public Future<?> undeploy() {
        Future<?> undone = Future.succeededFuture();
        for (int i = deployments.size() - 1; i >= 0; i--) {
            String id = deployments.get(i);
            undone = undone.compose(v -> vertx.undeploy(id));
        }
        return undone;
    }

    /** Called by the log after a commit, on its thread. */
    public void committed(List<Batch> batches) {
        cursorVerticle.committed(batches);
    }

    /** Asks the alert book, or does something to it, on its owner's thread. */
    @SuppressWarnings("unchecked") // the answer is what the call gives
    public <R> Future<R> ask(AlertCall<R> call) {
        return calls.request(call).map(answer -> (R) answer);
    }

    /** Whether everything in the log has been judged. */
    public boolean caughtUp() {
        return engines.entrySet().stream().allMatch(e -> e.getValue().position() >= log.end(e.getKey()));
    }

    /** What the engines have done, by area. */
    public Map<String, EngineVerticle.Status> engines() {
        return java.util.Collections.unmodifiableMap(engines);
    }

    /** The largest stamp judged, epoch milliseconds. */
    public long stamp() {
        return engines.values().stream()
                .mapToLong(EngineVerticle.Status::stamp)
                .max()
                .orElse(0);
    }
}
