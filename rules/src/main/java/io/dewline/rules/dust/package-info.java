/** Dust: what a site adds to the air, how bad that is, and what misleads a monitor. */
@NullMarked
package io.dewline.rules.dust;

import org.jspecify.annotations.NullMarked;
