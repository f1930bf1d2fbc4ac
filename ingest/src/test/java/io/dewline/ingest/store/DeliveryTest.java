package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.store.StoreOutcome.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
    private final List<String> stored = new ArrayList<>();
    private int writes;

    @Test
    void storesGoodLinesInOneWrite() {
        Delivery delivery = new Delivery(lines(5_000), 5_000);
        run(delivery, Set.of(), 5_000);
        assertThat(writes).isEqualTo(1);
        assertThat(delivery.stored()).isEqualTo(5_000);
        assertThat(stored).isEqualTo(lines(5_000));
    }

    @Test
    void findsOneBadLineAnywhereInAboutTheLogarithmOfWrites() {
        for (int bad : new int[] {0, 1, 2_499, 2_500, 4_998, 4_999}) {
            writes = 0;
            stored.clear();
            Delivery delivery = new Delivery(lines(5_000), 5_000);
            run(delivery, Set.of(bad), 5_000);
            assertThat(delivery.refused()).extracting(Delivery.Refused::index).containsExactly(bad);
            assertThat(delivery.stored()).isEqualTo(4_999);
            assertThat(writes).isBetween(14, 2 * 13 + 1);
        }
    }

    @Test
    void setsExactlyTheBadLinesAsideAndKeepsTheOrderOfTheOthers() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int size = 1 + random.nextInt(200);
            int share = random.nextInt(101);
            Set<Integer> bad = IntStream.range(0, size)
                    .filter(i -> random.nextInt(100) < share)
                    .boxed()
                    .collect(Collectors.toCollection(TreeSet::new));
            stored.clear();
            Delivery delivery = new Delivery(lines(size), 1 + random.nextInt(64));
            run(delivery, bad, 1 + random.nextInt(size));
            assertThat(delivery.refused()).extracting(Delivery.Refused::index).containsExactlyElementsOf(bad);
            List<String> good = new ArrayList<>(lines(size));
            good.removeIf(line -> bad.contains(Integer.parseInt(line)));
            assertThat(stored).isEqualTo(good);
            assertThat(delivery.stored()).isEqualTo(good.size());
        }
    }

    @Test
    void keepsWhatWasSettledWhileTheStoreIsAway() {
        Delivery delivery = new Delivery(lines(8), 8);
        delivery.next();
        delivery.settle(StoreOutcome.of(Kind.REFUSED, "bad"));
        assertThat(delivery.next()).isEqualTo(lines(4));
        delivery.settle(StoreOutcome.STORED);
        List<String> next = delivery.next();
        delivery.settle(StoreOutcome.of(Kind.UNAVAILABLE, "away"));
        delivery.settle(StoreOutcome.of(Kind.DENIED, "who are you"));
        assertThat(delivery.next()).isEqualTo(next).containsExactly("4", "5");
        assertThat(delivery.settled()).isFalse();
    }

    @Test
    void setsASingleLineAsideThatIsTooLargeByItself() {
        Delivery delivery = new Delivery(lines(1), 10);
        delivery.settle(StoreOutcome.of(Kind.TOO_LARGE, "too large"));
        assertThat(delivery.settled()).isTrue();
        assertThat(delivery.refused()).containsExactly(new Delivery.Refused(0, "too large"));
    }

    private void run(Delivery delivery, Set<Integer> bad, int most) {
        while (!delivery.settled()) {
            writes++;
            List<String> next = List.copyOf(delivery.next());
            if (next.size() > most) {
                delivery.settle(StoreOutcome.of(Kind.TOO_LARGE, "too large"));
            } else if (next.stream().anyMatch(line -> bad.contains(Integer.parseInt(line)))) {
                delivery.settle(StoreOutcome.of(Kind.REFUSED, "bad"));
            } else {
                stored.addAll(next);
                delivery.settle(StoreOutcome.STORED);
            }
        }
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
