/** Takes messages in over MQTT, makes them durable in the log and ships them to the store. */
@NullMarked
package io.dewline.ingest;

import org.jspecify.annotations.NullMarked;
