/** Real Mosquitto and InfluxDB for tests: from an address in the environment, a binary of this machine, or a container. */
@NullMarked
package io.dewline.ingest.server;

import org.jspecify.annotations.NullMarked;
