package io.dewline.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.ingest.log.StampClock.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The parts of a connection that need no broker. */
final class LinkPartsTest {
    private static final long SECOND = 1_000_000_000L;

    private static byte[] payload(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToABound() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
        assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.after(2, 0)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.after(4, 0)).isEqualTo(Duration.ofMillis(800));
        assertThat(backoff.after(5, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(1_000_000, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(5, 0.5)).isEqualTo(Duration.ofMillis(750));
        assertThat(backoff.after(1, 0.999)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void isCaughtUpWhenNothingArrivesForASecond() {
        CatchUp catchUp = new CatchUp(Mode.WALL);
        catchUp.begin(0);
        assertThat(catchUp.isCaughtUp(SECOND - 1)).isFalse();
        catchUp.message(SECOND - 1);
        assertThat(catchUp.isCaughtUp(2 * SECOND - 2)).isFalse();
        assertThat(catchUp.isCaughtUp(2 * SECOND - 1)).isTrue();
    }

    @Test
    void isCaughtUpWhenMostReadingsOfASecondAreFresh() {
        CatchUp catchUp = new CatchUp(Mode.WALL);
        catchUp.begin(0);
        long now = 0;
        for (int i = 0; i < 300; i++) {
            now += SECOND / 100;
            catchUp.message(now);
            // A queue an hour old, and one device whose clock is ahead.
            catchUp.reading(i % 10 == 0 ? -60_000 : 3_600_000, now);
            assertThat(catchUp.isCaughtUp(now)).isFalse();
        }
        for (int i = 0; i < 200; i++) {
            now += SECOND / 100;
            catchUp.message(now);
            // Live, and one device that sends what it had stored.
            catchUp.reading(i % 10 == 0 ? 3_600_000 : 50, now);
        }
        assertThat(catchUp.isCaughtUp(now)).isTrue();
    }

    @Test
    void isCaughtUpAfterTenMinutesWhateverArrives() {
        CatchUp catchUp = new CatchUp(Mode.WALL);
        catchUp.begin(0);
        for (long now = 0; now < 600 * SECOND; now += SECOND / 2) {
            catchUp.message(now);
            assertThat(catchUp.isCaughtUp(now)).isFalse();
        }
        catchUp.message(600 * SECOND);
        assertThat(catchUp.isCaughtUp(600 * SECOND)).isTrue();
    }

    @Test
    void hasNothingToCatchUpWithWhereReadingsAreTheClock() {
        CatchUp catchUp = new CatchUp(Mode.READINGS);
        catchUp.begin(0);
        assertThat(catchUp.isCaughtUp(0)).isTrue();
    }

    @Test
    void recognisesWhatAResumedSessionDeliversAgain() {
        RepeatGuard guard = new RepeatGuard(100);
        guard.connected(false);
        assertThat(guard.arrival(1, "t", payload("a"), 10)).isEqualTo(10);
        assertThat(guard.arrival(2, "t", payload("a"), 20)).isEqualTo(20);
        assertThat(guard.arrival(3, "t", payload("b"), 30)).isEqualTo(30);
        guard.connected(true);
        assertThat(guard.arrival(2, "t", payload("a"), 40)).isEqualTo(20);
        assertThat(guard.arrival(3, "t", payload("b"), 41)).isEqualTo(30);
        assertThat(guard.arrival(1, "t", payload("a"), 42)).isEqualTo(42);
        assertThat(guard.arrival(2, "t", payload("a"), 43)).isEqualTo(43);
        assertThat(guard.repeats()).isEqualTo(2);
    }

    @Test
    void takesNoOtherMessageForARepeat() {
        RepeatGuard guard = new RepeatGuard(100);
        guard.connected(false);
        guard.arrival(1, "t", payload("a"), 10);
        guard.connected(true);
        assertThat(guard.arrival(1, "t", payload("b"), 20)).isEqualTo(20);
        assertThat(guard.arrival(1, "t", payload("a"), 21)).isEqualTo(21);
        guard.connected(false);
        assertThat(guard.arrival(1, "t", payload("a"), 30)).isEqualTo(30);
        guard.connected(true);
        assertThat(guard.arrival(1, "u", payload("a"), 40)).isEqualTo(40);
        assertThat(guard.repeats()).isZero();
    }

    @Test
    void remembersAsManyDeliveriesAsItHasRoomFor() {
        RepeatGuard guard = new RepeatGuard(8);
        guard.connected(false);
        for (int i = 1; i <= 20; i++) {
            guard.arrival(i, "t", payload("a"), i);
        }
        guard.connected(true);
        assertThat(guard.arrival(17, "t", payload("a"), 100)).isEqualTo(17);
        assertThat(guard.arrival(18, "t", payload("a"), 101)).isEqualTo(18);
        assertThat(guard.arrival(19, "t", payload("a"), 102)).isEqualTo(19);
        assertThat(guard.arrival(20, "t", payload("a"), 103)).isEqualTo(20);
    }

    /** Gives prepared pieces, and a time-out for each null between them. */
    private static InputStream pieces(byte[]... pieces) {
        return new InputStream() {
            private int next;

            @Override
            public int read() {
                throw new AssertionError("byte by byte");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (next == pieces.length) {
                    return -1;
                }
                byte[] piece = pieces[next++];
                if (piece.length == 0) {
                    throw new SocketTimeoutException("nothing yet");
                }
                System.arraycopy(piece, 0, into, offset, piece.length);
                return piece.length;
            }
        };
    }

    private static CountDownLatch greeted() {
        return new CountDownLatch(0);
    }

    @Test
    void waitsForTheRestOfAHeaderButNotForAPacketOrItsBody() throws Exception {
        byte[] nothing = {};
        PacketInput in = new PacketInput(
                pieces(
                        nothing,
                        new byte[] {0x30},
                        nothing,
                        new byte[] {2},
                        nothing,
                        new byte[] {7, 8, (byte) 0xd0},
                        nothing,
                        new byte[] {0}),
                greeted(),
                1_000);
        assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        assertThat(in.read()).isEqualTo(0x30);
        assertThat(in.read()).isEqualTo(2);
        byte[] body = new byte[2];
        assertThatThrownBy(() -> in.read(body, 0, 2)).isInstanceOf(SocketTimeoutException.class);
        assertThat(in.read(body, 0, 2)).isEqualTo(2);
        assertThat(body).containsExactly(7, 8);
        assertThat(in.read()).isEqualTo(0xd0);
        assertThat(in.read()).isZero();
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void refusesAPacketThatIsLargerThanAgreed() throws Exception {
        PacketInput in = new PacketInput(pieces(new byte[] {0x30, (byte) 0x80, 8, 1}), greeted(), 1_023);
        in.read();
        in.read();
        assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("1024 bytes");
    }

    @Test
    void readsNothingBeforeTheGreeting() throws Exception {
        CountDownLatch greeted = new CountDownLatch(1);
        PacketInput in = new PacketInput(pieces(new byte[] {0x20, 0}), greeted, 1_000);
        assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        greeted.countDown();
        assertThat(in.read()).isEqualTo(0x20);
    }

    /** Remembers each write apart. */
    private static final class Writes extends OutputStream {
        private final List<Integer> sizes = new ArrayList<>();

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sizes.add(length);
        }

        @Override
        public void write(int b) {
            sizes.add(1);
        }
    }

    private static final byte[] PUBACK = {0x40, 2, 0, 1};
    private static final byte[] PING = {(byte) 0xc0, 0};

    private static void send(AckOutput out, byte[] packet) throws IOException {
        out.write(packet, 0, packet.length);
        out.flush();
    }

    @Test
    void sendsAnnouncedAcknowledgementsTogether() throws Exception {
        Writes writes = new Writes();
        AckOutput out = new AckOutput(writes, greeted());
        out.announce(3);
        send(out, PUBACK);
        send(out, PUBACK);
        assertThat(writes.sizes).isEmpty();
        send(out, PUBACK);
        assertThat(writes.sizes).containsExactly(12);
        out.announce(1);
        send(out, PUBACK);
        assertThat(writes.sizes).containsExactly(12, 4);
    }

    @Test
    void delaysNothingElseAndSendsWhatIsHeldWithIt() throws Exception {
        Writes writes = new Writes();
        CountDownLatch greeted = new CountDownLatch(1);
        AckOutput out = new AckOutput(writes, greeted);
        send(out, PING);
        assertThat(writes.sizes).containsExactly(2);
        assertThat(greeted.getCount()).isZero();
        out.announce(2);
        send(out, PUBACK);
        send(out, PING);
        assertThat(writes.sizes).containsExactly(2, 6);
        send(out, PUBACK);
        assertThat(writes.sizes).containsExactly(2, 6, 4);
    }

    @Test
    void sendsLargePacketsWhole() throws Exception {
        Writes writes = new Writes();
        AckOutput out = new AckOutput(writes, greeted());
        out.announce(2);
        send(out, PUBACK);
        send(out, new byte[20_000]);
        assertThat(writes.sizes).containsExactly(4, 20_000);
    }

    @Test
    void refusesOptionsThatCannotBe() {
        assertThatThrownBy(() -> MqttOptions.of(URI.create("http://localhost"), "a"))
                .hasMessageContaining("tcp://host:port");
        assertThatThrownBy(() -> MqttOptions.of(URI.create("tcp://localhost"), " "))
                .hasMessageContaining("client id");
        assertThatThrownBy(() -> new MqttOptions.Window(0, 1)).hasMessageContaining("window");
        assertThatThrownBy(() ->
                        new MqttOptions.Session(Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1), 2_048))
                .hasMessageContaining("keep-alive");
        assertThat(MqttOptions.of(URI.create("ssl://localhost"), "a").port()).isEqualTo(8_883);
        assertThat(MqttOptions.of(URI.create("tcp://localhost"), "a").port()).isEqualTo(1_883);
        assertThat(MqttOptions.of(URI.create("mqtts://localhost:9"), "a").port())
                .isEqualTo(9);
    }

    @Test
    void keepsSecretsToItself() throws Exception {
        assertThat(Secret.ofEnvironment("PATH").read()).isEqualTo(System.getenv("PATH"));
        assertThat(Secret.ofEnvironment("PATH").toString()).isEqualTo("(secret)");
        assertThatThrownBy(
                        () -> Secret.ofEnvironment("DEWLINE_NO_SUCH_VARIABLE").read())
                .hasMessageContaining("DEWLINE_NO_SUCH_VARIABLE");
    }
}
