package io.dewline.model;

/** How bad an alert is, from mild to bad. */
public enum Severity {
    INFO(1),
    WARNING(2),
    CRITICAL(3);

    private final int level;

    Severity(int level) {
        this.level = level;
    }

    /** The number that stands for it in the store and on dashboards, 1 … 3; 0 is for nothing. */
    public int level() {
        return level;
    }

    /** The word used in configuration, topics, tags and pages. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
