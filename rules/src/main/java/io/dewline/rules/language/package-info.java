/** The rule language: from configuration texts to checked, typed trees; how rules look, never how they run. */
@NullMarked
package io.dewline.rules.language;

import org.jspecify.annotations.NullMarked;
