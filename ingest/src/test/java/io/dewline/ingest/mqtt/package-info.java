/** Tests of MQTT in and out, with a broker inside the process and with a real one. */
@NullMarked
package io.dewline.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
