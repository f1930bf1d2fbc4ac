package io.dewline.model;

/** How bad an alert is, from mild to bad. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    /** The word used in configuration, topics, tags and pages. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
