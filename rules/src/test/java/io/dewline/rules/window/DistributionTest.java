package io.dewline.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static final Scale SCALE = Scale.of(0, 1_000);

    private static double quantile(double share, double... minutes) {
        SlidingWindow window = new SlidingWindow(3_600_000, 60_000, Columns.SUM, SCALE);
        long now = 3_600_000;
        for (int i = 0; i < minutes.length; i++) {
            window.add(now + i * 60_000L, minutes[i], now + i * 60_000L);
        }
        Distribution distribution = new Distribution();
        window.distribute(now + minutes.length * 60_000L - 1, distribution);
        return distribution.quantile(share);
    }

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertThat(quantile(0.5, 9, 1, 5)).isEqualTo(5);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(quantile(0.5, 9, 1, 5, 7)).isEqualTo(6);
    }

    @Test
    void nothingHasNoMedian() {
        assertThat(quantile(0.5)).isNaN();
    }

    @Test
    void oneSampleAPaneIsExactForEveryShare() {
        Random random = new Random(7);
        for (int n = 1; n <= 60; n++) {
            double[] values = random.ints(n, 0, 1_000).asDoubleStream().toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (int percent = 5; percent < 100; percent += 5) {
                // the value below which at most the share lies and above which at most the rest lies
                double q = quantile(percent / 100.0, values);
                long below = Arrays.stream(sorted).filter(v -> v < q).count();
                long above = Arrays.stream(sorted).filter(v -> v > q).count();
                assertThat(below * 100L).isLessThanOrEqualTo((long) percent * n);
                assertThat(above * 100L).isLessThanOrEqualTo((100L - percent) * n);
            }
        }
    }
}
