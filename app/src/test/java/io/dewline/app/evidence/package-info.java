/** What the shipped rules say about recorded data, written down in docs/evidence.md. */
@NullMarked
package io.dewline.app.evidence;

import org.jspecify.annotations.NullMarked;
