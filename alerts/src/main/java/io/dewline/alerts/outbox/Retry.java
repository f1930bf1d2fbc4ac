package io.dewline.alerts.outbox;

import java.time.Duration;

/**
 * When to try again: the wait doubles from {@code first} to {@code longest}, a quarter more or less by the key and the try, and after {@code within} of the
 * first try, or {@code tries} tries, it is given up.
 */
public record Retry(Duration first, Duration longest, Duration within, int tries) {
    /** For people: 5 s to 10 min, for a day. */
    public static final Retry PEOPLE =
            new Retry(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofDays(1), 200);

    /** For a command that could not be published: 1 s to 10 s; its lease ends it. */
    public static final Retry COMMANDS =
            new Retry(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofHours(1), 400);

    /** The wait after the try with this number, counted from 1. */
    public Duration after(String key, int number) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(number - 1, 30));
        double bounded = Math.min(doubled, (double) longest.toMillis());
        double jitter = 0.75 + 0.5 * (Math.floorMod(key.hashCode() * 31 + number * 7_919, 1_000) / 1_000.0);
        return Duration.ofMillis(Math.round(bounded * jitter));
    }
}
