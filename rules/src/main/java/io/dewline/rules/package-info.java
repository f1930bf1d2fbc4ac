/** The rule language and the engine that evaluates it: a deterministic function of the log. */
@NullMarked
package io.dewline.rules;

import org.jspecify.annotations.NullMarked;
