package io.dewline.alerts.book;

/** What the sensors say about an alert. */
public enum Condition {
    /** The rule's condition holds. */
    FIRING,
    /** It held, and cannot be judged at present. */
    BLIND,
    /** It has not held for the clear-hold. */
    RECOVERED;

    /** The word used in tags, pages and filters. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
