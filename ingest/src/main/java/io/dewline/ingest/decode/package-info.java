/** What an MQTT message means: topics and payloads become readings, facts, device events and dead letters; pure, every error a value. */
@NullMarked
package io.dewline.ingest.decode;

import org.jspecify.annotations.NullMarked;
