package io.dewline.ingest.store;

import java.time.Instant;

/** The newest value of a quantity in its canonical unit; {@code flag} is its data flag, "" when normal. */
public record Latest(String quantity, Instant at, double value, String flag) {}
