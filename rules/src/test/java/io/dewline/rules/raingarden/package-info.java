@NullMarked
package io.dewline.rules.raingarden;

import org.jspecify.annotations.NullMarked;
