package io.dewline.sim.city;

import io.dewline.sim.cast.Cast;
import io.dewline.sim.cast.CastException;
import io.dewline.sim.cast.CastReader;
import io.dewline.sim.fault.Fault;
import io.dewline.sim.truth.Truth;
import io.dewline.sim.wire.Publication;
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
    private volatile Pace pace;
    private volatile long begun = System.nanoTime();

    /** From an instant, at a real time since the beginning, so fast. */
    private record Pace(Instant from, long nanos, double speed) {}

    private City(Cast cast, CityOptions options, CityListener listener, Truth truth) throws IOException {
        this.options = options;
        this.listener = listener;
        now = options.start();
        pace = new Pace(options.start(), 0, options.speed());
        Beginning beginning = new Beginning(options.seed(), options.start());
        world = new World(cast, options.scenario(), beginning, this::send, truth);
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
        return open(CastReader.read(options.sites()), options, listener, Truth.NONE);
    }

    /**
     * Connects a cast; nothing is published before {@link #start}.
     *
     * @param truth takes down what really happens, on the city's own thread
     * @throws IOException if the broker cannot be reached or refuses
     */
    public static City open(Cast cast, CityOptions options, CityListener listener, Truth truth) throws IOException {
        return new City(cast, options, listener, truth);
    }

    /** Lets the clock run faster or slower from now on; 0 holds it. */
    public void speed(double factor) {
        if (!(factor >= 0)) {
            throw new IllegalArgumentException("speed " + factor + ": must not be below 0");
        }
        orders.add(at -> pace = new Pace(at, System.nanoTime() - begun, factor));
    }

    /** How far the city is behind its own schedule, in the machine's time. */
    public Duration lag() {
        double speed = pace.speed();
        long lag =
                clock.isAlive() && speed > 0 ? Duration.between(now, target()).toMillis() : 0;
        return lag <= 0 ? Duration.ZERO : Duration.ofMillis(Math.round(lag / speed));
    }

    public boolean has(String device) {
        return world.devices().containsKey(device);
    }

    /** Ends as if its duration were over. */
    public void stop() {
        closing = true;
    }

    /** Simulated seconds in a real second. */
    public double speed() {
        return pace.speed();
    }

    /** A fault that begins now, or its {@code after} from now. */
    public void inject(Fault fault) {
        orders.add(at -> {
            world.advanceTo(at);
            world.inject(fault);
        });
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
            world.end();
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
            begun = System.nanoTime();
            while (!closing) {
                Instant target = target();
                world.advanceTo(target);
                now = target;
                if (over(target)) {
                    break;
                }
                obey(orders.poll(nap(), TimeUnit.MILLISECONDS));
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

    private void obey(Agenda.@Nullable Task first) {
        for (Agenda.Task order = first; order != null; order = orders.poll()) {
            Instant at = target();
            order.run(at);
            now = at;
        }
    }

    private Instant target() {
        Pace now = pace;
        double real = (System.nanoTime() - begun - now.nanos()) / 1e9;
        Instant target = now.from().plusMillis((long) (real * now.speed() * 1000));
        Duration duration = options.duration();
        if (duration != null && target.isAfter(options.start().plus(duration))) {
            return options.start().plus(duration);
        }
        return target;
    }

    private boolean over(Instant target) {
        return options.duration() != null && !target.isBefore(options.start().plus(options.duration()));
    }

    private long nap() {
        Pace current = pace;
        Instant next = world.next();
        if (next == null || current.speed() == 0) {
            return LONGEST_NAP_MILLIS;
        }
        double due = Duration.between(current.from(), next).toMillis() / current.speed();
        double real = (System.nanoTime() - begun - current.nanos()) / 1e6;
        return Math.max(1, Math.min(LONGEST_NAP_MILLIS, (long) Math.ceil(due - real)));
    }

    private void send(Publication publication) {
        exchange.send(publication);
        listener.published(publication.at(), publication.topic(), publication.payload());
    }
}
