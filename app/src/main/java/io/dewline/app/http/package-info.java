/** The HTTP API, the live page, health and metrics. */
@NullMarked
package io.dewline.app.http;

import org.jspecify.annotations.NullMarked;
