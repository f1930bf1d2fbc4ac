/** What people read about an alert, in Chinese and in English. */
@NullMarked
package io.dewline.alerts.wording;

import org.jspecify.annotations.NullMarked;
