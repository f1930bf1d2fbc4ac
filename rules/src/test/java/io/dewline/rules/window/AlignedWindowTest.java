package io.dewline.rules.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AlignedWindowTest {
    private static final Scale PM10 = Scale.of(0, 20_000);
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final Tally tally = new Tally();

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void hoursAndQuartersBeginByTheLocalClock() {
        Alignment hours = new Alignment(HOUR, ZoneId.of("Asia/Kolkata"));
        assertThat(hours.start(at("2026-06-01T00:45:00Z"))).isEqualTo(at("2026-06-01T00:30:00Z"));
        Alignment quarters = new Alignment(15 * MINUTE, ZoneId.of("Asia/Shanghai"));
        assertThat(quarters.start(at("2026-06-01T00:14:59.999Z"))).isEqualTo(at("2026-06-01T00:00:00Z"));
        assertThat(quarters.start(at("2026-06-01T00:15:00Z"))).isEqualTo(at("2026-06-01T00:15:00Z"));
    }

    @Test
    void daysAreAsLongAsTheCalendarMakesThem() {
        Alignment days = new Alignment(Alignment.DAY, ZoneId.of("Europe/Berlin"));
        long start = days.start(at("2026-03-29T10:00:00Z"));
        assertThat(start).isEqualTo(at("2026-03-28T23:00:00Z"));
        assertThat(days.end(start)).isEqualTo(at("2026-03-29T22:00:00Z"));
        long autumn = days.start(at("2026-10-25T20:00:00Z"));
        assertThat(days.end(autumn) - autumn).isEqualTo(25 * HOUR);
        assertThat(days.day(start)).isEqualTo(days.day(start + 22 * HOUR)).isNotEqualTo(days.day(start - 1));
    }

    @Test
    void aLengthThatDoesNotDivideTheDayIsRefused() {
        assertThatThrownBy(() -> new Alignment(7 * HOUR, ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AlignedWindow hours() {
        return new AlignedWindow(new Alignment(HOUR, ZoneId.of("UTC")), MINUTE, 0, PM10);
    }

    @Test
    void whatWasJudgedStaysThoughLateSamplesReviseTheWindow() {
        AlignedWindow window = hours();
        for (int minute = 0; minute < 90; minute++) {
            assertThat(window.add(minute * MINUTE, 100)).isFalse();
        }
        window.judge(0);
        window.judged(tally);
        assertThat(tally.avg(PM10)).isEqualTo(100);
        assertThat(window.coverage(tally, 0)).isEqualTo(1);
        assertThat(window.add(30 * MINUTE + 1, 161)).isTrue();
        assertThat(window.exclude(30 * MINUTE + 2)).isTrue();
        window.judged(tally);
        assertThat(tally.avg(PM10)).isEqualTo(100);
        assertThat(tally.excluded()).isZero();
        window.revised(0, tally);
        assertThat(tally.avg(PM10)).isEqualTo(101);
        assertThat(tally.excluded()).isEqualTo(1);
    }

    @Test
    void aSampleOlderThanWhatIsKeptRevisesNothing() {
        AlignedWindow window = hours();
        for (int hour = 0; hour < 40; hour++) {
            window.add(hour * HOUR, 1);
            window.judge(hour * HOUR);
        }
        assertThat(window.add(10 * HOUR, 5)).isFalse();
        assertThat(window.add(20 * HOUR, 5)).isTrue();
    }

    @Test
    void anHourWithoutSamplesHasNoCoverage() {
        AlignedWindow window = hours();
        window.judge(0);
        window.judged(tally);
        assertThat(tally.count()).isZero();
        assertThat(window.coverage(tally, 0)).isZero();
    }
}
