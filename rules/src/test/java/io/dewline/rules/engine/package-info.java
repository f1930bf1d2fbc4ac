@NullMarked
package io.dewline.rules.engine;

import org.jspecify.annotations.NullMarked;
