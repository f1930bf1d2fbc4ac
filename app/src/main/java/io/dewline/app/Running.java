package io.dewline.app;

import io.dewline.alerts.AlertCounts;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Settings;
import io.dewline.app.http.Parts;
import io.dewline.app.line.AlertCall;
import io.dewline.app.line.EngineVerticle;
import io.dewline.app.line.Line;
import io.dewline.app.live.Ledger;
import io.dewline.app.live.SystemState;
import io.dewline.ingest.log.Log;
import io.dewline.ingest.log.LogStatus;
import io.dewline.ingest.mqtt.IntakeState;
import io.dewline.ingest.mqtt.Reception;
import io.dewline.ingest.store.History;
import io.dewline.ingest.store.ShipStatus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The running program as the API sees it: how it is, where readings are, and how to reach the book and the log. */
final class Running implements Parts {
    private static final long RULES_BEHIND_MS = 60_000;
    private static final long COUNTS_FRESH_NANOS = 1_000_000_000;
    private static final int COUNTED_AGAIN = 4;

    private final Settings settings;
    private final InForce inForce;
    private final Log log;
    private final Line line;
    private final StoreSide store;
    private final Reception reception;
    private final Supplier<IntakeState> intake;
    private final boolean drill;
    private final Retrial retrial;
    private volatile AlertCounts alertCounts = new AlertCounts(0, 0, Map.of(), 0, 0, 0, 0, 0, 0, 0);
    private volatile int outboxWaiting;
    private volatile SystemState system;
    private volatile Ledger ledger;
    private volatile long ledgerAt;

    Running(
            Settings settings,
            InForce inForce,
            Log log,
            Line line,
            StoreSide store,
            Reception reception,
            Supplier<IntakeState> intake) {
        this.settings = settings;
        this.inForce = inForce;
        this.log = log;
        this.line = line;
        this.store = store;
        this.reception = reception;
        this.intake = intake;
        this.drill = settings.clock().mode() == Settings.Clock.Mode.READINGS;
        this.retrial = new Retrial(log, settings.state().resolve("log"), reception);
        this.ledger = count();
        this.system = look(store.status());
    }

    @Override
    public ConfigurationSet configuration() {
        return inForce.current();
    }

    @Override
    public <R> Future<R> ask(AlertCall<R> call) {
        return line.ask(call);
    }

    @Override
    public boolean drill() {
        return drill;
    }

    @Override
    public Instant now() {
        return drill ? Instant.ofEpochMilli(line.stamp()) : Instant.now();
    }

    @Override
    public SystemState system() {
        return system;
    }

    /** Looks anew at how everything is. Blocking. */
    @Override
    public void look() {
        system = look(store.status());
    }

    private SystemState look(@Nullable ShipStatus shipping) {
        IntakeState link = intake.get();
        LogStatus files = log.status();
        List<String> reasons = new ArrayList<>();
        List<String> degraded = new ArrayList<>();
        if (files.refusing()) {
            reasons.add("the log refuses readings: " + files.reason());
        } else if (files.filled() > 0) {
            degraded.add("the log is over " + files.filled() + " % full");
        }
        for (Map.Entry<String, EngineVerticle.Status> engine : line.engines().entrySet()) {
            boolean waiting = engine.getValue().position() < log.end(engine.getKey());
            if (waiting && files.newestStamp() - engine.getValue().stamp() > RULES_BEHIND_MS && !drill) {
                reasons.add("the rules of area " + engine.getKey() + " are over 60 s behind");
            }
        }
        if (link.link() == io.dewline.model.Control.State.DOWN) {
            degraded.add("no MQTT connection" + (link.problem().isEmpty() ? "" : ": " + link.problem()));
        }
        if (shipping != null && !shipping.reason().isEmpty()) {
            degraded.add("the store waits: " + shipping.reason());
        }
        inForce.rejected().forEach(problem -> degraded.add("a changed configuration is refused: " + problem));
        if (!files.gaps().isEmpty()) {
            degraded.add("the log has lost " + files.gaps().size() + " stretches to damage");
        }
        return new SystemState(
                Version.text(),
                settings.clock().mode().name().toLowerCase(Locale.ROOT),
                drill,
                Instant.now(),
                now(),
                link.link().name().toLowerCase(Locale.ROOT),
                inForce.current().hash(),
                settings.language().name().toLowerCase(Locale.ROOT),
                reasons,
                degraded);
    }

