package io.dewline.rules.series;

import io.dewline.rules.window.SlidingWindow;

/** A sliding window over the samples of a series. */
public record Slide(Series series, SlidingWindow window) {}
