/** The whole program under faults: kills, outages, full disks, bad input. */
@NullMarked
package io.dewline.app.fault;

import org.jspecify.annotations.NullMarked;
