package io.dewline.rules.condition;

/** An input that knows whether what it shows comes from a simulated device. */
interface Seen {
    boolean simulated();
}
