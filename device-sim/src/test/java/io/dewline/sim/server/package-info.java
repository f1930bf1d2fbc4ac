/** Brokers for the tests, and a second party at them. */
@NullMarked
package io.dewline.sim.server;

import org.jspecify.annotations.NullMarked;
