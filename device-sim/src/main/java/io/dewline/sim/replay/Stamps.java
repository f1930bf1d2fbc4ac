package io.dewline.sim.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Reads times of measurement: ISO 8601 with T or a space, with or without offset, or epoch milliseconds. */
final class Stamps {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX]")
            .toFormatter();

    private final @Nullable ZoneId zone;

    Stamps(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    /** @throws DateTimeException if it is no time, or names no offset where none is assumed */
    Instant read(String text) {
        if (text.matches("-?[0-9]{11,}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        TemporalAccessor time = FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        if (time instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (zone == null) {
            throw new DateTimeException("\"" + text + "\" names no offset; give one with --zone");
        }
        return ((LocalDateTime) time).atZone(zone).toInstant();
    }
}
