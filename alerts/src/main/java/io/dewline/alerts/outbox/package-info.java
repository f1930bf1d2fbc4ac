/** What is to be sent, how often it was tried, and the bound of messages that a person gets. */
@NullMarked
package io.dewline.alerts.outbox;

import org.jspecify.annotations.NullMarked;
