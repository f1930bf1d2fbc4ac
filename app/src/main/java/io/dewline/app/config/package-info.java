/** The configuration in force: dewline.yaml, and the set of sites, people and rules that is switched as one. */
@NullMarked
package io.dewline.app.config;

import org.jspecify.annotations.NullMarked;
