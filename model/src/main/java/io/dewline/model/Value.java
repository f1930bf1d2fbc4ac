package io.dewline.model;

import org.jspecify.annotations.Nullable;

/** A configured value: a number with its unit as written (null for a bare number), or a text. */
public sealed interface Value {
    /** A number; a bare one takes the canonical unit of what it is compared with. */
    record Figure(double value, @Nullable Unit unit) implements Value {}

    /** A word. */
    record Word(String text) implements Value {}
}
