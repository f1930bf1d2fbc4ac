@NullMarked
package io.dewline.rules.dust;

import org.jspecify.annotations.NullMarked;
