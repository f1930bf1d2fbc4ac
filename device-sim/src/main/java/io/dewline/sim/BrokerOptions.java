package io.dewline.sim;

import io.dewline.sim.mqtt.Broker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that connects. */
final class BrokerOptions {
    private static final String PASSWORD_VARIABLE = "DEWLINE_SIM_PASSWORD";

    @Option(
            names = "--broker",
            paramLabel = "URI",
            defaultValue = "tcp://127.0.0.1:1883",
            description = "MQTT broker, tcp://HOST:PORT or ssl://HOST:PORT (default ${DEFAULT-VALUE}).")
    private URI uri = URI.create("tcp://127.0.0.1:1883");

    @Option(names = "--user", paramLabel = "NAME", description = "User at the broker.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with the password in its first line; without it " + PASSWORD_VARIABLE
                    + " of the environment is taken.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM file of the authority behind the broker's certificate; without it the JDK's are taken.")
    private @Nullable Path ca;

    /** @throws IOException if the password file cannot be read */
    Broker broker(Map<String, String> environment) throws IOException {
        String password = environment.get(PASSWORD_VARIABLE);
        if (passwordFile != null) {
            password = Files.readString(passwordFile).lines().findFirst().orElse("");
        }
        return new Broker(uri, user, user == null ? null : password, ca);
    }
}
