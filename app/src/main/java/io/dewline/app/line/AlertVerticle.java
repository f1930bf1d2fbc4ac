package io.dewline.app.line;

import io.dewline.alerts.Alerts;
import io.dewline.alerts.BookEvent;
import io.dewline.alerts.NumberedNote;
import io.dewline.alerts.Setup;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Outgoing;
import io.dewline.ingest.log.Draft;
import io.dewline.ingest.log.Log;
import io.dewline.model.Batch;
import io.dewline.model.Note;
import io.dewline.model.Transition;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner of the alert book: takes in what the engines decided and what people do, has messages and commands carried, and writes the book's notes to
 * the log. Runs on a worker.
 */
public final class AlertVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(AlertVerticle.class);
    private static final long CARRY_EVERY_MS = 250;
    private static final Duration RESTATE_EVERY = Duration.ofMinutes(1);
    private static final int AT_ONCE = 64;

    private final Wiring wiring;
    private final Map<String, Instant> restated = new HashMap<>();
    private final Alerts alerts;
    private boolean noting;
    private boolean carryFailing;
    private boolean stopped;

    /** Where the verticle gets what it works with. */
    public record Wiring(
            Log log,
            Channel<Taken, Long> input,
            Channel<AlertCall<?>, Object> calls,
            Carrier carrier,
            Map<String, Supplier<Instant>> times,
            Function<String, Setup> setups,
            Consumer<Transition> listener) {
        public Wiring {
            times = Map.copyOf(times);
        }
    }

    /** Takes one message or command to where it goes; the future never fails. */
    public interface Carrier {
        Future<Outcome> carry(Outgoing outgoing);
    }

    /** A book over {@code alerts}, which the verticle closes. */
    public AlertVerticle(Alerts alerts, Wiring wiring) {
        this.alerts = alerts;
        this.wiring = wiring;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(CARRY_EVERY_MS, timer -> turn());
        return Future.all(
                wiring.input().serve(this::take).completion(),
                wiring.calls().serve(this::call).completion());
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        alerts.close();
        return Future.succeededFuture();
    }

    private Future<Long> take(Taken taken) {
        long last = -1;
        for (Taken.Step step : taken.steps()) {
            if (!step.configuration().isEmpty()) {
                alerts.configure(wiring.setups().apply(step.configuration()));
            }
            boolean fresh = step.position() > alerts.cursor(taken.area());
            alerts.take(taken.area(), step.position(), step.stamp(), step.events());
            last = step.position();
            if (fresh) {
                step.events().forEach(this::listen);
            }
        }
        carry();
        return Future.succeededFuture(last);
    }

    private void listen(BookEvent event) {
        if (event instanceof BookEvent.Changed changed) {
            wiring.listener().accept(changed.transition());
        }
    }

    private Future<Object> call(AlertCall<?> call) {
        Object answer = call.on(alerts);
        carry();
        return Future.succeededFuture(answer);
    }

    /** What is due by the clock: leases and rests, the state of everything once a minute of the log's time, notes, messages and commands. */
    private void turn() {
        for (Map.Entry<String, Supplier<Instant>> time : wiring.times().entrySet()) {
            String area = time.getKey();
            Instant now = time.getValue().get();
            if (now.equals(Instant.EPOCH)) {
                // Nothing is judged yet, so the log's time is not known.
                continue;
            }
            alerts.pass(area, now);
            Instant last = restated.get(area);
            if (last == null || !now.isBefore(last.plus(RESTATE_EVERY))) {
                restated.put(area, now);
                append(area, alerts.restate(area, now));
            }
        }
        note();
        carry();
    }

    private Future<Long> append(String area, List<Note> notes) {
        if (notes.isEmpty()) {
            return Future.succeededFuture(-1L);
        }
        return Future.fromCompletionStage(wiring.log().append(new Draft(area, Batch.Kind.NOTES, notes)), context);
    }

    private void note() {
        if (noting) {
            return;
        }
        List<NumberedNote> pending = alerts.notes(AT_ONCE);
        if (pending.isEmpty()) {
            return;
        }
        noting = true;
        Map<String, List<Note>> byArea = new LinkedHashMap<>();
        pending.forEach(
                n -> byArea.computeIfAbsent(n.area(), a -> new ArrayList<>()).add(n.note()));
        List<Future<Long>> appended = new ArrayList<>();
        byArea.forEach((area, notes) -> appended.add(append(area, notes)));
        Future.all(appended)
                .onSuccess(v -> alerts.noted(pending.get(pending.size() - 1).number()))
                .onComplete(v -> noting = false);
    }

    private void carry() {
        List<Outgoing> due = alerts.due(Instant.now(), AT_ONCE);
        for (Outgoing outgoing : due) {
            long began = System.nanoTime();
            Turns.next(context, wiring.carrier().carry(outgoing))
                    .otherwise(e -> Outcome.retry(String.valueOf(e.getMessage())))
                    .onSuccess(outcome -> delivered(outgoing, outcome, Duration.ofNanos(System.nanoTime() - began)));
        }
    }

    private void delivered(Outgoing outgoing, Outcome outcome, Duration took) {
        if (stopped) {
            // It is sent once more after a restart, under the same key.
            return;
        }
        boolean failed = outcome.verdict() != Outcome.Verdict.OK;
        if (failed != carryFailing) {
            carryFailing = failed;
            LOG.atLevel(failed ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.INFO)
                    .addKeyValue("reason", outcome.reason())
                    .log(
                            failed
                                    ? "a message or command was not delivered"
                                    : "messages and commands are delivered again");
        }
        alerts.delivered(outgoing, outcome, Instant.now(), took);
        note();
    }
}
