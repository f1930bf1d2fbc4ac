package io.dewline.alerts.response;

import java.time.Instant;

/** That a person locked or unlocked automatic control in a scope. */
public record LockAct(Scope scope, boolean locked, String who, Instant at) {}
