package io.dewline.sim.city;

import io.dewline.sim.mqtt.Identity;
import io.dewline.sim.mqtt.Link;
import io.dewline.sim.mqtt.LinkListener;
import io.dewline.sim.mqtt.LinkOptions;
import io.dewline.sim.mqtt.Message;
import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.Status;
import io.dewline.sim.wire.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The devices' MQTT connections: one each, or shared in turn when there are more devices than connections. */
final class Exchange {
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final int CHORUS = 4_000;

    private final List<Link> links = new ArrayList<>();
    private final Map<String, Link> bySender = new HashMap<>();

    private Exchange() {}

    /**
     * Connects all devices, and the agency that tells the facts.
     *
     * @param orders takes commands as device and payload, on the links' threads
     */
    static Exchange open(CityOptions options, World world, Supplier<Instant> now, BiConsumer<String, byte[]> orders)
            throws IOException {
        Exchange exchange = new Exchange();
        List<Device> devices = List.copyOf(world.devices().values());
        int count = Math.min(options.connections(), Math.max(1, devices.size()));
        try {
            for (int i = 0; i < count; i++) {
                List<Device> crew = new ArrayList<>();
                for (int j = i; j < devices.size(); j += count) {
                    crew.add(devices.get(j));
                }
                exchange.connect(options, crew, world, now, orders);
            }
            exchange.agency(options);
        } catch (IOException e) {
            exchange.sever();
            throw e;
        }
        return exchange;
    }

    void send(Publication publication) {
        Link link = bySender.get(publication.sender());
        if (link == null) {
            throw new IllegalStateException("no connection for " + publication.sender());
        }
        try {
            link.publish(Message.of(publication.topic(), publication.payload(), publication.retained()));
        } catch (IOException e) {
            throw new IllegalStateException("a device's link ended before the city", e);
        }
    }

    int size() {
        return links.size();
    }

    long published() {
        return sum(Link::published);
    }

    long acknowledged() {
        return sum(Link::acknowledged);
    }

    void close(World world, Instant at) {
        int said = 0;
        for (Device device : world.devices().values()) {
            send(device.offline(at));
            // A device's link forgets its oldest messages when it cannot send them fast enough.
            if (++said % CHORUS == 0) {
                links.forEach(Exchange::drained);
            }
        }
        links.forEach(link -> {
            if (!drained(link)) {
                link.sever();
            }
            link.close();
        });
    }

    /** Waits as long as acknowledgements go on coming. */
    private static boolean drained(Link link) {
        long before;
        do {
            before = link.acknowledged();
            if (link.drain(GOODBYE)) {
                return true;
            }
        } while (link.acknowledged() > before);
        return false;
    }

    void sever() {
        links.forEach(Link::sever);
    }

    private void connect(
            CityOptions options,
            List<Device> crew,
            World world,
            Supplier<Instant> now,
            BiConsumer<String, byte[]> orders)
            throws IOException {
        if (crew.isEmpty()) {
            return;
        }
        Map<String, String> commands = new HashMap<>();
        for (Device device : crew) {
            String id = device.cast().id();
            if (world.obeys(id)) {
                commands.put(Topics.command(device.cast().site(), id), id);
            }
        }
        Device first = crew.get(0);
        String statusTopic = Topics.status(first.cast().site(), first.cast().id());
        Identity identity = new Identity(
                options.clientPrefix() + first.cast().id(),
                Message.of(statusTopic, Status.will(), true),
                List.copyOf(commands.keySet()));
        Link link = Link.open(options.broker(), identity, LinkOptions.device(), new LinkListener() {
            @Override
            public void arrived(String topic, byte[] payload) {
                String device = commands.get(topic);
                if (device != null) {
                    orders.accept(device, payload);
                }
            }

            @Override
            public @Nullable Message returned() {
                return Message.of(statusTopic, Status.online(now.get()), true);
            }
        });
        links.add(link);
        crew.forEach(device -> bySender.put(device.cast().id(), link));
    }

    private void agency(CityOptions options) throws IOException {
        Identity identity = Identity.publisher(options.clientPrefix() + "agency");
        Link link = Link.open(options.broker(), identity, LinkOptions.device(), new LinkListener() {});
        links.add(link);
        bySender.put(Publication.AGENCY, link);
    }

    private long sum(ToLongFunction<Link> counter) {
        return links.stream().mapToLong(counter).sum();
    }
}
