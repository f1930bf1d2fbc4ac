/** Shipping and reading back, against fakes on the loopback, the embedded store and a real InfluxDB. */
@NullMarked
package io.dewline.ingest.store;

import org.jspecify.annotations.NullMarked;
