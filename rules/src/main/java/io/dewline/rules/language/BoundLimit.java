package io.dewline.rules.language;

import io.dewline.model.Unit;

/**
 * A limit as it applies to one subject.
 *
 * @param value in {@code unit}; NaN when nobody has set it
 * @param from the place it came from: {@code rule:dust-spray}, {@code pack:dust}, {@code site:east-gate}, {@code zone:riverside/lawn-1}, {@code device:soil-01};
 *     "" when nobody has set it
 * @param source the standard it comes from as its pack says; "" where a site, zone or device has its own
 */
public record BoundLimit(double value, Unit unit, String from, String source) {}
