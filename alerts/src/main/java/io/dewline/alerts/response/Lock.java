package io.dewline.alerts.response;

import java.time.Instant;

/** That automatic control is locked in a scope since a person pressed stop there. */
public record Lock(Scope scope, String who, Instant at) {}
