@NullMarked
package io.dewline.rules.soil;

import org.jspecify.annotations.NullMarked;
