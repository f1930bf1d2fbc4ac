package io.dewline.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Control;
import io.dewline.model.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StampClockTest {
    private static final long NOW = Samples.T0;
    private static final long HOLD = 120_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static Reading at(long at) {
        return Samples.dust(at, 1);
    }

    @Test
    void followsTheWallClockAndNeverGoesBack() {
        StampClock clock = StampClock.fresh(StampClock.Mode.WALL, HOLD);
        assertThat(clock.stamp(NOW)).isEqualTo(NOW);
        assertThat(clock.stamp(at(NOW - HOUR), NOW + 5)).isEqualTo(NOW + 5);
        assertThat(clock.stamp(NOW - 10_000)).isEqualTo(NOW + 5);
    }

    @Test
    void afterARestartFollowsTheQueueUntilCaughtUp() {
        StampClock clock = StampClock.resumed(StampClock.Mode.WALL, HOLD, NOW - HOUR, NOW);
        assertThat(clock.stamp(NOW + 1)).as("waits for the link").isEqualTo(NOW - HOUR);
        assertThat(clock.ticking(NOW + 1)).isFalse();
        clock.link(Control.State.UP, NOW + 2);
        assertThat(clock.stamp(at(NOW - HOUR + 60_000), NOW + 3)).isEqualTo(NOW - HOUR + 60_000);
        assertThat(clock.stamp(at(NOW - HOUR + 30_000), NOW + 3)).isEqualTo(NOW - HOUR + 60_000);
        assertThat(clock.stamp(at(NOW + HOUR), NOW + 4)).as("at most now").isEqualTo(NOW + 4);
        clock.link(Control.State.CAUGHT_UP, NOW + 5);
        assertThat(clock.stamp(NOW + 6)).isEqualTo(NOW + 6);
        assertThat(clock.ticking(NOW + 6)).isTrue();
    }

    @Test
    void aReadingWithoutItsOwnTimeTellsNothingOfTheQueuesTime() {
        StampClock clock = StampClock.resumed(StampClock.Mode.WALL, HOLD, NOW - HOUR, NOW);
        clock.link(Control.State.UP, NOW);
        Reading arrival =
                Samples.reading(Samples.DUST, NOW, NOW, new Reading.Origin(Reading.Stamped.ARRIVAL, false), 1);
        assertThat(clock.stamp(arrival, NOW)).isEqualTo(NOW - HOUR);
    }

    @Test
    void aLinkThatDoesNotComeUpHoldsTimeOnlyForAWhile() {
        StampClock clock = StampClock.resumed(StampClock.Mode.WALL, HOLD, NOW - HOUR, NOW);
        clock.link(Control.State.DOWN, NOW);
        assertThat(clock.stamp(NOW + HOLD - 1)).isEqualTo(NOW - HOUR);
        assertThat(clock.stamp(NOW + HOLD)).isEqualTo(NOW + HOLD);
    }

    @Test
    void aLinkThatFallsWhileCatchingUpHoldsTimeAgain() {
        StampClock clock = StampClock.resumed(StampClock.Mode.WALL, HOLD, NOW - HOUR, NOW);
        clock.link(Control.State.UP, NOW);
        clock.link(Control.State.DOWN, NOW + 10);
        assertThat(clock.stamp(NOW + 20)).isEqualTo(NOW - HOUR);
        clock.link(Control.State.UP, NOW + 30);
        assertThat(clock.stamp(at(NOW - HOUR + 5), NOW + 40)).isEqualTo(NOW - HOUR + 5);
    }

    @Test
    void whatWaitedWhileNothingCouldBeLoggedIsJudgedAsOfThen() {
        StampClock clock = StampClock.fresh(StampClock.Mode.WALL, HOLD);
        clock.stamp(NOW);
        clock.deafUntil(NOW + HOUR);
        assertThat(clock.ticking(NOW + HOUR)).isFalse();
        assertThat(clock.stamp(NOW + HOUR)).isEqualTo(NOW);
        clock.link(Control.State.UP, NOW + HOUR);
        assertThat(clock.stamp(at(NOW + 5), NOW + HOUR)).isEqualTo(NOW + 5);
        clock.link(Control.State.CAUGHT_UP, NOW + HOUR + 1);
        assertThat(clock.stamp(NOW + HOUR + 1)).isEqualTo(NOW + HOUR + 1);
    }

    @Test
    void timeGoesOnWhileTheLinkIsDown() {
        StampClock clock = StampClock.fresh(StampClock.Mode.WALL, HOLD);
        clock.stamp(NOW);
        clock.link(Control.State.DOWN, NOW);
        assertThat(clock.stamp(NOW + HOUR)).isEqualTo(NOW + HOUR);
    }

    @Test
    void readingsAreTheClockForwardOnlyAndADayAStep() {
        StampClock clock = StampClock.fresh(StampClock.Mode.READINGS, HOLD);
        assertThat(clock.stamp(NOW)).isEqualTo(StampClock.UNKNOWN);
        assertThat(clock.stamp(at(NOW), 3)).isEqualTo(NOW);
        assertThat(clock.stamp(at(NOW - 5), 3)).isEqualTo(NOW);
        assertThat(clock.stamp(at(NOW + 400 * DAY), 3)).isEqualTo(NOW + DAY);
        assertThat(clock.stamp(at(NOW + 60), 3)).isEqualTo(NOW + DAY);
        assertThat(clock.stamp(NOW + HOUR)).as("the machine's time is none").isEqualTo(NOW + DAY);
        assertThat(clock.ticking(NOW)).isFalse();
    }
}
