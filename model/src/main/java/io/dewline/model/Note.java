package io.dewline.model;

/** A line of our own for the store, in InfluxDB line protocol with a millisecond timestamp; the engine passes it by. */
public record Note(String line) implements Entry {}
