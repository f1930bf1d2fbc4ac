/** Ships the log's lines to InfluxDB or to the embedded store, and reads them back. */
@NullMarked
package io.dewline.ingest.store;

import org.jspecify.annotations.NullMarked;
