/** Keeps the book and the outbox so that an effect and its cursor are committed together. */
@NullMarked
package io.dewline.alerts.storage;

import org.jspecify.annotations.NullMarked;
