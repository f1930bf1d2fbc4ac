/** Tests of what MQTT messages mean, first of all against the text of the wire contract. */
@NullMarked
package io.dewline.ingest.decode;

import org.jspecify.annotations.NullMarked;
