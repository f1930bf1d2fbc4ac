/** Scenarios: what happens in a city, read from YAML, with a sentence on what should come of it. */
@NullMarked
package io.dewline.sim.scenario;

import org.jspecify.annotations.NullMarked;
