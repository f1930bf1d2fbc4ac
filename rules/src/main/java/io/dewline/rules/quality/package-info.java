/** Quality: which measured values cannot be what they say. */
@NullMarked
package io.dewline.rules.quality;

import org.jspecify.annotations.NullMarked;
