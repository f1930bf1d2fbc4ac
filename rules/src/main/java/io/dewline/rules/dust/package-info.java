/** Dust: what a site adds to the air it stands in. */
@NullMarked
package io.dewline.rules.dust;

import org.jspecify.annotations.NullMarked;
