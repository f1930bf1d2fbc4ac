package io.dewline.sim.city;

import io.dewline.sim.cast.Cast;
import io.dewline.sim.cast.CastException;
import io.dewline.sim.cast.CastReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A simulated city on the wire: its world, driven by the machine's clock times a factor, over MQTT clients. */
public final class City implements AutoCloseable {
    private static final long LONGEST_NAP_MILLIS = 50;

    private final CityOptions options;
    private final CityListener listener;
    private final World world;
    private final Exchange exchange;
    private final LinkedBlockingQueue<Agenda.Task> orders = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final Thread clock = new Thread(this::run, "city-clock");
    private volatile Instant now;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean closing;

    private City(Cast cast, CityOptions options, CityListener listener) throws IOException {
        this.options = options;
        this.listener = listener;
        now = options.start();
        world = new World(cast, options.scenario(), options.seed(), options.start(), this::send);
        exchange = Exchange.open(options, world, this::now, this::order);
        clock.setDaemon(true);
    }

    /**
     * Reads the cast and connects; nothing is published before {@link #start}.
     *
     * @throws CastException if sites.yaml has faults
     * @throws IOException if the file cannot be read, or the broker not be reached or refuses
     */
    public static City open(CityOptions options, CityListener listener) throws IOException, CastException {
        return new City(CastReader.read(options.sites()), options, listener);
    }

    /** Begins; returns at once. */
    public void start() {
        clock.start();
    }

    /** Simulated time. */
    public Instant now() {
        return now;
    }

    /** Completed when the duration is over or the city is closed. */
    public CompletableFuture<Void> finished() {
        return finished;
    }

    public int devices() {
        return world.devices().size();
    }

    public int connections() {
        return exchange.size();
    }

    /** Devices of kinds that the simulator does not know; they stay silent. */
    public List<String> strangers() {
        return world.strangers();
    }

    public long published() {
        return exchange.published();
    }

    public long acknowledged() {
        return exchange.acknowledged();
    }

    /** Stops the clock, says that every device goes offline, and ends the connections. */
    @Override
    public void close() {
        closing = true;
        if (clock.isAlive()) {
            clock.interrupt();
            try {
                clock.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (ended.compareAndSet(false, true)) {
            exchange.close(world, now);
            finished.complete(null);
        }
    }

    /** Cuts all connections as a power failure would: the broker publishes the last wills. */
    public void crash() {
        closing = true;
        ended.set(true);
        clock.interrupt();
        exchange.sever();
        finished.complete(null);
    }

    private void run() {
        try {
            long begun = System.nanoTime();
            while (!closing) {
                double real = (System.nanoTime() - begun) / 1e9;
                Instant target = target(real);
                world.advanceTo(target);
                now = target;
                if (over(target)) {
                    break;
                }
                obey(orders.poll(nap(real), TimeUnit.MILLISECONDS), begun);
            }
            finished.complete(null);
        } catch (InterruptedException e) {
            finished.complete(null);
        } catch (RuntimeException e) {
            finished.completeExceptionally(e);
        }
    }

    private void order(String device, byte[] payload) {
        orders.add(at -> world.command(device, payload, at));
    }

    private void obey(Agenda.@Nullable Task first, long begun) {
        for (Agenda.Task order = first; order != null; order = orders.poll()) {
            Instant at = target((System.nanoTime() - begun) / 1e9);
            order.run(at);
            now = at;
        }
    }

    private Instant target(double real) {
        Instant target = options.start().plusMillis((long) (real * options.speed() * 1000));
        Duration duration = options.duration();
        if (duration != null && target.isAfter(options.start().plus(duration))) {
            return options.start().plus(duration);
        }
        return target;
    }

    private boolean over(Instant target) {
        return options.duration() != null && !target.isBefore(options.start().plus(options.duration()));
    }

    private long nap(double real) {
        Instant next = world.next();
        if (next == null) {
            return LONGEST_NAP_MILLIS;
        }
        double due = Duration.between(options.start(), next).toMillis() / options.speed();
        return Math.max(1, Math.min(LONGEST_NAP_MILLIS, (long) Math.ceil(due - real * 1000)));
    }

    private void send(Publication publication) {
        exchange.send(publication);
        listener.published(publication.at(), publication.topic(), publication.payload());
    }
}
