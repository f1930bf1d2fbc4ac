package io.dewline.alerts.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one try: the verdict, its reason in a few words without secrets, and how long the other side asked us to wait (null when it did not). */
public record Outcome(Verdict verdict, String reason, @Nullable Duration retryAfter) {

    /** Whether to try again. */
    public enum Verdict {
        OK,
        RETRY,
        GIVE_UP
    }

    public static Outcome ok() {
        return new Outcome(Verdict.OK, "", null);
    }

    public static Outcome retry(String reason) {
        return new Outcome(Verdict.RETRY, reason, null);
    }

    public static Outcome giveUp(String reason) {
        return new Outcome(Verdict.GIVE_UP, reason, null);
    }
}
