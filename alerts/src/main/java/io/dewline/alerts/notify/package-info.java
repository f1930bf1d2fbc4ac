/** Carries a message to a person and says whether a failure is worth another try. */
@NullMarked
package io.dewline.alerts.notify;

import org.jspecify.annotations.NullMarked;
