/** The control of a running city: an HTTP API on this machine alone, and a page for people who test by hand. */
@NullMarked
package io.dewline.sim.control;

import org.jspecify.annotations.NullMarked;
