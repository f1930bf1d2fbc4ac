package io.dewline.rules.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Levels are averaged by energy; the figures are worked out by hand from Leq = 10·log10(1/n · Σ 10^(L/10)). */
final class SoundLevelTest {
    private static final long MINUTE = 60_000;
    private static final double RIGHT_TO = 0.0005;

    private final Tally tally = new Tally();

    private double sliding(double... levels) {
        SlidingWindow window = new SlidingWindow(60 * MINUTE, MINUTE, Columns.SUM, Scale.LEVEL);
        for (int i = 0; i < levels.length; i++) {
            window.add(i * MINUTE, levels[i], i * MINUTE);
        }
        window.tally((levels.length - 1) * MINUTE, tally);
        return tally.avg(Scale.LEVEL);
    }

    @Test
    void aSteadyLevelIsItsOwnMean() {
        assertThat(sliding(55, 55, 55)).isCloseTo(55, within(RIGHT_TO));
        assertThat(sliding(130)).isCloseTo(130, within(RIGHT_TO));
    }

    /** (10^6 + 10^7) / 2 = 5.5·10^6, of which the level is 60 + 10·log10(5.5) = 67.4036 dB. */
    @Test
    void theLouderOfTwoLevelsDecides() {
        assertThat(sliding(60, 70)).isCloseTo(67.4036, within(RIGHT_TO));
    }

    /** (14·10^5 + 10^8) / 15 = 6.76·10^6: 68.2995 dB; the mean of the numbers would be 52. */
    @Test
    void aLoudMinuteIsHeardInAQuarterHourOfTheClock() {
        AlignedWindow window =
                new AlignedWindow(new Alignment(15 * MINUTE, ZoneOffset.UTC), MINUTE, Columns.SUM, Scale.LEVEL);
        for (int i = 14; i >= 0; i--) {
            window.add(i * MINUTE, i == 5 ? 80 : 50);
        }
        window.judge(0);
        window.judged(tally);
        assertThat(tally.avg(Scale.LEVEL)).isCloseTo(68.2995, within(RIGHT_TO));
        assertThat(tally.max()).isEqualTo(80);
        assertThat(tally.min()).isEqualTo(50);
    }

    @Test
    void quietLevelsAreRightToAHundredth() {
        assertThat(sliding(30, 30.5, 31)).isCloseTo(30.5191, within(0.01));
    }

    @Test
    void whatIsLouderThanAnyMicrophoneTellsIsCut() {
        assertThat(sliding(150, 150)).isCloseTo(130, within(RIGHT_TO));
    }
}
