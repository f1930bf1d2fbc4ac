package io.dewline.sim.load;

import io.dewline.sim.mqtt.Identity;
import io.dewline.sim.mqtt.Link;
import io.dewline.sim.mqtt.LinkListener;
import io.dewline.sim.mqtt.LinkOptions;
import io.dewline.sim.mqtt.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Publishes on a schedule that does not wait for the broker (open loop). */
public final class Load {
    /** Hears how far it is, every few seconds. */
    public interface Progress {
        /**
         * Some messages later.
         *
         * @param late how far behind the schedule
         */
        void at(long sent, long acknowledged, Duration elapsed, Duration late);
    }

    private static final Duration BROKER_AWAY = Duration.ofMinutes(1);
    private static final Duration LAST_ACKNOWLEDGEMENTS = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long NAP_NANOS = 500_000;
    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int CHECK = 64;

    private final LoadOptions options;
    private final Progress progress;
    private final Recorder recorder = new Recorder(LONGEST_NANOS, 3);
    private final List<Link> links = new ArrayList<>();
    private final Payloads[] devices;
    private final double nanosEach;
    private long begun;

    public Load(LoadOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        nanosEach = 1e9 / options.rate();
        devices = new Payloads[options.fleet().devices()];
        for (int i = 0; i < devices.length; i++) {
            devices[i] = new Payloads(options.fleet(), i, options.readings());
        }
    }

    /**
     * Publishes everything and waits for the acknowledgements; what stops it on the way is told in the result.
     *
     * @throws IOException if the broker cannot be reached or refuses
     */
    public LoadResult run() throws IOException {
        try (@Nullable Sink sink = options.sink() ? new Sink(options.broker(), options.fleet()) : null) {
            connect();
            long cpu = cpu();
            long wanted = options.messages();
            begun = System.nanoTime();
            String trouble = attempt(wanted);
            long ended = System.nanoTime();
            links.forEach(link -> link.drain(LAST_ACKNOWLEDGEMENTS));
            Duration spent = Duration.ofNanos(cpu() - cpu);
            Arrivals arrivals = sink == null ? null : heard(sink);
            Histogram latency = recorder.getIntervalHistogram();
            return new LoadResult(
                    wanted,
                    sum(Link::published),
                    sum(Link::acknowledged),
                    sum(Link::losses),
                    Duration.ofNanos(ended - begun),
                    Duration.ofNanos(Math.max(0, ended - due(wanted - 1))),
                    spent,
                    latency,
                    trouble,
                    arrivals);
        } finally {
            links.forEach(Link::close);
        }
    }

    private Arrivals heard(Sink sink) {
        long[] published = new long[devices.length];
        long all = 0;
        for (int i = 0; i < devices.length; i++) {
            published[i] = devices[i].made();
            all += published[i];
        }
        sink.await(all, QUIET);
        return sink.arrivals(published);
    }

    private void connect() throws IOException {
        LinkListener listener = new LinkListener() {
            @Override
            public void acknowledged(long mark) {
                recorder.recordValue(Math.min(LONGEST_NANOS, Math.max(0, System.nanoTime() - due(mark))));
            }
        };
        String name = "sim-load-" + Long.toHexString(System.nanoTime()) + "-";
        for (int i = 0; i < options.connections(); i++) {
            LinkOptions lossless = LinkOptions.lossless(options.window(), BROKER_AWAY);
            links.add(Link.open(options.broker(), Identity.publisher(name + i), lossless, listener));
        }
    }

    private @Nullable String attempt(long wanted) {
        try {
            publish(wanted);
            return null;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void publish(long wanted) throws IOException {
        long told = begun;
        long sent = 0;
        while (sent < wanted) {
            long now = System.nanoTime();
            long due = Math.min(wanted, (long) ((now - begun) / nanosEach) + 1);
            if (due <= sent) {
                LockSupport.parkNanos(NAP_NANOS);
                continue;
            }
            long until = Math.min(due, sent + CHECK);
            long wall = System.currentTimeMillis();
            for (; sent < until; sent++) {
                int number = (int) (sent % devices.length);
                Payloads device = devices[number];
                links.get(number % links.size()).publish(new Message(device.topic(), device.next(wall), false, sent));
            }
            if (now - told > TELL_NANOS) {
                told = now;
                progress.at(
                        sent,
                        sum(Link::acknowledged),
                        Duration.ofNanos(now - begun),
                        Duration.ofNanos(Math.max(0, now - due(sent))));
            }
        }
    }

    private long due(long message) {
        return begun + (long) (message * nanosEach);
    }

    private long sum(ToLongFunction<Link> counter) {
        return links.stream().mapToLong(counter).sum();
    }

    /** Nanoseconds of processor time of this process so far; 0 where the JVM does not tell. */
    private static long cpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }
}
