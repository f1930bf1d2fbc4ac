package io.dewline.app.http;

import io.dewline.alerts.routing.Secrets;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Secret;
import io.dewline.app.live.Devices;
import io.dewline.app.live.Ledger;
import io.dewline.app.live.LiveView;
import io.dewline.ingest.store.History;
import io.dewline.model.Batch;
import io.dewline.model.Device;
import io.dewline.rules.engine.Thresholds;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API, the live page, health and metrics, on one event loop that also keeps the live view. */
@SuppressWarnings("NullAway.Init") // start() makes the server
public final class HttpVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(HttpVerticle.class);
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int LARGEST_SERIES = 5_000;

    private final Listen listen;
    private final Parts parts;
    private final Supplier<Ledger> ledger;
    private final PrometheusMeterRegistry meters;
    private final LiveView view = new LiveView();
    private @Nullable Thresholds thresholds;
    /** The configuration that they were found in. */
    private String thresholdsOf = "";

    private final AlertBoard board = new AlertBoard();
    private final LiveStream stream = new LiveStream();
    private HttpServer server;

    /** Where to listen, and what a call needs. */
    public record Listen(String host, int port, Secret token, Secrets secrets) {}

    public HttpVerticle(Listen listen, Parts parts, Supplier<Ledger> ledger, PrometheusMeterRegistry meters) {
        this.listen = listen;
        this.parts = parts;
        this.ledger = ledger;
        this.meters = meters;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(1_000, timer -> everySecond());
        vertx.setPeriodic(5_000, timer -> stream.send("system", SystemApi.system(parts.system())));
        server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(listen.host())
                .setPort(listen.port())
                .setIdleTimeout(120)
                .setMaxHeaderSize(16 * 1024)
                .setCompressionSupported(true));
        return server.requestHandler(routes()).listen();
    }

    @Override
    public Future<?> stop() {
        stream.close();
        return server.close();
    }

    /** The port it listens on, once started. */
    public int port() {
        return server.actualPort();
    }

    /** Takes commits in; called on any thread. */
    public void committed(List<Batch> batches) {
        context.runOnContext(v -> view.take(batches));
    }

    private Router routes() {
        Router router = Router.router(vertx);
        Access access = new Access(listen.token(), () -> parts.configuration().routes(), listen.secrets());
        router.route().handler(this::harden);
        router.get("/health/live").handler(call -> Answer.json(call, new JsonObject().put("live", true)));
        router.get("/health/ready").handler(this::ready);
        router.route("/metrics").handler(access::check);
        router.get("/metrics").handler(call -> call.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(meters.scrape()));
        router.route("/api/*").handler(access::check);
        router.post("/api/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        api(router, access);
        router.get("/alerts/:id").handler(call -> call.reroute("/index.html"));
        router.get().handler(StaticHandler.create("page").setCachingEnabled(false));
        router.route("/api/*").failureHandler(this::failed);
        return router;
    }

    private void api(Router router, Access access) {
        router.get("/api/v1/system").handler(call -> Answer.json(call, SystemApi.system(parts.system())));
        router.get("/api/v1/ledger").handler(this::ledger);
        router.get("/api/v1/sites")
                .handler(call ->
                        Answer.json(call, SitesApi.sites(parts.configuration().registry(), devices(), board)));
        router.get("/api/v1/devices").handler(this::listDevices);
        router.get("/api/v1/devices/unknown").handler(call -> Answer.json(call, parts.unknownDevices()));
        router.get("/api/v1/devices/:id/history").handler(this::history);
        router.get("/api/v1/facts").handler(call -> Answer.json(call, FactsApi.facts(view.facts(logTime()))));
        router.post("/api/v1/facts").handler(call -> FactsApi.tell(call, parts));
        router.get("/api/v1/dead-letters")
                .handler(call ->
                        Answer.json(call, FactsApi.letters(view.letters(), Asked.whole(call, "limit", 100, 200))));
        router.post("/api/v1/dead-letters/retry").handler(call -> FactsApi.retry(call, parts));
        router.get("/api/v1/live").handler(stream::open);
        new AlertsApi(parts, access).mount(router);
    }

    private void harden(RoutingContext call) {
        call.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");
        call.next();
    }

    private void ready(RoutingContext call) {
        if (parts.system().ready()) {
            Answer.json(call, 200, SystemApi.readiness(parts.system()));
            return;
        }
        // Whoever waits for it need not wait for the next look.
        context.executeBlocking(
                        () -> {
                            parts.look();
                            return parts.system();
                        },
                        false)
                .onSuccess(state -> Answer.json(call, state.ready() ? 200 : 503, SystemApi.readiness(state)))
                .onFailure(call::fail);
    }

    private void ledger(RoutingContext call) {
        context.executeBlocking(ledger::get, false)
                .onSuccess(found -> Answer.json(call, SystemApi.ledger(found)))
                .onFailure(call::fail);
    }

    private void listDevices(RoutingContext call) {
        String site = Asked.text(call, "site");
        Collection<Device> all = parts.configuration().registry().devices().values();
        Answer.json(
                call,
                DevicesApi.devices(
                        all.stream()
                                .filter(d -> site.isEmpty() || d.site().equals(site))
                                .toList(),
                        devices(),
                        thresholds()));
    }

    private void history(RoutingContext call) {
        var history = parts.history();
        Device device = parts.configuration().registry().device(call.pathParam("id"));
        if (history == null || device == null) {
            Answer.refuse(call, 404, history == null ? "there is no store" : "there is no such device", "id");
            return;
        }
        String quantity = Asked.text(call, "quantity");
        var known = device.kind().quantities().get(quantity);
        if (known == null) {
            throw new Asked.Wrong("quantity", "a " + device.kind().id() + " does not deliver '" + quantity + "'");
        }
        Instant to = Asked.time(call, "to", Instant.ofEpochMilli(logTime()));
        Instant from = Asked.time(call, "from", to.minus(Duration.ofHours(24)));
        int max = Asked.whole(call, "max", 500, LARGEST_SERIES);
        context.executeBlocking(() -> history.series(device.id(), quantity, new History.Span(from, to), max), false)
                .onSuccess(samples -> {
                    JsonArray points = new JsonArray();
                    samples.forEach(s -> points.add(
                            new JsonArray().add(s.at().toEpochMilli()).add(s.value())));
                    Answer.json(
                            call,
                            new JsonObject()
                                    .put("device", device.id())
                                    .put("quantity", quantity)
                                    .put("unit", known.unit().symbol())
                                    .put("points", points));
                })
                .onFailure(call::fail);
    }

    private long logTime() {
        return parts.now().toEpochMilli();
    }

    private Devices devices() {
        return new Devices(view, logTime());
    }

    private Thresholds thresholds() {
        ConfigurationSet now = parts.configuration();
        Thresholds known = thresholds;
        if (known == null || !now.hash().equals(thresholdsOf)) {
            known = new Thresholds(now.rules(), now.registry());
            thresholds = known;
            thresholdsOf = now.hash();
        }
        return known;
    }

    private void everySecond() {
        context.executeBlocking(() -> {
            parts.look();
            return null;
        });
        List<String> touched = view.touched();
        if (stream.watched() && !touched.isEmpty()) {
            var registry = parts.configuration().registry();
            List<Device> changed = touched.stream()
                    .map(registry::device)
                    .filter(Objects::nonNull)
                    .limit(2_000)
                    .toList();
            stream.send("devices", DevicesApi.devices(changed, devices(), thresholds()));
        }
        parts.ask(alerts -> new AlertBoard.Snapshot(alerts.open(), alerts.locks()))
                .onSuccess(snapshot -> board.take(snapshot).forEach(this::alertChanged));
    }

    private void alertChanged(String id) {
        if (stream.watched()) {
            parts.ask(alerts -> alerts.alert(id).map(file -> new AlertJson(alerts).alert(file.alert())))
                    .onSuccess(found -> found.ifPresent(alert -> stream.send("alert", alert)));
        }
    }

    private void failed(RoutingContext call) {
        Throwable cause = call.failure();
        if (cause instanceof Asked.Wrong wrong) {
            Answer.refuse(call, 400, String.valueOf(wrong.getMessage()), wrong.field());
        } else if (call.statusCode() >= 400 && call.statusCode() < 500) {
            Answer.refuse(call, call.statusCode(), "the call was refused", "");
        } else {
            LOG.atError()
                    .addKeyValue("path", call.normalizedPath())
                    .setCause(cause)
                    .log("an API call failed");
            Answer.refuse(call, 500, "something is wrong on our side; it is in the log", "");
        }
    }
}
