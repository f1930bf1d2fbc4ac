/** Measures the engine; bench/engine runs it. */
@NullMarked
package io.dewline.rules.bench;

import org.jspecify.annotations.NullMarked;
