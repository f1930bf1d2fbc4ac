package io.dewline.sim.city;

import java.time.Instant;

/** Where chance and time begin: same seed, same start, same bytes. */
public record Beginning(long seed, Instant start) {}
