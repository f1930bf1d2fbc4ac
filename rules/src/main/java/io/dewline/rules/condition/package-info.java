/** Compiled conditions: what a checked tree becomes, asked for one subject at one moment, in three-valued logic. */
@NullMarked
package io.dewline.rules.condition;

import org.jspecify.annotations.NullMarked;
