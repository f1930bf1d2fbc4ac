package io.dewline.ingest.decode;

import io.dewline.model.Device;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Dewline's own format: site and device stand in the topic, the payload is JSON. docs/wire-format.md is its contract. */
public final class NativeCodec implements Codec {
    /** Where messages of this format arrive. */
    public static final List<String> FILTERS =
            List.of("dewline/v1/+/+/telemetry", "dewline/v1/+/+/status", "dewline/v1/+/+/reply", "dewline/v1/+/fact");

    private final DecodeOptions options;
    private volatile @Nullable Routes routes;

    public NativeCodec(DecodeOptions options) {
        this.options = options;
    }

    /** A topic whose device is known, so that it need not be taken apart again. */
    private record Route(Topic topic, Device device) {}

    /** The topics met under one registry; at most three for each of its devices. */
    private record Routes(Registry registry, Map<String, Route> byTopic) {}

    @Override
    public Decoded decode(Message message, Registry registry) {
        Map<String, Route> known = routesOf(registry);
        Route route = known.get(message.topic());
        if (route == null) {
            Topic topic = Topic.parse(message.topic()).orElse(null);
            if (topic == null) {
                return dead(message, firstArea(registry), Reason.TOPIC_MALFORMED, "");
            }
            Site site = registry.sites().get(topic.site());
            String area = site == null ? firstArea(registry) : site.area();
            if (topic.channel() == Topic.Channel.FACT) {
                return site == null
                        ? dead(message, area, Reason.SITE_UNKNOWN, topic.site())
                        : fact(message, site, registry);
            }
            Device device = registry.device(topic.device());
            if (device == null) {
                return site == null
                        ? dead(message, area, Reason.SITE_UNKNOWN, topic.site())
                        : dead(message, area, Reason.DEVICE_UNKNOWN, topic.device());
            }
            if (!device.site().equals(topic.site())) {
                return dead(message, device.area(), Reason.SITE_MISMATCH, device.id());
            }
            route = new Route(topic, device);
            known.put(message.topic(), route);
        }
        return ofDevice(message, route);
    }

    private Map<String, Route> routesOf(Registry registry) {
        Routes current = routes;
        if (current == null || current.registry() != registry) {
            current = new Routes(registry, new ConcurrentHashMap<>());
            routes = current;
        }
        return current.byTopic();
    }

    private Decoded ofDevice(Message message, Route route) {
        Device device = route.device();
        Outcome outcome = new Outcome(message);
        if (route.topic().channel() == Topic.Channel.STATUS && message.payload().length == 0) {
            return outcome.in(device.area());
        }
        reading(outcome, json -> {
            switch (route.topic().channel()) {
                case TELEMETRY -> new TelemetryReader(json, device, options, outcome).read();
                case STATUS ->
                    outcome.add(DeviceEventReader.status(Members.read(json), device, message.arrived(), options));
                case REPLY ->
                    outcome.add(DeviceEventReader.reply(Members.read(json), device, message.arrived(), options));
                case FACT -> throw new IllegalStateException("a fact has no device");
            }
        });
        return outcome.in(device.area());
    }

    private Decoded fact(Message message, Site site, Registry registry) {
        Outcome outcome = new Outcome(message);
        reading(outcome, json -> outcome.add(FactReader.read(Members.read(json), site, registry, message, options)));
        return outcome.in(site.area());
    }

    private static void reading(Outcome outcome, Body body) {
        byte[] payload = outcome.message().payload();
        if (payload.length > Json.MAX_BYTES) {
            outcome.refuseAll(Reason.PAYLOAD_TOO_LARGE, "");
            return;
        }
        try (Json json = Json.open(payload)) {
            body.read(json);
        } catch (IOException e) {
            Refusal refusal = Json.refusal(e);
            outcome.refuseAll(refusal.reason(), refusal.detail());
        } catch (Refusal e) {
            outcome.refuseAll(e.reason(), e.detail());
        }
    }

    private static Decoded dead(Message message, String area, Reason reason, String detail) {
        Outcome outcome = new Outcome(message);
        outcome.refuseAll(reason, detail);
        return outcome.in(area);
    }

    static String firstArea(Registry registry) {
        return registry.areas().keySet().iterator().next();
    }

    /** What reads the payload. */
    private interface Body {
        void read(Json json) throws IOException, Refusal;
    }
}
