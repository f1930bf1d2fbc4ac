package io.dewline.app;

import io.dewline.alerts.Alerts;
import io.dewline.alerts.Setup;
import io.dewline.alerts.routing.Secrets;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Settings;
import io.dewline.app.http.HttpVerticle;
import io.dewline.app.line.Channel;
import io.dewline.app.line.Line;
import io.dewline.app.state.StateFile;
import io.dewline.ingest.decode.DecodeOptions;
import io.dewline.ingest.decode.Decoder;
import io.dewline.ingest.log.Draft;
import io.dewline.ingest.log.Log;
import io.dewline.ingest.log.StampClock;
import io.dewline.ingest.mqtt.CommandPublisher;
import io.dewline.ingest.mqtt.LinkListener;
import io.dewline.ingest.mqtt.MqttIntake;
import io.dewline.ingest.mqtt.MqttOptions;
import io.dewline.ingest.mqtt.Reception;
import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens, deploys and closes the parts in their order. */
@SuppressWarnings("NullAway.Init") // open() and deploy() set the parts in their order
final class Assembly {
    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);
    private static final int REPLAYED_FOR_VIEW = 20_000;
    private static final long OWN_LOOK_MS = 1_000;
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Settings settings;
    private final InForce inForce;
    private final Dewline.Hooks hooks;
    private final Intakes intakes;
    private final boolean drill;
    private final PrometheusMeterRegistry meterRegistry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<Closing> closings = new ArrayDeque<>();
    private Vertx vertx;
    private Log log;
    private StateFile state;
    private StoreSide store;
    private Line line;
    private Reception reception;
    private MqttIntake intake;
    private HttpVerticle http;
    private boolean closed;

    private interface Closing {
        void close() throws Exception;
    }

    /** Makes the intake. A test makes one that acknowledges before the commit, to see that it notices. */
    interface Intakes {
        MqttIntake make(MqttOptions options, StampClock.Mode clock, Reception reception, LinkListener listener);
    }

    Assembly(Settings settings, ConfigurationSet set, Dewline.Hooks hooks) {
        this(settings, set, hooks, MqttIntake::new);
    }

    Assembly(Settings settings, ConfigurationSet set, Dewline.Hooks hooks, Intakes intakes) {
        this.settings = settings;
        this.hooks = hooks;
        this.intakes = intakes;
        this.drill = settings.clock().mode() == Settings.Clock.Mode.READINGS;
        this.inForce = new InForce(set);
    }

    private void onClose(Closing closing) {
        closings.push(closing);
    }

    /** Opens the files. Blocking. */
    void open() throws IOException {
        Path folder = settings.state();
        Files.createDirectories(folder);
        state = StateFile.open(folder.resolve("state.db"));
        onClose(state::close);
        inForce.keepIn(state);
        Alerts alerts = AlertsSide.open(folder.resolve("alerts.db"), setup(inForce.current()));
        log = LogSide.open(folder, settings, inForce.current(), state, alerts);
        onClose(log::close);
        store = StoreSide.open(folder, settings, log);
        onClose(store::close);
        vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setPreferNativeTransport(false)
                        // A timer for each task of the worker pool costs more than the task.
                        .setMetricsOptions(
                                new MicrometerMetricsOptions().addDisabledMetricsCategory(MetricsDomain.NAMED_POOLS)))
                .withMetrics(new MicrometerMetricsFactory(meterRegistry))
                .build();
        onClose(() -> Dewline.await(vertx.close()));
        Channel.prepare(vertx);
        CommandPublisher publisher = new CommandPublisher(MqttSide.options(settings));
        onClose(publisher::close);
        line = new Line(
                vertx,
                inForce.current(),
                new Line.Parts(
                        log,
                        state,
                        alerts,
                        new Delivery(vertx, AlertsSide.messenger(inForce, secrets()), publisher, this::logTime),
                        inForce::byHash,
                        this::setup,
                        hooks.transitions()));
        StampClock.Mode clock = drill ? StampClock.Mode.READINGS : StampClock.Mode.WALL;
        reception = new Reception(
                Decoder.ofNative(DecodeOptions.of(clock)),
                () -> inForce.current().registry(),
                log);
        intake = intakes.make(MqttSide.options(settings), clock, reception, this::linkChanged);
        publisher.start();
    }

    private Secrets secrets() {
        Path people = settings.files().people();
        Path folder = people == null ? null : people.toAbsolutePath().getParent();
        return new Secrets(System.getenv(), folder == null ? Path.of("") : folder);
    }

    private Setup setup(ConfigurationSet set) {
        return new Setup(set.registry(), set.rules().cards(), set.routes(), AlertsSide.settings(settings, drill));
    }

    /** Deploys the verticles and begins to take in. */
    Future<?> deploy() {
        Running running = new Running(settings, inForce, log, line, store, reception, () -> intake.state());
        http = new HttpVerticle(
                new HttpVerticle.Listen(
                        settings.http().host(),
                        settings.http().port(),
                        settings.http().token(),
                        secrets()),
                running,
                running::ledger,
                meterRegistry);
        Meters meters = new Meters(meterRegistry);
        onClose(meters::close);
        meters.ledger(running::ledger);
        meters.log(log);
        meters.alerts(running::alertCounts);
        log.onCommit(this::committed);
        OwnHealth own = new OwnHealth(
                () -> inForce.current().registry(),
                running::vitals,
                () -> log.status().refusing(),
                (topic, payload, arrived) ->
                        reception.take(topic, payload, arrived).logged());
        return line.deploy()
                .onSuccess(v -> onClose(() -> Dewline.await(line.undeploy())))
                .compose(v -> vertx.deployVerticle(http))
                .onSuccess(id -> onClose(() -> Dewline.await(vertx.undeploy(id))))
                .compose(v -> vertx.executeBlocking(this::fillView))
                .compose(v -> configurationRecord(inForce.current().hash()))
                .compose(v -> vertx.deployVerticle(new Reloader(settings.files(), inForce, this::configurationRecord)))
                .onSuccess(v -> {
                    store.start();
                    intake.start();
                    onClose(this::drain);
                    onClose(intake::close);
                    long timer = vertx.setPeriodic(OWN_LOOK_MS, id -> vertx.executeBlocking(() -> tellOf(own), false));
                    onClose(() -> vertx.cancelTimer(timer));
                });
    }

    private @Nullable Void tellOf(OwnHealth own) {
        own.tell(logTime());
        return null;
    }

    /** Called on the log's thread. */
    private void committed(List<Batch> batches) {
        line.committed(batches);
        http.committed(batches);
        store.signal();
    }

    /** What pages show after a restart: the last of the log. */
    private @Nullable Void fillView() {
        for (String area : inForce.current().registry().areas().keySet()) {
            long after = Math.max(-1, log.end(area) - REPLAYED_FOR_VIEW);
            for (List<Batch> batches = log.read(area, after, 5_000);
                    !batches.isEmpty();
                    batches = log.read(area, after, 5_000)) {
                http.committed(batches);
                after = batches.get(batches.size() - 1).last();
            }
        }
        return null;
    }

    private Future<?> configurationRecord(String hash) {
        return toAllAreas(new Control.Configuration(hash));
    }

    private CompletionStage<?> linkChanged(Control.State now) {
        return toAllAreas(new Control.Link(now))
                .onFailure(e -> LOG.atWarn()
                        .addKeyValue("state", now)
                        .addKeyValue("reason", e.getMessage())
                        .log("the link's state could not be logged"))
                .toCompletionStage();
    }

    private Future<?> toAllAreas(Control record) {
        List<Draft> drafts = inForce.current().registry().areas().keySet().stream()
                .map(area -> new Draft(area, Batch.Kind.CONTROL, List.of(record)))
                .toList();
        return Future.fromCompletionStage(log.append(drafts));
    }

    private java.time.Instant logTime() {
        return drill ? java.time.Instant.ofEpochMilli(line.stamp()) : java.time.Instant.now();
    }

    /** What was taken in is judged before the engines stop; within a bound, for a restart does it too. */
    private void drain() throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN_NANOS;
        while (!line.caughtUp() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    String address() {
        return "http://" + settings.http().host() + ":" + http.port();
    }

    boolean subscribed() {
        return intake.isSubscribed();
    }

    boolean drill() {
        return drill;
    }

    Line line() {
        return line;
    }

    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!closings.isEmpty()) {
            try {
                closings.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.atWarn().setCause(e).log("a part did not close cleanly");
            }
        }
    }
}
