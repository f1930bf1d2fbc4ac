package io.dewline.app;

import io.dewline.ingest.log.Log;
import io.dewline.ingest.log.LogText;
import io.dewline.ingest.log.LogView;
import io.dewline.ingest.mqtt.Reception;
import io.dewline.model.Batch;
import io.dewline.model.DeadLetter;
import io.dewline.model.Entry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes dead letters in again, after what was wrong with them was put right: a device adopted, a range corrected. */
final class Retrial {
    private static final int MOST = 10_000;

    private final Log log;
    private final LogView view;
    private final Reception reception;

    Retrial(Log log, Path folder, Reception reception) {
        this.log = log;
        this.view = LogView.of(folder);
        this.reception = reception;
    }

    /** Which dead letters: committed since an instant, with a reason and a topic; "" for any. */
    record Wanted(Instant since, String reason, String topic) {
        boolean matches(DeadLetter letter) {
            return (reason.isEmpty() || reason.equals(letter.reason()))
                    && (topic.isEmpty() || topic.equals(letter.topic()));
        }
    }

    /**
     * What became of them; messages, not values.
     *
     * @param found different messages that were wanted; with {@code more} there were others beyond the bound of a call
     * @param taken logged as if they had just arrived, with their own arrival
     * @param wrong still wrong, and left as they are
     * @param cut of which the log kept only the beginning
     * @param readings in those taken
     */
    record Outcome(int found, boolean more, int taken, int wrong, int cut, long readings) {}

    /** Tries them; the stage completes when those taken are durable. Blocking while it reads the log. */
    CompletionStage<Outcome> retry(Wanted wanted) {
        List<DeadLetter> letters = new ArrayList<>();
        Set<DeadLetter> seen = new HashSet<>();
        boolean[] more = {false};
        view.each(
                new LogView.Query("", Batch.Kind.DEAD_LETTERS, firstPosition(wanted.since()), Long.MAX_VALUE), text -> {
                    if (text.stamp() >= wanted.since().toEpochMilli()) {
                        for (DeadLetter letter : letters(text)) {
                            if (wanted.matches(letter) && seen.add(message(letter))) {
                                letters.add(letter);
                            }
                        }
                    }
                    more[0] = letters.size() > MOST;
                    return !more[0];
                });
        return take(more[0] ? letters.subList(0, MOST) : letters, more[0]);
    }

    private CompletionStage<Outcome> take(List<DeadLetter> letters, boolean more) {
        List<CompletableFuture<?>> logged = new ArrayList<>();
        int cut = 0;
        long readings = 0;
        for (DeadLetter letter : letters) {
            if (letter.payload().length < letter.size()) {
                cut++;
                continue;
            }
            Optional<Reception.Taken> taken = reception.retry(letter.topic(), letter.payload(), letter.arrived());
            if (taken.isPresent()) {
                logged.add(taken.get().logged().toCompletableFuture());
                readings += taken.get().decoded().readings().size();
            }
        }
        Outcome outcome =
                new Outcome(letters.size(), more, logged.size(), letters.size() - cut - logged.size(), cut, readings);
        return CompletableFuture.allOf(logged.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> outcome);
    }

    /** Where the segment begins that holds what was committed then. */
    private long firstPosition(Instant since) {
        long first = 0;
        for (LogView.SegmentFile segment : view.summary().segments()) {
            if (segment.begun() >= 0 && segment.begun() <= since.toEpochMilli()) {
                first = segment.first();
            }
        }
        return first;
    }

    private List<DeadLetter> letters(LogText text) {
        List<DeadLetter> letters = new ArrayList<>();
        for (Batch batch : log.read(text.area(), text.first() - 1, text.count())) {
            for (Entry entry : batch.entries()) {
                if (entry instanceof DeadLetter letter && batch.first() == text.first()) {
                    letters.add(letter);
                }
            }
        }
        return letters;
    }

    /** The same for every value of one message. */
    private static DeadLetter message(DeadLetter letter) {
        return new DeadLetter(letter.topic(), letter.payload(), letter.size(), "", "", letter.arrived());
    }
}
