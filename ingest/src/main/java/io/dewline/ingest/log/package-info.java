/** The log: the ordered, durable, only input of everything behind it. */
@NullMarked
package io.dewline.ingest.log;

import org.jspecify.annotations.NullMarked;
