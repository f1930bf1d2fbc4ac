/** Sliding and clock-aligned windows over one quantity of one device, made of panes that combine in order. */
@NullMarked
package io.dewline.rules.window;

import org.jspecify.annotations.NullMarked;
