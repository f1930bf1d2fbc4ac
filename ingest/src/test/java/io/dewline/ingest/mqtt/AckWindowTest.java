package io.dewline.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.mqtt.AckWindow.Slot;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class AckWindowTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(10);

    private final AtomicInteger woken = new AtomicInteger();
    private final AckWindow window = new AckWindow(new MqttOptions.Window(3, 100), woken::incrementAndGet);

    private Slot enter(int id, int size) throws InterruptedException {
        return Objects.requireNonNull(window.enter(id, size, LONG));
    }

    private int[] drained() {
        int[] ids = new int[8];
        int count = window.drain(ids);
        return Arrays.copyOf(ids, Math.max(0, count));
    }

    @Test
    void releasesWhatIsSettledInOrderOfReceipt() throws Exception {
        Slot first = enter(1, 10);
        Slot second = enter(2, 10);
        Slot third = enter(3, 10);
        window.settle(third);
        window.settle(second);
        assertThat(window.drain(new int[8])).isNegative();
        window.settle(first);
        assertThat(drained()).containsExactly(1, 2, 3);
        assertThat(window.messages()).isZero();
        assertThat(window.bytes()).isZero();
        assertThat(woken).hasValue(3);
    }

    @Test
    void releasesMessagesWithoutAnIdWithoutAcknowledgingThem() throws Exception {
        window.settle(enter(AckWindow.NO_ID, 10));
        window.settle(enter(2, 10));
        assertThat(drained()).containsExactly(2);
        window.settle(enter(AckWindow.NO_ID, 10));
        assertThat(window.drain(new int[8])).isZero();
        assertThat(window.messages()).isZero();
    }

    @Test
    void drainsAsMuchAsFits() throws Exception {
        window.settle(enter(1, 1));
        window.settle(enter(2, 1));
        int[] one = new int[1];
        assertThat(window.drain(one)).isEqualTo(1);
        assertThat(one).containsExactly(1);
        assertThat(drained()).containsExactly(2);
    }

    @Test
    void hasRoomForSoManyMessages() throws Exception {
        enter(1, 1);
        enter(2, 1);
        enter(3, 1);
        assertThat(window.enter(4, 1, 0)).isNull();
    }

    @Test
    void hasRoomForSoManyBytesButTakesALargerMessageAlone() throws Exception {
        window.settle(enter(1, 1_000));
        assertThat(window.enter(2, 1, 0)).isNull();
        assertThat(drained()).containsExactly(1);
        enter(2, 60);
        assertThat(window.enter(3, 41, 0)).isNull();
        enter(3, 40);
        assertThat(window.bytes()).isEqualTo(100);
    }

    @Test
    void letsTheReceiverWaitForRoom() throws Exception {
        Slot first = enter(1, 100);
        CompletableFuture<Slot> waiting = waiting(2);
        assertThat(waiting).isNotDone();
        window.settle(first);
        drained();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void sendsTheReceiverAwayWhenClosed() throws Exception {
        enter(1, 100);
        CompletableFuture<Slot> waiting = waiting(2);
        window.close();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isNull();
        assertThat(window.enter(3, 1, LONG)).isNull();
    }

    private CompletableFuture<Slot> waiting(int id) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return window.enter(id, 1, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
