package io.dewline.app.live;

import java.time.Instant;
import java.util.List;

/**
 * How the program is at one moment.
 *
 * @param logTime the log's time: the machine's, or in a drill the readings'
 * @param link the MQTT link: down, up, caught_up
 * @param reasons why it is not ready; empty when it is
 * @param degraded what is wrong without making it unready
 */
public record SystemState(
        String version,
        String clock,
        boolean drill,
        Instant now,
        Instant logTime,
        String link,
        String configuration,
        String language,
        List<String> reasons,
        List<String> degraded) {

    public SystemState {
        reasons = List.copyOf(reasons);
        degraded = List.copyOf(degraded);
    }

    public boolean ready() {
        return reasons.isEmpty();
    }
}
