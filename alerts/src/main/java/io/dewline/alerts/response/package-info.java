/** Decides when an actuator starts and stops: absolute states with a lease, interlocks, rests, locks. */
@NullMarked
package io.dewline.alerts.response;

import org.jspecify.annotations.NullMarked;
