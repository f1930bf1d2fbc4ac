package io.dewline.alerts.outbox;

import java.time.Duration;
import java.time.Instant;

/** One try to deliver a message or a command: under which key, to whom, when it ended, with what verdict and reason, and how long it took. */
public record Attempt(
        String key, String to, int number, Instant at, Outcome.Verdict verdict, String reason, Duration took) {}
