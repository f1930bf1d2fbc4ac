/** Line-protocol notes about alerts, commands and states, for the store. */
@NullMarked
package io.dewline.alerts.notes;

import org.jspecify.annotations.NullMarked;
