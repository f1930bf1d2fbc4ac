/** A small MQTT 5 client of the simulator's own: connect, publish at QoS 1, subscribe, resend after a loss. */
@NullMarked
package io.dewline.sim.mqtt;

import org.jspecify.annotations.NullMarked;
