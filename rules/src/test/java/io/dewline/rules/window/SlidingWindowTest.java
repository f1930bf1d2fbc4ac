package io.dewline.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Unpack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
    private static final int ALL = Columns.SUM | Columns.RANGE | Columns.ENDS | Columns.SQUARES;
    private static final Scale PM10 = Scale.of(0, 20_000);
    private static final long MINUTE = 60_000;

    private final Tally tally = new Tally();

    private static SlidingWindow fiveMinutes() {
        return new SlidingWindow(5 * MINUTE, MINUTE, ALL, PM10);
    }

    @Test
    void holdsTheSamplesOfItsLength() {
        SlidingWindow window = fiveMinutes();
        for (int minute = 0; minute < 100; minute++) {
            window.add(minute * MINUTE, minute, minute * MINUTE);
        }
        window.tally(99 * MINUTE, tally);
        assertThat(tally.count()).isEqualTo(5);
        assertThat(tally.avg(PM10)).isEqualTo(97);
        assertThat(tally.min()).isEqualTo(95);
        assertThat(tally.max()).isEqualTo(99);
        assertThat(tally.delta()).isEqualTo(4);
        assertThat(tally.stddev(PM10)).isEqualTo(Math.sqrt(2));
        assertThat(window.coverage(tally)).isEqualTo(1);
    }

    @Test
    void losesSamplesAsTimePasses() {
        SlidingWindow window = fiveMinutes();
        window.add(0, 10, 0);
        window.add(MINUTE, 20, MINUTE);
        assertThat(window.edge(MINUTE)).isEqualTo(5 * MINUTE);
        window.tally(5 * MINUTE - 1, tally);
        assertThat(tally.count()).isEqualTo(2);
        window.tally(5 * MINUTE, tally);
        assertThat(tally.count()).isEqualTo(1);
        assertThat(window.edge(5 * MINUTE)).isEqualTo(6 * MINUTE);
        window.tally(6 * MINUTE, tally);
        assertThat(tally.count()).isZero();
        assertThat(tally.avg(PM10)).isNaN();
        assertThat(window.edge(6 * MINUTE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void coverageCountsWhatTheDeviceShouldHaveSent() {
        SlidingWindow window = fiveMinutes();
        window.add(0, 1, 0);
        window.add(MINUTE, 1, MINUTE);
        window.tally(MINUTE, tally);
        assertThat(window.coverage(tally)).isEqualTo(0.4);
        window.add(MINUTE + 1_000, 1, 2 * MINUTE);
        window.add(MINUTE + 2_000, 1, 2 * MINUTE);
        window.add(MINUTE + 3_000, 1, 2 * MINUTE);
        window.add(MINUTE + 4_000, 1, 2 * MINUTE);
        window.tally(2 * MINUTE, tally);
        assertThat(window.coverage(tally)).isEqualTo(1);
    }

    @Test
    void theMeanOfAConstantIsTheConstant() {
        SlidingWindow window = fiveMinutes();
        for (int second = 0; second < 300; second += 7) {
            window.add(second * 1_000L, 83.2, second * 1_000L);
        }
        window.tally(299_000, tally);
        assertThat(tally.avg(PM10)).isEqualTo(83.2);
        assertThat(tally.stddev(PM10)).isZero();
    }

    @Test
    void aCounterThatWasResetGrewFromZero() {
        SlidingWindow window = new SlidingWindow(10 * MINUTE, MINUTE, Columns.ENDS, Scale.of(0, 1e12));
        double[] litres = {1_000, 1_010, 5, 12};
        for (int i = 0; i < litres.length; i++) {
            window.add(i * MINUTE, litres[i], i * MINUTE);
        }
        window.chain(3 * MINUTE, tally);
        assertThat(tally.grown()).isEqualTo(10 + 5 + 7);
        assertThat(tally.delta()).isEqualTo(12 - 1_000);
    }

    @Test
    void aDaysWindowCostsNoMoreRowsThanItHasPanes() {
        SlidingWindow window = new SlidingWindow(24 * 60 * MINUTE, MINUTE, Columns.SUM, PM10);
        for (int minute = 0; minute < 3_000; minute++) {
            window.add(minute * MINUTE, 10, minute * MINUTE);
        }
        window.tally(2_999 * MINUTE, tally);
        assertThat(tally.count()).isBetween(1_440L - 24, 1_440L);
        assertThat(tally.avg(PM10)).isEqualTo(10);
    }

    @Property(seed = "2026")
    void theOrderOfArrivalDoesNotMatter(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(min = 0, max = 100_000) Integer> numbers,
            @ForAll Random random) {
        long now = 10 * MINUTE;
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            places.add(i);
        }
        SlidingWindow inOrder = fiveMinutes();
        places.forEach(i -> inOrder.add(at(i), numbers.get(i) / 7.0, now));
        Collections.shuffle(places, random);
        SlidingWindow shuffled = fiveMinutes();
        places.forEach(i -> shuffled.add(at(i), numbers.get(i) / 7.0, now));
        assertThat(figures(shuffled, now)).isEqualTo(figures(inOrder, now));
    }

    private static long at(int place) {
        return 5 * MINUTE + 5_000 + place * 3_500L;
    }

    @Property(seed = "2026")
    void whatIsKeptOfAllPanesIsWhatAWalkThroughThemFinds(@ForAll Random random) {
        SlidingWindow window = fiveMinutes();
        long now = 0;
        for (int i = 0; i < 300; i++) {
            now += random.nextInt(12) == 0 ? random.nextInt(700_000) : random.nextInt(20_000);
            long late = random.nextInt(5) == 0 ? random.nextInt(400_000) : 0;
            if (random.nextInt(4) > 0) {
                window.add(now - late, random.nextInt(40) / 8.0 - 2, now);
            }
            List<Double> kept = figures(window, now);
            window.chain(now, tally);
            List<Double> walked = figures();
            assertThat(kept.subList(0, 8)).isEqualTo(walked.subList(0, 8));
        }
    }

    private List<Double> figures(SlidingWindow window, long now) {
        window.tally(now, tally);
        return figures();
    }

    private List<Double> figures() {
        return List.of(
                (double) tally.count(),
                tally.avg(PM10),
                tally.min(),
                tally.max(),
                tally.first(),
                tally.last(),
                tally.delta(),
                tally.stddev(PM10),
                tally.grown());
    }

    @Property(seed = "2026")
    void theStandardDeviationIsThatOfTheTextbook(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 2_000_000) Integer> numbers) {
        SlidingWindow window = fiveMinutes();
        double mean = 0;
        for (int i = 0; i < numbers.size(); i++) {
            window.add(at(i), numbers.get(i) / 100.0, 10 * MINUTE);
            mean += numbers.get(i) / 100.0 / numbers.size();
        }
        double squares = 0;
        for (int number : numbers) {
            squares += (number / 100.0 - mean) * (number / 100.0 - mean);
        }
        window.tally(10 * MINUTE, tally);
        assertThat(tally.stddev(PM10))
                .isCloseTo(Math.sqrt(squares / numbers.size()), org.assertj.core.data.Offset.offset(1e-6));
    }

    @Property(seed = "2026")
    void whatWasWrittenIsReadBack(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 100_000) Integer> numbers) {
        SlidingWindow window = fiveMinutes();
        for (int i = 0; i < numbers.size(); i++) {
            window.add(i * 9_000L, numbers.get(i) / 7.0, i * 9_000L);
        }
        Pack out = new Pack();
        out.io(window::write);
        SlidingWindow read = fiveMinutes();
        new Unpack(out.bytes()).io(read::read);
        long now = 61 * 9_000L;
        assertThat(figures(read, now)).isEqualTo(figures(window, now));
        window.add(now, 5, now);
        read.add(now, 5, now);
        assertThat(figures(read, now)).isEqualTo(figures(window, now));
    }
}
