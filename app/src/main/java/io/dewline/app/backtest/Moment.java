package io.dewline.app.backtest;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as they are written in tests: {@code [Dd]HH:MM[:SS]} after the start. */
final class Moment {
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,3})d)?(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d))?");
    private static final long DAY = 86_400;

    private Moment() {}

    /** Milliseconds after the start; empty when the text is no time. */
    static OptionalLong of(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long seconds = 0;
        long[] factors = {DAY, 3_600, 60, 1};
        for (int i = 0; i < factors.length; i++) {
            String part = matcher.group(i + 1);
            seconds += part == null ? 0 : Long.parseLong(part) * factors[i];
        }
        return OptionalLong.of(seconds * 1_000);
    }

    /** The same time in the one way in which {@link #render} writes it. */
    static String canonical(String text) {
        return render(Instant.EPOCH, Instant.ofEpochMilli(of(text).orElseThrow()));
    }

    static String render(Instant start, Instant at) {
        long seconds = Math.floorDiv(at.toEpochMilli() - start.toEpochMilli(), 1_000L);
        String day = seconds >= DAY ? seconds / DAY + "d" : "";
        long rest = seconds % DAY;
        String time = String.format(Locale.ROOT, "%s%02d:%02d", day, rest / 3_600, rest / 60 % 60);
        return rest % 60 == 0 ? time : time + String.format(Locale.ROOT, ":%02d", rest % 60);
    }
}
