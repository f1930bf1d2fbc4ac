package io.dewline.alerts.storage;

/** A line for the store that is to go into an area's log. */
public record AreaNote(String area, String line) {}
