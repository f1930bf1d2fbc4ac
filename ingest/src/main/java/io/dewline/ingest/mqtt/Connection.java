package io.dewline.ingest.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the broker, from CONNECT to its loss, with a Paho client of its own: an instance whose connection was lost cannot be trusted with
 * another (an acknowledgement that comes late hangs it).
 */
final class Connection {
    private final MqttOptions options;
    private final Wire wire;
    private final PahoClient client;
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<Answer> answers = ConcurrentHashMap.newKeySet();

    /** Takes what arrives, on Paho's callback thread. It must not throw: Paho would acknowledge the message. */
    interface Arrivals {
        void arrived(Connection connection, String topic, MqttMessage message);
    }

    Connection(MqttOptions options, Arrivals arrivals) throws LinkFailure {
        this.options = options;
        this.wire = new Wire(options);
        try {
            this.client = new PahoClient(options, wire);
        } catch (MqttException e) {
            throw new LinkFailure(e);
        }
        client.setManualAcks(true);
        client.setCallback(new Callback(arrivals));
    }

    /**
     * Connects.
     *
     * @param clean whether to begin a new session, which ends with the connection
     * @return whether the broker resumed a session
     */
    boolean open(boolean clean) throws LinkFailure {
        try {
            IMqttToken token = client.connect(terms(clean));
            // Connecting and encrypting have the patience each, the broker's answer once more.
            token.waitForCompletion(patience() * 3);
            return token.getSessionPresent();
        } catch (MqttException e) {
            throw new LinkFailure(e);
        } catch (IOException e) {
            throw new LinkFailure(String.valueOf(e.getMessage()));
        }
    }

    private MqttConnectionOptions terms(boolean clean) throws IOException {
        MqttConnectionOptions terms = new MqttConnectionOptions();
        terms.setAutomaticReconnect(false);
        terms.setCleanStart(clean);
        terms.setSessionExpiryInterval(clean ? 0 : options.session().expiry().toSeconds());
        terms.setReceiveMaximum(options.window().messages());
        terms.setMaximumPacketSize(options.session().maximumPacket());
        terms.setKeepAliveInterval((int) options.session().keepAlive().toSeconds());
        if (!options.login().user().isEmpty()) {
            terms.setUserName(options.login().user());
        }
        Secret password = options.login().password();
        if (password != null) {
            terms.setPassword(password.read().getBytes(StandardCharsets.UTF_8));
        }
        return terms;
    }

    private long patience() {
        return options.session().patience().toMillis();
    }

