package io.dewline.app;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.config.Secret;
import io.dewline.app.config.Settings;
import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import io.dewline.model.Problems;
import io.dewline.model.Text.Language;
import io.dewline.sim.cast.CastException;
import io.dewline.sim.city.City;
import io.dewline.sim.city.CityOptions;
import io.dewline.sim.city.Scenario;
import io.dewline.sim.mqtt.Broker;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole small city on one machine: an in-process broker, simulated sensors as separate MQTT clients, and Dewline itself on a scaled clock, as a drill. */
public final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final int PORTS_TRIED = 50;
    private static final Duration SUBSCRIBED_WITHIN = Duration.ofSeconds(15);

    private Demo() {}

    /** How the demo runs; {@code folder} null for the city that is shipped. */
    public record Options(
            @Nullable Path folder, Path state, boolean keep, int port, int mqttPort, double speed, long seed) {}

    /** Runs until interrupted; the exit code. */
    public static int run(Options options, PrintWriter out) throws Exception {
        Telling tell = new Telling(out);
        Path folder = options.folder() == null ? shipped() : options.folder();
        tell.line("Reading the city in " + folder);
        Settings.Files files = new Settings.Files(folder.resolve("sites.yaml"), null, folder.resolve("rules"));
        Problems problems = new Problems();
        Map<String, String> texts = Configurations.texts(files, problems);
        Parsed<ConfigurationSet> parsed = Configurations.parse(texts);
        parsed.problems().stream().filter(p -> !p.warning()).forEach(p -> tell.line("  " + p));
        ConfigurationSet set = parsed.value();
        if (set == null || problems.hasErrors()) {
            problems.all().stream().map(Problem::toString).forEach(tell::line);
            tell.line("The configuration has errors; the demo does not start.");
            return 1;
        }
        if (!options.keep()) {
            empty(options.state());
        }
        Files.createDirectories(options.state());
        int mqttPort = free(options.mqttPort(), "MQTT broker", tell);
        int port = free(options.port(), "page", tell);
        tell.line("Starting an MQTT broker in this process on 127.0.0.1:" + mqttPort);
        EmbeddedActiveMQ broker = broker(mqttPort);
        CountDownLatch end = new CountDownLatch(1);
        Dewline dewline = Dewline.start(settings(options, files, mqttPort, port), set, tell.hooks(set));
        tell.line("Dewline runs, as a drill 演练 (the clock is the sensors', " + (long) options.speed()
                + " times real time).");
        awaitSubscribed(dewline, tell);
        City city;
        try {
            city = city(options, files.sites(), mqttPort);
        } catch (IOException | CastException e) {
            tell.line("The simulated city does not start: " + e.getMessage());
            dewline.close();
            broker.stop();
            return 1;
        }
        city.start();
        tell.line(city.devices() + " simulated devices publish over " + city.connections() + " MQTT connections.");
        tell.line("");
        tell.line("    Open  " + dewline.address() + "  中文 / English. Ctrl-C ends the demo.");
        tell.line("");
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            tell.line("Stopping: sensors, Dewline, broker.");
                            city.close();
                            dewline.close();
                            stop(broker);
                            tell.line("Stopped. State is in " + options.state() + ".");
                            end.countDown();
                        },
                        "dewline-demo-stop"));
        end.await();
        return 0;
    }

    /** The city's offices tell the forecast when it starts, and not again for hours. */
    private static void awaitSubscribed(Dewline dewline, Telling tell) throws InterruptedException {
        long end = System.nanoTime() + SUBSCRIBED_WITHIN.toNanos();
        while (!dewline.subscribed() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        if (!dewline.subscribed()) {
            tell.line("Dewline has not reached the broker yet; the city starts without it.");
        }
    }

    private static City city(Options options, Path sites, int mqttPort) throws IOException, CastException {
        Scenario scenario = Scenario.demo();
        return City.open(
                new CityOptions(
                        sites,
                        Broker.at("tcp://127.0.0.1:" + mqttPort),
                        scenario,
                        options.seed(),
                        scenario.start(),
                        options.speed(),
                        null,
                        CityOptions.CONNECTIONS,
                        "sim-"),
                (at, topic, payload) -> {});
    }

    private static Settings settings(Options options, Settings.Files files, int mqttPort, int port) {
        return new Settings(
                options.state().toAbsolutePath(),
                new Settings.Clock(Settings.Clock.Mode.READINGS, false, true),
                new Settings.LogPart(2L << 30, Settings.LogPart.WhenFull.REFUSE, 64L << 20, Duration.ofDays(1)),
                new Settings.Mqtt(
                        URI.create("tcp://127.0.0.1:" + mqttPort),
                        "dewline",
                        "",
                        Secret.NONE,
                        null,
                        Duration.ofDays(1),
                        Duration.ofSeconds(30),
                        4_000),
                new Settings.StorePart(
                        Settings.StorePart.Kind.EMBEDDED,
                        URI.create("http://127.0.0.1:8086"),
                        Settings.StorePart.Version.AUTO,
                        "",
                        "",
                        "",
                        Secret.NONE,
                        Secret.NONE,
                        false,
                        5_000,
                        Duration.ofDays(30)),
                new Settings.Http("127.0.0.1", port, Secret.NONE, "http://127.0.0.1:" + port),
                files,
                Language.ZH);
    }

    /** The shipped city: deploy/config beside the launcher, or in a folder above this one. */
    private static Path shipped() {
        String home = System.getProperty("dewline.home", "");
        if (!home.isEmpty()) {
            return Path.of(home, "deploy", "config");
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("deploy/config");
            if (Files.isRegularFile(folder.resolve("sites.yaml"))) {
                return folder;
            }
        }
        return Path.of("deploy", "config");
    }

    private static void empty(Path state) throws IOException {
        if (!Files.isDirectory(state)) {
            return;
        }
        if (!Files.isDirectory(state.resolve("drill"))) {
            try (Stream<Path> entries = Files.list(state)) {
                if (entries.findAny().isPresent()) {
                    throw new IOException(state + " is not a demo's state folder; name another with --state");
                }
            }
            return;
        }
        try (Stream<Path> paths = Files.walk(state)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static int free(int wanted, String what, Telling tell) throws IOException {
        for (int port = wanted; port < wanted + PORTS_TRIED; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (port != wanted) {
                    tell.line("Port " + wanted + " for the " + what + " is taken; using " + port + ".");
                }
                return probe.getLocalPort();
            } catch (java.net.BindException e) {
                LOG.atDebug().addKeyValue("port", port).log("taken");
            }
        }
        throw new IOException("no free port for the " + what + " from " + wanted + " to " + (wanted + PORTS_TRIED - 1));
    }

    private static EmbeddedActiveMQ broker(int port) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                // With a journal it hands one connection's messages on out of order; what it holds lives as long as the
                // demo.
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setMaxDiskUsage(99);
        configuration.setMqttSessionScanInterval(500);
        configuration.addAcceptorConfiguration(
                "mqtt",
                "tcp://127.0.0.1:" + port + "?protocols=MQTT;topicAliasMaximum=0;useEpoll=false;useKQueue=false");
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setDefaultAddressRoutingType(RoutingType.MULTICAST)
                        .setMaxDeliveryAttempts(-1));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.start();
        return broker;
    }

    private static void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception e) {
            // the process is ending; what the broker could not close it recovers at its next start
        }
    }
}
