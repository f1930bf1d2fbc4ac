package io.dewline.ingest.mqtt;

import io.dewline.ingest.decode.DeadLetterBudget;
import io.dewline.ingest.decode.Decoded;
import io.dewline.ingest.decode.Decoder;
import io.dewline.ingest.decode.Reason;
import io.dewline.ingest.decode.StatusMemory;
import io.dewline.ingest.decode.Topic;
import io.dewline.ingest.decode.UnknownDevices;
import io.dewline.ingest.log.Draft;
import io.dewline.ingest.log.Log;
import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to each message that was received, however it came: decoded, bounded, handed to the log. Safe for concurrent use. */
public final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int KEPT_BYTES = 4 * 1024;
    private static final CompletionStage<Long> NOTHING = CompletableFuture.completedStage(-1L);

    private final Decoder decoder;
    private final Supplier<Registry> registry;
    private final Appending log;
    private final DeadLetterBudget budget = new DeadLetterBudget(DeadLetterBudget.Limit.USUAL);
    private final StatusMemory statuses = new StatusMemory();
    private final UnknownDevices unknown = new UnknownDevices();

    private final LongAdder readings = new LongAdder();
    private final LongAdder logged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder facts = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final Map<String, LongAdder> dead = new ConcurrentHashMap<>();

    /** The part of the log that is needed here. */
    interface Appending {
        CompletionStage<Long> append(List<Draft> drafts);
    }

    /** What a message was, and a stage that completes when it is safe in the log, with whatever value. */
    public record Taken(Decoded decoded, CompletionStage<Long> logged) {}

    /**
     * What was handed to the log since the start.
     *
     * @param readings handed over; of these {@code logged} are durable, {@code refused} were not taken and come again, and the rest is on its way
     * @param unchangedStatuses statuses that said nothing new and were not logged
     * @param deadLetters by reason, before the budget
     * @param withheld dead letters whose bytes were not kept
     */
    public record Counts(
            long readings,
            long logged,
            long refused,
            long facts,
            long events,
            long unchangedStatuses,
            Map<String, Long> deadLetters,
            long withheld) {

        /** Readings on their way into the log. */
        public long inFlight() {
            return readings - logged - refused;
        }
    }

    /** Takes messages in for {@code log}; the registry is asked anew for each. */
    public Reception(Decoder decoder, Supplier<Registry> registry, Log log) {
        this(decoder, registry, log::append);
    }

    Reception(Decoder decoder, Supplier<Registry> registry, Appending log) {
        this.decoder = decoder;
        this.registry = registry;
        this.log = log;
    }

    List<String> filters() {
        return decoder.filters();
    }

    /** Those who publish and are in no registry. */
    public UnknownDevices unknownDevices() {
        return unknown;
    }

    public Counts counts() {
        Map<String, Long> letters = new TreeMap<>();
        dead.forEach((reason, count) -> letters.put(reason, count.sum()));
        synchronized (this) {
            return new Counts(
                    readings.sum(),
                    logged.sum(),
                    refused.sum(),
                    facts.sum(),
                    events.sum(),
                    unchanged.sum(),
                    letters,
                    budget.withheld());
        }
    }

    /**
     * Takes one message in.
     *
     * @param arrived epoch milliseconds
     * @return its stage fails when the log refuses; a message that the log cannot hold becomes a dead letter instead
     */
    public Taken take(String topic, byte[] payload, long arrived) {
        Registry known = registry.get();
        Decoded decoded = decoder.decode(topic, payload, arrived, known);
        count(decoded);
        Decoded kept = decoded;
        if (!decoded.events().isEmpty() || !decoded.deadLetters().isEmpty()) {
            kept = bounded(decoded, known, arrived);
        }
        List<Draft> drafts = drafts(kept);
        if (drafts.isEmpty()) {
            return new Taken(decoded, NOTHING);
        }
        String area = kept.area();
        CompletionStage<Long> stage = append(drafts).exceptionallyCompose(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return isOfTheMessage(cause)
                    ? append(List.of(Draft.deadLetters(area, List.of(fault(topic, payload, arrived, cause)))))
                    : CompletableFuture.failedStage(cause);
        });
        int handed = decoded.readings().size();
        if (handed > 0) {
            stage = stage.whenComplete((position, failure) -> (failure == null ? logged : refused).add(handed));
        }
        if (!kept.events().isEmpty()) {
            stage = stage.whenComplete((position, failure) -> {
                if (failure != null) {
                    forgetStatuses();
                }
            });
        }
        return new Taken(decoded, stage);
    }

    /** Takes in a message that was refused before, as {@link #take} does, if there is nothing wrong with it any more. */
    public Optional<Taken> retry(String topic, byte[] payload, long arrived) {
        boolean wrong = !decoder.decode(topic, payload, arrived, registry.get())
                .deadLetters()
                .isEmpty();
        return wrong ? Optional.empty() : Optional.of(take(topic, payload, arrived));
    }

    private CompletionStage<Long> append(List<Draft> drafts) {
        try {
            return log.append(drafts);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Whether the log fails for what the message holds, so that it would fail again. */
    private static boolean isOfTheMessage(Throwable failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof NullPointerException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof ClassCastException;
    }

    private DeadLetter fault(String topic, byte[] payload, long arrived, Throwable failure) {
        LOG.atError().setCause(failure).addKeyValue("topic", topic).log("a message could not be logged");
        dead.computeIfAbsent(Reason.DECODER_FAULT.word(), reason -> new LongAdder())
                .increment();
        byte[] kept = Arrays.copyOf(payload, Math.min(payload.length, KEPT_BYTES));
        return new DeadLetter(
                topic,
                kept,
                payload.length,
                Reason.DECODER_FAULT.word(),
                failure.getClass().getSimpleName(),
                arrived);
    }

    private void count(Decoded decoded) {
        readings.add(decoded.readings().size());
        facts.add(decoded.facts().size());
        events.add(decoded.events().size());
        for (DeadLetter letter : decoded.deadLetters()) {
            dead.computeIfAbsent(letter.reason(), reason -> new LongAdder()).increment();
            unknown.note(letter);
            if (letter.reason().equals(Reason.DECODER_FAULT.word())) {
                LOG.atError()
                        .addKeyValue("topic", letter.topic())
                        .addKeyValue("fault", letter.detail())
                        .log("the decoder failed");
            }
        }
    }

    private synchronized Decoded bounded(Decoded decoded, Registry known, long arrived) {
        Decoded kept = decoded;
        if (!kept.events().isEmpty() && kept.events().stream().noneMatch(this::isNews)) {
            unchanged.add(kept.events().size());
            kept = kept.withoutEvents();
        }
        List<DeadLetter> letters = kept.deadLetters();
        return letters.isEmpty()
                ? kept
                : kept.withDeadLetters(budget.admit(sender(letters.get(0), known), letters, arrived));
    }

    private boolean isNews(DeviceEvent event) {
        return !(event instanceof DeviceEvent.Status status) || statuses.changes(status);
    }

    private synchronized void forgetStatuses() {
        statuses.forget();
    }

    private static String sender(DeadLetter letter, Registry known) {
        return Topic.parse(letter.topic())
                .map(Topic::device)
                .filter(device -> known.device(device) != null)
                .orElse("");
    }

    private static List<Draft> drafts(Decoded decoded) {
        List<Draft> drafts = new ArrayList<>(1);
        if (!decoded.readings().isEmpty()) {
            drafts.add(Draft.readings(decoded.area(), decoded.readings()));
        }
        if (!decoded.facts().isEmpty()) {
            drafts.add(Draft.facts(decoded.area(), decoded.facts()));
        }
        if (!decoded.events().isEmpty()) {
            drafts.add(Draft.events(decoded.area(), decoded.events()));
        }
        if (!decoded.deadLetters().isEmpty()) {
            drafts.add(Draft.deadLetters(decoded.area(), decoded.deadLetters()));
        }
        return drafts;
    }
}
