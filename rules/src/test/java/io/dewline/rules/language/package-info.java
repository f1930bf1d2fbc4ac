@NullMarked
package io.dewline.rules.language;

import org.jspecify.annotations.NullMarked;
