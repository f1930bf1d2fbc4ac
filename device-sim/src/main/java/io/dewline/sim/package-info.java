/** Simulated sensors and actuators that speak the wire format over their own MQTT client: the command line. */
@NullMarked
package io.dewline.sim;

import org.jspecify.annotations.NullMarked;
