package io.dewline.ingest.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/** A broker inside the test's process that keeps sessions and queues on disk; it can be stopped and started again on the same port. */
public final class EmbeddedBroker implements AutoCloseable {
    private final Path folder;
    private final Setup setup;
    private final int port = freePort();
    private @Nullable EmbeddedActiveMQ running;

    /**
     * What differs from the usual: who may enter (user, password) and who may do what (user, address with dots for slashes), and acceptor parameters, for
     * example for TLS.
     */
    public record Setup(
            BiPredicate<String, String> enter, BiPredicate<String, String> allow, String acceptorParameters) {
        public static final Setup OPEN = new Setup((user, password) -> true, (user, address) -> true, "");
    }

    private EmbeddedBroker(Path folder, Setup setup) {
        this.folder = folder;
        this.setup = setup;
    }

    public static EmbeddedBroker start(Path folder) throws Exception {
        return start(folder, Setup.OPEN);
    }

    public static EmbeddedBroker start(Path folder, Setup setup) throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker(folder, setup);
        broker.startAgain();
        return broker;
    }

    public void startAgain() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setPersistenceEnabled(true)
                .setJournalDirectory(folder + "/journal")
                .setBindingsDirectory(folder + "/bindings")
                .setLargeMessagesDirectory(folder + "/large")
                .setPagingDirectory(folder + "/paging")
                .setJournalType(JournalType.NIO)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setMaxDiskUsage(-1);
        configuration.setMqttSessionScanInterval(500);
        configuration.addAcceptorConfiguration(
                "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT;topicAliasMaximum=0" + setup.acceptorParameters());
        // By default a message that was delivered ten times is dropped, acknowledged or not.
        configuration.addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.setSecurityManager(new Security(setup));
        broker.start();
        running = broker;
    }

    public void stop() throws Exception {
        EmbeddedActiveMQ broker = running;
        if (broker != null) {
            running = null;
            broker.stop();
        }
    }

    public URI uri() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    public URI encryptedUri() {
        return URI.create("ssl://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Security(Setup setup) implements ActiveMQSecurityManager5 {
        @Override
        public @Nullable Subject authenticate(
                @Nullable String user, @Nullable String password, RemotingConnection connection, String domain) {
            String name = user == null ? "" : user;
            if (!setup.enter().test(name, password == null ? "" : password)) {
                return null;
            }
            Subject subject = new Subject();
            subject.getPrincipals().add(new UserPrincipal(name.isEmpty() ? "anonymous" : name));
            return subject;
        }

        @Override
        public boolean authorize(Subject subject, Set<Role> roles, CheckType type, String address) {
            return subject.getPrincipals().stream()
                    .allMatch(user -> setup.allow().test(user.getName(), address));
        }

        @Override
        public boolean validateUser(String user, String password) {
            return false;
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType type) {
            return false;
        }
    }
}
