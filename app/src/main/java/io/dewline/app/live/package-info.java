/** What is known right now of every device, fact and refused message: a view kept from the log for pages and health. */
@NullMarked
package io.dewline.app.live;

import org.jspecify.annotations.NullMarked;
