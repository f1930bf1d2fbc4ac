package io.dewline.sim.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.sim.server.Peer;
import io.dewline.sim.server.Peer.Heard;
import io.dewline.sim.server.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a link keeps to at any MQTT 5 broker. */
abstract class LinkContract {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private TestBroker broker;
    private Peer peer;

    abstract TestBroker start(Path folder) throws Exception;

    @BeforeEach
    void connect() throws Exception {
        broker = start(folder);
        peer = Peer.listen(broker, "sim/#");
    }

    @AfterEach
    void disconnect() throws Exception {
        if (peer != null) {
            peer.close();
            broker.close();
        }
    }

    @Test
    void messagesArriveOnceInOrderAndAreAcknowledgedByTheirMarks() throws Exception {
        Set<Long> marks = ConcurrentHashMap.newKeySet();
        try (Link link = open(50, new LinkListener() {
            @Override
            public void acknowledged(long mark) {
                marks.add(mark);
            }
        })) {
            send(link, 0, 3000);
            assertThat(link.drain(PATIENCE)).isTrue();
            assertThat(link.acknowledged()).isEqualTo(3000);
        }
        assertThat(marks).hasSize(3000).contains(0L, 2999L);
        assertThat(numbers(peer.await(PATIENCE, all -> all.size() >= 3000)))
                .isEqualTo(IntStream.range(0, 3000).boxed().toList());
    }

    @Test
    void afterALostConnectionWhatWasUnacknowledgedComesAgainAndNothingIsMissing() throws Exception {
        try (Link link = open(50, new LinkListener() {})) {
            for (int part = 0; part < 5; part++) {
                send(link, 400 * part, 400);
                link.interruptOnce();
            }
            send(link, 2000, 100);
            assertThat(link.drain(PATIENCE)).isTrue();
            assertThat(link.losses()).isPositive();
            assertThat(link.acknowledged()).isEqualTo(2100);
        }
        List<Integer> numbers = numbers(
                peer.await(PATIENCE, all -> numbers(all).stream().distinct().count() >= 2100));
        assertThat(numbers.stream().distinct().toList())
                .isEqualTo(IntStream.range(0, 2100).boxed().toList());
    }

    @Test
    void whatIsRetainedIsKeptByTheBroker() throws Exception {
        try (Link link = open(10, new LinkListener() {})) {
            link.publish(Message.of("sim/kept", "42", true));
            assertThat(link.drain(PATIENCE)).isTrue();
        }
        try (Peer late = Peer.listen(broker, "sim/kept")) {
            assertThat(late.await(PATIENCE, all -> !all.isEmpty())).containsExactly(new Heard("sim/kept", "42", true));
        }
    }

    @Test
    void largePayloadsPassUnharmed() throws Exception {
        String large = "0123456789".repeat(20_000);
        try (Link link = open(10, new LinkListener() {})) {
            link.publish(Message.of("sim/large", large, false));
            assertThat(link.drain(PATIENCE)).isTrue();
        }
        assertThat(peer.await(PATIENCE, all -> !all.isEmpty()))
                .extracting(Heard::payload)
                .containsExactly(large);
    }

    private Link open(int window, LinkListener listener) throws Exception {
        return Link.open(
                Broker.at(broker.uri()),
                Identity.publisher("sim-link"),
                LinkOptions.lossless(window, PATIENCE),
                listener);
    }

    private static void send(Link link, int from, int count) throws Exception {
        for (int i = from; i < from + count; i++) {
            link.publish(new Message(bytes("sim/n"), bytes(String.valueOf(i)), false, i));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Integer> numbers(List<Heard> heard) {
        return heard.stream().map(h -> Integer.valueOf(h.payload())).collect(Collectors.toList());
    }
}
