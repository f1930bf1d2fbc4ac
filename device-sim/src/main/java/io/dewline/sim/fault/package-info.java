/** What goes wrong with devices, networks and grounds: kinds of faults, and what each does to what a device says. */
@NullMarked
package io.dewline.sim.fault;

import org.jspecify.annotations.NullMarked;
