package io.dewline.app.backtest;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.model.Batch;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Runs a configuration's rules over history, each area on a thread of its own. */
public final class Backtest {
    private final Past past;
    private final Past.Span span;
    private final AtomicLong readings = new AtomicLong();
    private final AtomicLong reached = new AtomicLong();

    /** @param span what is asked for of the history */
    public Backtest(Past past, Past.Span span) {
        this.past = past;
        this.span = span;
    }

    /** Readings taken in so far; of any thread. */
    public long readings() {
        return readings.get();
    }

    /** The latest time that any area has come to, epoch milliseconds; of any thread. */
    public long reached() {
        return reached.get();
    }

    /** What the rules of every area of {@code set} would have done, areas without history left out. */
    public List<Rehearsed> run(ConfigurationSet set) throws IOException, InterruptedException {
        List<String> areas = List.copyOf(set.registry().areas().keySet());
        int threads = Math.max(1, Math.min(areas.size(), Runtime.getRuntime().availableProcessors()));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Rehearsed>> running = new ArrayList<>();
            for (String area : areas) {
                running.add(pool.submit(() -> run(area, set)));
            }
            List<Rehearsed> done = new ArrayList<>();
            for (Future<Rehearsed> one : running) {
                Rehearsed result = one.get();
                if (result.readings() > 0) {
                    done.add(result);
                }
            }
            return done;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Rehearsed run(String area, ConfigurationSet set) throws IOException {
        Rehearsal rehearsal = new Rehearsal(area, set);
        past.replay(area, span, batch -> {
            rehearsal.take(batch);
            if (batch.kind() == Batch.Kind.READINGS) {
                readings.addAndGet(batch.entries().size());
            }
            reached.accumulateAndGet(batch.stamp(), Math::max);
        });
        Instant end = span.and(past.span()).to();
        rehearsal.end(end.toEpochMilli());
        return rehearsal.result();
    }
}
