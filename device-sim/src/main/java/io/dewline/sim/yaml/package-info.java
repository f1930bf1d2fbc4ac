/** YAML read strictly: every key that nobody asks for is an error with file, line, column and the nearest known word. */
@NullMarked
package io.dewline.sim.yaml;

import org.jspecify.annotations.NullMarked;