    /** Where every reading is; counted at most once a second. Blocking. */
    synchronized Ledger ledger() {
        long now = System.nanoTime();
        if (now - ledgerAt > COUNTS_FRESH_NANOS) {
            ledgerAt = now;
            ledger = count();
        }
        return ledger;
    }

    /** Counts until nothing was logged meanwhile: the parts are counted one after another, each from its own file. */
    private Ledger count() {
        Ledger counted = countOnce();
        for (int again = 0;
                again < COUNTED_AGAIN && counted.logged() != log.ledger().readings();
                again++) {
            counted = countOnce();
        }
        return counted;
    }

    private Ledger countOnce() {
        Reception.Counts counts = reception.counts();
        long dead = counts.deadLetters().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long evaluated = 0;
        long repeated = 0;
        long conflicting = 0;
        long waitingRules = 0;
        for (Map.Entry<String, EngineVerticle.Status> engine : line.engines().entrySet()) {
            EngineVerticle.Committed committed = engine.getValue().committed();
            evaluated += committed.ledger().getOrDefault("evaluated", 0L);
            repeated += committed.ledger().getOrDefault("repeated", 0L);
            conflicting += committed.ledger().getOrDefault("conflicting", 0L);
            waitingRules += log.readingsAfter(engine.getKey(), committed.position());
        }
        ShipStatus shipping = store.status();
        long logged = log.ledger().readings();
        return new Ledger(
                counts.readings() - counts.refused() + dead,
                counts.logged(),
                dead,
                counts.inFlight(),
                logged,
                evaluated,
                repeated,
                conflicting,
                waitingRules,
                shipping == null ? 0 : shipping.readings().stored(),
                shipping == null ? 0 : shipping.readings().setAside(),
                shipping == null
                        ? logged
                        : log.ledger().notStored() + shipping.readings().withheld(),
                shipping == null ? 0 : shipping.waiting());
    }

    /** What the alert book has done, as of the last call; asks anew for the next. */
    AlertCounts alertCounts() {
        line.ask(alerts -> alerts.counts()).onSuccess(counts -> alertCounts = counts);
        return alertCounts;
    }

    /** What the program measures of itself. Blocking. */
    Vitals vitals() {
        line.ask(alerts -> alerts.waiting()).onSuccess(waiting -> outboxWaiting = waiting);
        LogStatus files = log.status();
        long rulesLag = 0;
        for (Map.Entry<String, EngineVerticle.Status> engine : line.engines().entrySet()) {
            if (engine.getValue().position() < log.end(engine.getKey())) {
                rulesLag = Math.max(
                        rulesLag, files.newestStamp() - engine.getValue().stamp());
            }
        }
        ShipStatus shipping = store.status();
        return new Vitals(
                100.0 * files.held() / files.maxBytes(),
                rulesLag / 1e3,
                shipping == null ? Double.NaN : shipping.lag().toMillis() / 1e3,
                outboxWaiting,
                ledger().dead(),
                intake.get().link() != io.dewline.model.Control.State.DOWN);
    }

    @Override
    public JsonArray unknownDevices() {
        JsonArray list = new JsonArray();
        reception
                .unknownDevices()
                .list(inForce.current().registry())
                .forEach(unknown -> list.add(new JsonObject()
                        .put("device", unknown.device())
                        .put("site", unknown.site())
                        .put("first", Instant.ofEpochMilli(unknown.first()).toString())
                        .put("last", Instant.ofEpochMilli(unknown.last()).toString())
                        .put("count", unknown.count())
                        .put("stanza", unknown.stanza(inForce.current().registry()))));
        return list;
    }

    @Override
    public @Nullable History history() {
        return store.history();
    }

    @Override
    public CompletionStage<JsonObject> retry(Instant since, String reason, String topic) {
        return retrial.retry(new Retrial.Wanted(since, reason, topic)).thenApply(outcome -> new JsonObject()
                .put("found", outcome.found())
                .put("more", outcome.more())
                .put("taken", outcome.taken())
                .put("wrong", outcome.wrong())
                .put("cut", outcome.cut())
                .put("readings", outcome.readings()));
    }

    @Override
    public Future<Long> tell(String site, Buffer fact) {
        Reception.Taken taken = reception.take(
                "dewline/v1/" + site + "/fact",
                fact.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8),
                now().toEpochMilli());
        if (!taken.decoded().deadLetters().isEmpty()) {
            var letter = taken.decoded().deadLetters().get(0);
            return Future.failedFuture(letter.reason() + " " + letter.detail());
        }
        return Future.fromCompletionStage(taken.logged());
    }
}
