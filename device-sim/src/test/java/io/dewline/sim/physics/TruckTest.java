package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TruckTest {
    private static final Instant SIX = Instant.parse("2026-06-30T22:00:00Z");

    private final Truck truck = new Truck(IntStream.rangeClosed(1, 6)
            .mapToObj(i -> new Truck.Segment("road-" + i, 2_000))
            .toList());

    @Test
    void itWatersTheSegmentsInTurnAndGoesToTheTapInBetween() {
        truck.begin(SIX);
        List<Truck.Pass> passes = truck.advance(SIX.plusSeconds(3 * 3600));
        assertThat(passes)
                .extracting(Truck.Pass::segment)
                .containsExactly("road-1", "road-2", "road-3", "road-4", "road-5", "road-6");
        assertThat(passes).extracting(Truck.Pass::at).isSorted();
        // Four times 2,000 L empty the tank of 8,000 L.
        long quick = gap(passes, 3);
        assertThat(gap(passes, 1)).isEqualTo(quick);
        assertThat(gap(passes, 4)).isEqualTo(quick + 20 * 60);
        assertThat(truck.driving()).isFalse();
    }

    @Test
    void aRoundIsTheSameHoweverOftenItIsAskedFor() {
        truck.begin(SIX);
        List<Truck.Pass> inSteps = new ArrayList<>();
        for (int minute = 1; minute <= 180; minute++) {
            inSteps.addAll(truck.advance(SIX.plusSeconds(60L * minute)));
        }
        Truck other = new Truck(IntStream.rangeClosed(1, 6)
                .mapToObj(i -> new Truck.Segment("road-" + i, 2_000))
                .toList());
        other.begin(SIX);
        assertThat(other.advance(SIX.plusSeconds(180 * 60))).isEqualTo(inSteps);
    }

    @Test
    void itLeavesOutASegmentUntilItIsToldNotTo() {
        truck.skip("road-2", true);
        truck.begin(SIX);
        assertThat(truck.advance(SIX.plusSeconds(3 * 3600)))
                .extracting(Truck.Pass::segment)
                .containsExactly("road-1", "road-3", "road-4", "road-5", "road-6");
        truck.skip("road-2", false);
        truck.begin(SIX.plusSeconds(4 * 3600));
        assertThat(truck.advance(SIX.plusSeconds(7 * 3600))).hasSize(6);
    }

    @Test
    void withoutATapItRunsDryAndTheRestOfTheRoundIsNotServed() {
        truck.tap(false);
        truck.begin(SIX);
        assertThat(truck.advance(SIX.plusSeconds(3 * 3600))).hasSize(4);
        assertThat(truck.litres()).isZero();
        assertThat(truck.driving()).isFalse();
        truck.begin(SIX.plusSeconds(4 * 3600));
        assertThat(truck.advance(SIX.plusSeconds(7 * 3600))).isEmpty();
        truck.tap(true);
        truck.begin(SIX.plusSeconds(8 * 3600));
        assertThat(truck.advance(SIX.plusSeconds(12 * 3600))).hasSize(6);
    }

    private static long gap(List<Truck.Pass> passes, int index) {
        return passes.get(index).at().getEpochSecond()
                - passes.get(index - 1).at().getEpochSecond();
    }
}
