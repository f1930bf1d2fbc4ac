package io.dewline.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Rfc3339Test {
    @Test
    void agreesWithTheJdkOnAnyInstantAndOffset() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(-62_000_000_000_000L, 253_000_000_000_000L));
            OffsetDateTime time = instant.atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-1_079, 1_080) * 60));
            if (time.getYear() >= 1 && time.getYear() <= 9_999) {
                String text = String.format(
                        "%04d-%02d-%02dT%02d:%02d:%02d.%03d%s",
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        time.getNano() / 1_000_000,
                        time.getOffset().getId());
                assertThat(Rfc3339.parse(text)).as(text).isEqualTo(instant.toEpochMilli());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T00:00:00Z, 1780272000000",
        "2026-06-01t00:00:00z, 1780272000000",
        "2026-06-01T08:00:00+08:00, 1780272000000",
        "2026-05-31T19:30:00-04:30, 1780272000000",
        "2026-06-01T00:00:00.5Z, 1780272000500",
        "2026-06-01T00:00:00.123456789Z, 1780272000123",
        "2024-02-29T00:00:00Z, 1709164800000",
        "2016-12-31T23:59:60Z, 1483228800000",
        "1970-01-01T00:00:00Z, 0"
    })
    void readsWhatRfc3339Allows(String text, long millis) {
        assertThat(Rfc3339.parse(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-06-01",
                "2026-06-01 08:00",
                "2026-06-01T00:00:00",
                "2026-06-01T00:00Z",
                "2026-06-01T00:00:00.Z",
                "2026-06-01T00:00:00+08",
                "2026-06-01T00:00:00+0800",
                "2026-06-01T00:00:00+24:00",
                "2026-06-01T00:00:00Z ",
                "2026-06-01T00:00:00ZZ",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2025-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2026-06-31T00:00:00Z",
                "2026-06-00T00:00:00Z",
                "2026-06-01T24:00:00Z",
                "2026-06-01T00:60:00Z",
                "2026-06-01T00:00:61Z",
                "2026/06/01T00:00:00Z",
                "-026-06-01T00:00:00Z",
                "２０２６-06-01T00:00:00Z",
                "Mon, 01 Jun 2026 00:00:00 GMT"
            })
    void takesNothingElse(String text) {
        assertThat(Rfc3339.parse(text)).isEqualTo(Rfc3339.MALFORMED);
    }
}
