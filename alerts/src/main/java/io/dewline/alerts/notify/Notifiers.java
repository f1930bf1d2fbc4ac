package io.dewline.alerts.notify;

import io.dewline.alerts.outbox.Message;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.routing.Receiver;
import io.dewline.alerts.routing.Routes;
import io.dewline.alerts.routing.Secret;
import io.dewline.alerts.routing.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The notifier of each receiver. Safe for several threads. */
public final class Notifiers {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration EXCHANGE = Duration.ofSeconds(10);

    private final Map<String, Notifier> byReceiver;

    private Notifiers(Map<String, Notifier> byReceiver) {
        this.byReceiver = byReceiver;
    }

    /**
     * Builds the notifiers of the routes.
     *
     * @param log where receivers of kind log go
     * @throws IOException naming the receivers whose address or secret cannot be read
     */
    public static Notifiers of(Routes routes, Secrets secrets, Notifier log, Clock clock) throws IOException {
        Map<String, Notifier> notifiers = new LinkedHashMap<>();
        List<String> trouble = new ArrayList<>();
        HttpClient client = WebhookNotifier.client(CONNECT);
        for (Receiver receiver : routes.receivers().values()) {
            try {
                notifiers.put(
                        receiver.id(),
                        receiver.notifier() == Receiver.Kind.LOG ? log : webhook(receiver, secrets, client, clock));
            } catch (IOException | IllegalArgumentException e) {
                trouble.add("receiver '" + receiver.id() + "': " + reason(e));
            }
        }
        if (!trouble.isEmpty()) {
            throw new IOException(String.join("; ", trouble));
        }
        return new Notifiers(notifiers);
    }

    /** An address out of a secret is never part of a message. */
    private static String reason(Exception e) {
        return e instanceof IllegalArgumentException ? "its url is no address" : String.valueOf(e.getMessage());
    }

    private static Notifier webhook(Receiver receiver, Secrets secrets, HttpClient client, Clock clock)
            throws IOException {
        Secret kept = receiver.urlSecret();
        URI address = URI.create(kept == null ? receiver.url() : kept.read(secrets));
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException("no web address");
        }
        Secret secret = receiver.secret();
        @Nullable String key = secret == null ? null : secret.read(secrets);
        return new WebhookNotifier(client, address, key, EXCHANGE, clock);
    }

    /** Carries the message to its receiver; blocks. */
    public Outcome send(Message message) throws InterruptedException {
        Notifier notifier = byReceiver.get(message.receiver());
        return notifier == null
                ? Outcome.giveUp("receiver " + message.receiver() + " is not configured")
                : notifier.send(message);
    }
}
