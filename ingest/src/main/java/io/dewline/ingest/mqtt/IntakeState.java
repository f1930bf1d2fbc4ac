package io.dewline.ingest.mqtt;

import io.dewline.model.Control;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the intake is, for health and metrics. Counts are since the start of the process.
 *
 * @param since when the link came into this state
 * @param lastMessage null before the first
 * @param problem why the link is or was last down; "" while it is up
 * @param windowMessages received and not yet acknowledged, as is {@code windowBytes}
 * @param windowSize messages that the window holds
 * @param messages received; {@code acknowledged} of them reached the log and the broker was told
 * @param repeats messages recognised as delivered before
 * @param possiblyRepeated readings without a time of their own among those that a resumed session may have delivered before, not recognised as such
 * @param connections opened
 * @param sessionsLost how often the broker had forgotten the session, and with it what it had queued
 */
public record IntakeState(
        Control.State link,
        Instant since,
        @Nullable Instant lastMessage,
        String problem,
        int windowMessages,
        long windowBytes,
        int windowSize,
        long messages,
        long acknowledged,
        long repeats,
        long possiblyRepeated,
        long connections,
        long sessionsLost) {}
