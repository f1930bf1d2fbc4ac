package io.dewline.alerts.book;

import java.time.Instant;

/** How an alert ended: the reason, when, who or what ended it, and why in words. */
public record Closing(Reason reason, Instant at, String who, String why) {

    /** Why an alert is closed. */
    public enum Reason {
        /** It recovered, and that is all its rule asks. */
        RECOVERED,
        /** It recovered and a response is on record. */
        RESPONDED,
        /** It recovered, and nobody said why for 72 hours. */
        UNEXPLAINED,
        /** A manager found that it was none: sensor fault, device removed, site finished, rule wrong. */
        INVALID,
        /** Its rule or subject is gone. */
        WITHDRAWN;

        /** The word used in tags, pages and metrics. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
