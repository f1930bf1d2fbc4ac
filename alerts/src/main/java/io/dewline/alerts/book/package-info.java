/** What an alert is, the steps of its life, and the pure decisions between them. */
@NullMarked
package io.dewline.alerts.book;

import org.jspecify.annotations.NullMarked;
