package io.dewline.ingest.mqtt;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.dewline.ingest.decode.Topic;
import io.dewline.model.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Publishes commands over a connection of its own, so that they neither wait for the intake's acknowledgements nor delay them. It keeps no queue: what
 * is not published now fails, and the outbox tries again under the same id.
 */
public final class CommandPublisher implements AutoCloseable {
    /** Commands that the broker has not answered yet. Mosquitto's default window is 20. */
    private static final int IN_FLIGHT = 16;

    private final MqttOptions options;
    private final Supervisor supervisor;
    private final Semaphore room = new Semaphore(IN_FLIGHT);

    /** A publisher that is not yet started; its client id is the one given with {@code -out} after it. */
    public CommandPublisher(MqttOptions options) {
        this.options = options.withClientId(options.clientId() + "-out");
        this.supervisor = new Supervisor("out", new Role(), Backoff.USUAL);
    }

    /** The supervisor's side. */
    private final class Role implements Supervisor.Role {
        @Override
        public Connection make() throws LinkFailure {
            return new Connection(options, (connection, topic, message) -> {});
        }

        @Override
        public void open(Connection connection) throws LinkFailure {
            connection.open(true);
        }

        @Override
        public void tick(Connection connection) {}

        @Override
        public void lost(String why) {}
    }

    /** Begins to connect; returns at once. */
    public void start() {
        supervisor.start();
    }

    /** Whether there is a connection now. */
    public boolean isUp() {
        return supervisor.connection() != null;
    }

    /** Why there is none, or was none last. */
    public String problem() {
        return supervisor.problem();
    }

    /**
     * Publishes a command at QoS 1; the broker delivers it until the command's end, not later.
     *
     * @param now the time by which commands end: the log's
     * @return completes when the broker has taken it; fails when there is no connection, the broker refuses, too many are in flight, or the command has
     *     ended
     */
    public CompletionStage<Void> publish(Command command, Instant now) {
        Duration left = Duration.between(now, command.until());
        if (left.isNegative() || left.isZero()) {
            return failed("the command ended at " + command.until());
        }
        Connection connection = supervisor.connection();
        if (connection == null) {
            String why = supervisor.problem();
            return failed("no MQTT connection" + (why.isEmpty() ? "" : ": " + why));
        }
        if (!room.tryAcquire()) {
            return failed("too many commands are waiting for the broker's answer");
        }
        return connection
                .publish(Topic.command(command.site(), command.device()), payload(command), left)
                .whenComplete((done, failure) -> room.release());
    }

    private static CompletionStage<Void> failed(String why) {
        return CompletableFuture.failedStage(new LinkFailure(why));
    }

    /** docs/wire-format.md section 4. */
    static byte[] payload(Command command) {
        String id = new String(JsonStringEncoder.getInstance().quoteAsString(command.id()));
        String text = "{\"id\": \"" + id + "\", \"desired\": {\"running\": " + (command.running() ? 1 : 0)
                + "}, \"until\": \"" + command.until() + "\"}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        supervisor.stop();
    }
}
