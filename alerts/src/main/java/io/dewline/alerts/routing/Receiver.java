package io.dewline.alerts.routing;

import io.dewline.model.Text.Language;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that is told of alerts.
 *
 * @param url where a webhook posts to: the address itself, or "" with {@code urlSecret} saying where it is kept
 * @param secret what a webhook signs with, null for unsigned
 * @param sites the sites it hears of; empty for all
 * @param anHour the most messages it gets in any hour, 6 … 600
 */
public record Receiver(
        String id,
        Kind notifier,
        Language language,
        String url,
        @Nullable Secret urlSecret,
        @Nullable Secret secret,
        Set<String> sites,
        int anHour) {
    /** A receiver's usual bound of messages an hour. */
    public static final int AN_HOUR = 20;

    /** How messages reach a receiver. */
    public enum Kind {
        /** A line in the program's own log, or on the screen of a demo. */
        LOG,
        /** An HTTP POST. */
        WEBHOOK
    }

    public Receiver {
        sites = Set.copyOf(sites);
    }

    /** A receiver that is a line in the program's log. */
    public static Receiver log(String id, Language language) {
        return new Receiver(id, Kind.LOG, language, "", null, null, Set.of(), AN_HOUR);
    }

    /** Whether it hears of {@code site}; what belongs to no site ("") is for everybody. */
    public boolean hears(String site) {
        return site.isEmpty() || sites.isEmpty() || sites.contains(site);
    }
}
