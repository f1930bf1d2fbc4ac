/** Rain gardens: how water stands in them and leaves them. */
@NullMarked
package io.dewline.rules.raingarden;

import org.jspecify.annotations.NullMarked;
