package io.dewline.alerts.response;

import io.dewline.alerts.book.Step.What;
import io.dewline.model.Text;
import java.time.Instant;

/** Something about an actuator that belongs into the history of the alert it serves. */
public record Mark(String alert, What what, Instant at, String who, Text why) {}
