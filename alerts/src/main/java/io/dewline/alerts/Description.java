package io.dewline.alerts;

import io.dewline.model.Text;

/** An alert in words, in both languages: title, the lines about it, what to do; and whether a person may start an actuator for it now. */
public record Description(Text title, Text text, Text advice, boolean canStart) {}
