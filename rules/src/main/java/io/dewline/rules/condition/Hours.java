package io.dewline.rules.condition;

import io.dewline.model.Calendar;
import io.dewline.rules.language.Expr;
import io.dewline.rules.window.Alignment;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar says at one site. Where the rule goes by windows of the clock, it is asked at the beginning of the window judged last, so that a window
 * counts for the time in which it lies. Remembers its answer until the calendar may have another. Times are epoch milliseconds.
 */
final class Hours {
    private final Calendar calendar;
    private final Expr.OnCalendar asked;
    private final ZoneId zone;
    private final @Nullable Alignment windows;
    private final long grace;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private boolean answer;

    private Hours(Calendar calendar, Expr.OnCalendar asked, ZoneId zone, @Nullable Alignment windows, long grace) {
        this.calendar = calendar;
        this.asked = asked;
        this.zone = zone;
        this.windows = windows;
        this.grace = grace;
    }

    static Hours of(Expr.OnCalendar asked, long clock, Binding binding) {
        Places places = binding.places();
        ZoneId zone = places.alignment(Alignment.DAY, binding.subject()).zone();
        Alignment windows = clock == 0 ? null : places.alignment(clock, binding.subject());
        long grace = binding.rule().timing().grace().toMillis();
        return new Hours(places.calendar(), asked, zone, windows, grace);
    }

    boolean at(long now) {
        long at = windows == null ? now : windows.start(windows.start(now - grace) - 1);
        if (at < from || at >= to) {
            LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), zone);
            answer = switch (asked.function()) {
                case SCHEDULE -> calendar.inSchedule(asked.name(), local);
                case SEASON -> calendar.inSeason(asked.name(), local.toLocalDate());
                case WORKDAY -> calendar.isWorkday(local.toLocalDate());
            };
            from = at;
            // an hour that the clocks repeat must not carry the answer of its first pass into the second
            long next = calendar.nextChange(local).atZone(zone).toInstant().toEpochMilli();
            long change = transition(at);
            to = Math.min(next > at ? next : at + 1, change);
        }
        return answer;
    }

    private long transition(long at) {
        var next = zone.getRules().nextTransition(Instant.ofEpochMilli(at));
        return next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
    }

    /** The first moment after {@code now} at which it may answer otherwise. */
    long due(long now) {
        if (windows != null) {
            return windows.end(windows.start(now - grace)) + grace;
        }
        at(now);
        return to;
    }
}
