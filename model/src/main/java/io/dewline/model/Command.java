package io.dewline.model;

import java.time.Instant;

/** An absolute state that an actuator is to take and hold until its lease ends; publishing it again with the same id and end changes nothing. */
public record Command(String id, String site, String device, boolean running, Instant until) {}
