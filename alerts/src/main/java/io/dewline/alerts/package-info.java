/** Keeps the alert book and tells people and actuators what needs doing, until it is done. */
@NullMarked
package io.dewline.alerts;

import org.jspecify.annotations.NullMarked;
