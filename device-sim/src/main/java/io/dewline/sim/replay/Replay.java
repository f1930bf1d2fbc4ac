package io.dewline.sim.replay;

import io.dewline.sim.mqtt.Identity;
import io.dewline.sim.mqtt.Link;
import io.dewline.sim.mqtt.LinkListener;
import io.dewline.sim.mqtt.LinkOptions;
import io.dewline.sim.mqtt.Message;
import io.dewline.sim.wire.Telemetry;
import io.dewline.sim.wire.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Plays recordings over one MQTT connection, in order of their times. */
public final class Replay {
    /** Hears how far it is, every few seconds. */
    public interface Progress {
        /**
         * Some rows later.
         *
         * @param part of the files, 0 … 1
         */
        void at(long published, long acknowledged, double part, Duration elapsed);
    }

    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ReplayOptions options;
    private final Progress progress;
    private final ReplayCounts counts = new ReplayCounts();
    private final Map<String, Long> sequences = new HashMap<>();
    private final InstantSource clock;
    private final long begun = System.nanoTime();
    private long told = begun;
    private @Nullable Instant first;
    private Duration shift = Duration.ZERO;
    private int round;
    private @Nullable Instant last;
    /** The recording's own, between its first two instants: what lies between two rounds. */
    private Duration step = Duration.ZERO;

    private Duration again = Duration.ZERO;

    public Replay(ReplayOptions options, Progress progress) {
        this(options, progress, InstantSource.system());
    }

    Replay(ReplayOptions options, Progress progress, InstantSource clock) {
        this.options = options;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Plays everything and waits for the acknowledgements; what stops it on the way is told in the result.
     *
     * @throws IOException if a file cannot be opened, or the broker not be reached or refuses
     */
    public ReplayResult run() throws IOException {
        try (Link link = Link.open(
                options.broker(),
                Identity.publisher("sim-replay-" + Long.toHexString(System.nanoTime())),
                LinkOptions.lossless(options.window(), options.patience()),
                new LinkListener() {})) {
            String trouble = null;
            for (round = 0; round < options.rounds() && trouble == null; round++) {
                try (Timeline timeline = new Timeline(options.sources(), counts)) {
                    trouble = play(timeline, link);
                }
            }
            link.drain(options.patience());
            return new ReplayResult(
                    counts.read,
                    counts.skipped,
                    counts.unreadable,
                    counts.faults(),
                    counts.published,
                    link.acknowledged(),
                    link.losses(),
                    elapsed(),
                    trouble);
        }
    }

    private @Nullable String play(Timeline timeline, Link link) {
        try {
            Recorded row = timeline.next();
            if (round > 0 && row != null && last != null) {
                again = Duration.between(row.at(), last).plus(step);
            }
            while (row != null) {
                publish(row, link);
                tell(link, timeline);
                row = timeline.next();
            }
            return null;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void publish(Recorded row, Link link) throws IOException {
        Instant at = row.at().plus(again);
        begin(at);
        keepPace(at);
        long seq = sequences.merge(row.device(), 1L, Long::sum) - 1;
        Telemetry reading = new Telemetry(at.plus(shift), seq);
        row.values().forEach(reading::putRaw);
        link.publish(Message.of(Topics.telemetry(row.site(), row.device()), reading.json(options.simulated()), false));
        counts.published++;
    }

    private void begin(Instant at) {
        if (first == null) {
            first = at;
            if (options.shiftToNow()) {
                shift = Duration.between(at, clock.instant());
            }
        }
        if (step.isZero()) {
            step = Duration.between(first, at);
        }
        last = at;
    }

    private void keepPace(Instant at) {
        if (first == null || Double.isInfinite(options.speed())) {
            return;
        }
        double due = Duration.between(first, at).toMillis() * 1e6 / options.speed();
        long left = (long) due - (System.nanoTime() - begun);
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = (long) due - (System.nanoTime() - begun);
        }
    }

    private void tell(Link link, Timeline timeline) {
        if (System.nanoTime() - told > TELL_NANOS) {
            told = System.nanoTime();
            progress.at(counts.published, link.acknowledged(), (round + timeline.part()) / options.rounds(), elapsed());
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
