package io.dewline.ingest.mqtt;

import static io.dewline.ingest.mqtt.IntakeFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS against a broker whose certificates the JDK's keytool makes for the test. */
@Timeout(90)
final class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path keys;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        pair("here", "SAN=IP:127.0.0.1");
        pair("elsewhere", "SAN=DNS:broker.example");
        pair("client", "SAN=DNS:dewline");
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "client",
                "-file",
                pem("client").toString(),
                "-keystore",
                "trusted.p12");
        var store = java.security.KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keys.resolve("client.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        byte[] key = store.getKey("client", PASSWORD.toCharArray()).getEncoded();
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Files.writeString(
                keys.resolve("client.key"),
                "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n",
                StandardCharsets.US_ASCII);
    }

    private static void pair(String name, String extension) throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                extension,
                "-keystore",
                name + ".p12");
        keytool("-exportcert", "-rfc", "-alias", name, "-file", pem(name).toString(), "-keystore", name + ".p12");
    }

    private static Path pem(String name) {
        return keys.resolve(name + ".pem");
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command)
                .directory(keys.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private EmbeddedBroker broker(String name, String more) throws Exception {
        String parameters =
                ";sslEnabled=true;keyStorePath=" + keys.resolve(name + ".p12") + ";keyStorePassword=" + PASSWORD + more;
        return EmbeddedBroker.start(
                folder, new EmbeddedBroker.Setup((user, password) -> true, (user, address) -> true, parameters));
    }

    private static MqttOptions.Tls trusting(String name) {
        return new MqttOptions.Tls(pem(name), null, null);
    }

    private static String problem(EmbeddedBroker broker, MqttOptions.Tls tls) {
        try (IntakeFixture fixture =
                IntakeFixture.start(options(broker.encryptedUri()).with(tls))) {
            Eventually.holds("refused", () -> !fixture.intake.state().problem().isEmpty());
            return fixture.intake.state().problem();
        }
    }

    @Test
    void connectsToABrokerThatItTrusts() throws Exception {
        try (EmbeddedBroker broker = broker("here", "");
                IntakeFixture fixture =
                        IntakeFixture.start(options(broker.encryptedUri()).with(trusting("here")))) {
            fixture.awaitCaughtUp();
        }
    }

    @Test
    void refusesABrokerThatItDoesNotTrustOrThatIsAnother() throws Exception {
        try (EmbeddedBroker broker = broker("here", "")) {
            assertThat(problem(broker, trusting("client"))).contains("certificat");
            assertThat(problem(broker, MqttOptions.Tls.USUAL)).contains("certificat");
        }
        try (EmbeddedBroker broker = broker("elsewhere", "")) {
            assertThat(problem(broker, trusting("elsewhere"))).contains("No subject alternative names matching");
        }
    }

    @Test
    void showsItsOwnCertificateWhereTheBrokerAsksForOne() throws Exception {
        String asking = ";needClientAuth=true;trustStorePath=" + keys.resolve("trusted.p12") + ";trustStorePassword="
                + PASSWORD;
        try (EmbeddedBroker broker = broker("here", asking)) {
            assertThat(problem(broker, trusting("here"))).isNotEmpty();
            MqttOptions.Tls both = new MqttOptions.Tls(pem("here"), pem("client"), keys.resolve("client.key"));
            try (IntakeFixture fixture =
                    IntakeFixture.start(options(broker.encryptedUri()).with(both))) {
                fixture.awaitUp();
            }
        }
    }

    @Test
    void saysWhichFileIsMissing() throws Exception {
        try (EmbeddedBroker broker = broker("here", "")) {
            assertThat(problem(broker, new MqttOptions.Tls(Path.of("nowhere.pem"), null, null)))
                    .contains("nowhere.pem cannot be read");
        }
    }
}
