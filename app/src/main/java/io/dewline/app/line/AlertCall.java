package io.dewline.app.line;

import io.dewline.alerts.Alerts;

/** Something that is asked of the alert book, or done to it, on its owner's thread. */
@FunctionalInterface
public interface AlertCall<R> {
    R on(Alerts alerts);
}
