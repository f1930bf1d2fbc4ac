package io.dewline.sim.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people and agencies tell: section 5 of the wire format. */
public record Fact(String name, String subject, String source, Instant from, @Nullable Instant until) {
    public String json(double value, int decimals) {
        return end(new Json().member("fact", name).member("value", value, decimals));
    }

    public String json(String value) {
        return end(new Json().member("fact", name).member("value", value));
    }

    private String end(Json json) {
        json.member("subject", subject).member("source", source).member("from", from.toString());
        if (until != null) {
            json.member("until", until.toString());
        }
        return json.end();
    }
}
