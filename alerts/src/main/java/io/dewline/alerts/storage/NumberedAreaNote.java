package io.dewline.alerts.storage;

/** A note with its place among all notes. */
public record NumberedAreaNote(long number, AreaNote note) {}
