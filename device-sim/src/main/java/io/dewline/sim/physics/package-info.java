/** How soil, rain gardens, building sites and the weather behave: plain state and explicit time steps. */
@NullMarked
package io.dewline.sim.physics;

import org.jspecify.annotations.NullMarked;