    /** Subscribes at QoS 1; the broker sends retained messages only on subscriptions that are new to the session. */
    void subscribe(List<String> filters) throws LinkFailure {
        MqttSubscription[] subscriptions = filters.stream()
                .map(filter -> {
                    MqttSubscription subscription = new MqttSubscription(filter, 1);
                    subscription.setRetainHandling(1);
                    return subscription;
                })
                .toArray(MqttSubscription[]::new);
        try {
            IMqttToken token = client.subscribe(subscriptions);
            token.waitForCompletion(patience());
            int[] codes = token.getReasonCodes();
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] >= LinkFailure.REFUSED) {
                    throw new LinkFailure("the broker refuses the subscription " + filters.get(i) + ": "
                            + LinkFailure.words(codes[i]));
                }
            }
        } catch (MqttException e) {
            throw new LinkFailure(e);
        }
    }

    /** Acknowledges messages of this connection, in the order given; false, and without effect, once it is lost. */
    boolean acknowledge(int[] ids, int count) {
        if (!isOpen()) {
            return false;
        }
        wire.announce(count);
        try {
            for (int i = 0; i < count; i++) {
                client.messageArrivedComplete(ids[i], 1);
            }
            return true;
        } catch (MqttException | RuntimeException e) {
            fail("an acknowledgement could not be sent: " + e.getMessage());
            return false;
        }
    }

    /**
     * Publishes at QoS 1.
     *
     * @param expiry after which the broker shall not deliver it any more
     * @return completes when the broker has taken it; fails with {@link LinkFailure} else
     */
    CompletableFuture<Void> publish(String topic, byte[] payload, Duration expiry) {
        Answer answer = new Answer();
        CompletableFuture<Void> published = answer.published;
        answers.add(answer);
        CompletableFuture.delayedExecutor(patience(), TimeUnit.MILLISECONDS)
                .execute(() -> published.completeExceptionally(new LinkFailure("the broker did not answer in time")));
        MqttProperties properties = new MqttProperties();
        properties.setMessageExpiryInterval(Math.max(1, expiry.toSeconds()));
        try {
            client.publish(topic, new MqttMessage(payload, 1, false, properties), null, answer);
        } catch (MqttException e) {
            published.completeExceptionally(new LinkFailure(e));
        }
        if (closed.get()) {
            published.completeExceptionally(new LinkFailure("the connection was closed"));
        }
        return published.whenComplete((done, failure) -> answers.remove(answer));
    }

    boolean isOpen() {
        return !lost.isDone() && client.isConnected();
    }

    /**
     * Gives the connection up when the broker has been silent for one and a half keep-alives: it answers a ping after one. Paho notices after two.
     */
    void checkSilence() {
        long silence = wire.silence();
        if (silence > options.session().keepAlive().toNanos() * 3 / 2) {
            fail("the broker has been silent for " + TimeUnit.NANOSECONDS.toSeconds(silence) + " s");
        }
    }

    /** Gives the connection up; the first reason counts. Whoever waits in {@link #awaitLoss} closes it. */
    void fail(String why) {
        lost.complete(why);
    }

    /** Why the connection is lost, or null when it still stands after {@code patience}. */
    @Nullable
    String awaitLoss(Duration patience) throws InterruptedException {
        try {
            return lost.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says goodbye after what was acknowledged, as far as the broker listens, then closes. */
    void leave() {
        if (client.isConnected()) {
            try {
                client.disconnect(0).waitForCompletion(Math.min(2_000, patience()));
            } catch (MqttException e) {
                fail(LinkFailure.words(e));
            }
        }
        close();
    }

    /**
     * Ends it for good, without a word to the broker. Not from Paho's threads. Paho's own close is left out: it takes the client apart while its threads
     * may still be at work, and frees nothing that they hold once they have ended.
     */
    void close() {
        lost.complete("closed");
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            wire.stop();
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException | IOException | RuntimeException e) {
            // It may be half open or half closed; what counts is that nothing uses it any more.
            lost.complete(String.valueOf(e.getMessage()));
        }
        for (Answer awaited : answers) {
            awaited.published.completeExceptionally(new LinkFailure("the connection was lost"));
        }
    }

    /** What Paho tells us. */
    private final class Callback implements MqttCallback {
        private final Arrivals arrivals;

        Callback(Arrivals arrivals) {
            this.arrivals = arrivals;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            arrivals.arrived(Connection.this, topic, message);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            MqttException failure = response.getException();
            if (failure != null) {
                fail(LinkFailure.words(failure));
            } else {
                String told = response.getReasonString();
                fail("the broker ended the connection: " + LinkFailure.words(response.getReturnCode())
                        + (told == null ? "" : " " + told));
            }
        }

        @Override
        public void mqttErrorOccurred(MqttException failure) {
            fail(LinkFailure.words(failure));
        }

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String address) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }

    /** The broker's answer to a publish. */
    private static final class Answer implements MqttActionListener {
        private final CompletableFuture<Void> published = new CompletableFuture<>();

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            int code = codes == null || codes.length == 0 ? 0 : codes[0];
            if (code >= LinkFailure.REFUSED) {
                published.completeExceptionally(new LinkFailure("the broker refuses it: " + LinkFailure.words(code)));
            } else {
                published.complete(null);
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable failure) {
            published.completeExceptionally(
                    failure instanceof MqttException known
                            ? new LinkFailure(known)
                            : new LinkFailure(String.valueOf(failure)));
        }
    }
}
