/** What the engine remembers of devices and of what people told: last values, windows, repeats, facts in force. */
@NullMarked
package io.dewline.rules.series;

import org.jspecify.annotations.NullMarked;
