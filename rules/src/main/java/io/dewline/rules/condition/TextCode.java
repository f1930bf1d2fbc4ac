package io.dewline.rules.condition;

import org.jspecify.annotations.Nullable;

/** A compiled text; null when it is missing. */
abstract class TextCode extends Code {
    abstract @Nullable String text(Scope scope, Moment moment);

    @Override
    boolean known(Scope scope, Moment moment) {
        return text(scope, moment) != null;
    }
}
