package io.dewline.alerts;

import io.dewline.alerts.book.Step;

/** A step that people are to be told of; {@code first} when with it the alert is critical for the first time. */
record Told(Step step, boolean first) {}
