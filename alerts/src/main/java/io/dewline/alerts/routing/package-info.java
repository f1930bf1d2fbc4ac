/** Who is told what: people, receivers and routes, read from people.yaml. */
@NullMarked
package io.dewline.alerts.routing;

import org.jspecify.annotations.NullMarked;
