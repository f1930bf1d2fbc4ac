@NullMarked
package io.dewline.rules.window;

import org.jspecify.annotations.NullMarked;
