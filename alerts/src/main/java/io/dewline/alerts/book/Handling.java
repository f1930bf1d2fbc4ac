package io.dewline.alerts.book;

/** What is being done about an alert, from nothing to a response on record. */
public enum Handling {
    NEW,
    /** A person has seen it. */
    ACKNOWLEDGED,
    /** An actuator was commanded or runs. */
    RESPONDING,
    /** A person reported what was done. */
    REPORTED;

    /** The word used in tags, pages and filters. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
