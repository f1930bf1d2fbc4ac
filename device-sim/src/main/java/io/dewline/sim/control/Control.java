package io.dewline.sim.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dewline.sim.city.City;
import io.dewline.sim.fault.Fault;
import io.dewline.sim.fault.FaultKind;
import io.dewline.sim.yaml.Spans;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP on the loopback address: the state of a city, its speed, and faults by hand. */
public final class Control implements AutoCloseable {
    private static final int LARGEST = 64 * 1024;
    private static final double FASTEST = 100_000;
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** What the caller got wrong. */
    private static final class Wrong extends Exception {
        private final int status;

        Wrong(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    private interface Call {
        JsonNode answer(JsonNode asked) throws Wrong;
    }

    private final JsonMapper mapper = new JsonMapper();
    private final Recent recent = new Recent();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final City city;
    private final String name;

    private Control(City city, String name, int port) throws IOException {
        this.city = city;
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        server.setExecutor(threads);
        server.createContext("/", this::page);
        server.createContext("/api/state", call -> serve(call, "GET", asked -> state()));
        server.createContext("/api/faults", call -> serve(call, "GET", asked -> kinds()));
        server.createContext("/api/speed", call -> serve(call, "POST", this::speed));
        server.createContext("/api/fault", call -> serve(call, "POST", this::fault));
        server.createContext("/api/stop", call -> serve(call, "POST", asked -> stop()));
    }

    /**
     * Opens it; 0 takes any free port.
     *
     * @param name of what is played
     * @throws IOException if the port is taken
     */
    public static Control open(City city, String name, int port) throws IOException {
        Control control = new Control(city, name, port);
        control.server.start();
        return control;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** A message of the city, for the charts. */
    public void published(String topic, String payload) {
        recent.take(topic, payload);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private JsonNode state() {
        ObjectNode state = mapper.createObjectNode();
        state.put("name", name).put("now", city.now().toString()).put("speed", city.speed());
        state.put("devices", city.devices()).put("connections", city.connections());
        state.put("published", city.published()).put("acknowledged", city.acknowledged());
        state.put("lagMillis", city.lag().toMillis())
                .put("over", city.finished().isDone());
        ArrayNode traces = state.putArray("traces");
        for (Recent.Trace trace : recent.traces()) {
            ArrayNode values = traces.addObject()
                    .put("device", trace.device())
                    .put("quantity", trace.quantity())
                    .putArray("values");
            trace.values().forEach(values::add);
        }
        return state;
    }

    private JsonNode kinds() {
        ArrayNode kinds = mapper.createArrayNode();
        for (FaultKind kind : FaultKind.values()) {
            ObjectNode one = kinds.addObject();
            one.put("kind", kind.word()).put("en", kind.english()).put("zh", kind.chinese());
            one.put("by", kind.by()).put("share", kind.share());
            ArrayNode settings = one.putArray("settings");
            kind.settings().stream().sorted().forEach(settings::add);
        }
        return kinds;
    }

    /** 0 holds the clock. */
    private JsonNode speed(JsonNode asked) throws Wrong {
        double speed = asked.path("speed").asDouble(-1);
        if (!(speed >= 0 && speed <= FASTEST)) {
            throw new Wrong(400, "speed must be 0 … " + (long) FASTEST);
        }
        city.speed(speed);
        return mapper.createObjectNode().put("speed", speed);
    }

    private JsonNode fault(JsonNode asked) throws Wrong {
        String word = asked.path("kind").asText();
        FaultKind kind = FaultKind.named(word)
                .orElseThrow(() -> new Wrong(400, "no fault \"" + word + "\"; known are " + FaultKind.words()));
        List<String> devices = new ArrayList<>();
        for (JsonNode device : asked.path("devices")) {
            if (!city.has(device.asText())) {
                throw new Wrong(400, "no device \"" + device.asText() + "\"");
            }
            devices.add(device.asText());
        }
        if (devices.isEmpty()) {
            throw new Wrong(400, "devices must name at least one");
        }
        Fault.Settings usual = Fault.Settings.of(kind);
        try {
            Fault.Settings with = new Fault.Settings(
                    asked.path("quantity").asText(""),
                    asked.path("by").asDouble(usual.by()),
                    share(asked.path("share").asDouble(usual.share())),
                    duration(asked, "shift", usual.shift()),
                    duration(asked, "every", usual.every()));
            Duration lasting = duration(asked, "lasting", Duration.ofMinutes(10));
            city.inject(new Fault(kind, Duration.ZERO, lasting, devices, with));
        } catch (IllegalArgumentException e) {
            throw new Wrong(400, String.valueOf(e.getMessage()));
        }
        return mapper.createObjectNode().put("kind", kind.word()).put("devices", devices.size());
    }

    private static double share(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be 0 … 1");
        }
        return share;
    }

    private static Duration duration(JsonNode asked, String key, Duration otherwise) {
        return asked.has(key) ? Spans.parse(asked.path(key).asText()) : otherwise;
    }

    private JsonNode stop() {
        city.stop();
        return mapper.createObjectNode().put("stopped", true);
    }

    private void serve(HttpExchange call, String method, Call handling) throws IOException {
        try {
            check(call, method);
            JsonNode asked = mapper.createObjectNode();
            if (method.equals("POST")) {
                byte[] body = call.getRequestBody().readNBytes(LARGEST);
                asked = body.length == 0 ? asked : mapper.readTree(body);
            }
            answer(call, 200, "application/json", handling.answer(asked).toString());
        } catch (Wrong e) {
            answer(call, e.status, "application/json", error(String.valueOf(e.getMessage())));
        } catch (JsonProcessingException e) {
            answer(call, 400, "application/json", error("not JSON: " + e.getOriginalMessage()));
        }
    }

    private String error(String text) {
        return mapper.createObjectNode().put("error", text).toString();
    }

    /** No foreign page can call: it would come under another name, or without the type that a form cannot send. */
    private static void check(HttpExchange call, String method) throws Wrong {
        String host = Objects.requireNonNullElse(call.getRequestHeaders().getFirst("Host"), "");
        if (!HERE.contains(host.replaceFirst(":\\d+$", ""))) {
            throw new Wrong(403, "this API is for this machine only");
        }
        if (!call.getRequestMethod().equals(method)) {
            throw new Wrong(405, "expected " + method);
        }
        String type = Objects.requireNonNullElse(call.getRequestHeaders().getFirst("Content-Type"), "");
        if (method.equals("POST") && !type.startsWith("application/json")) {
            throw new Wrong(415, "expected Content-Type: application/json");
        }
    }

    private void page(HttpExchange call) throws IOException {
        if (!call.getRequestURI().getPath().equals("/")) {
            answer(call, 404, "application/json", error("there is nothing here"));
            return;
        }
        try (InputStream in = Objects.requireNonNull(Control.class.getResourceAsStream("control.html"))) {
            answer(call, 200, "text/html", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void answer(HttpExchange call, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        call.getResponseHeaders().set("Content-Security-Policy", "default-src 'self' 'unsafe-inline'");
        call.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }
}
