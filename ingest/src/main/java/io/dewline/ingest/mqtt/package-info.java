/** MQTT in and out: supervised connections, acknowledgement after the commit, commands; the only package that knows Eclipse Paho. */
@NullMarked
package io.dewline.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
