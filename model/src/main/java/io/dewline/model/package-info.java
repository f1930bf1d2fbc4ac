/** What at least two modules name: readings, facts, transitions, commands, places, and the document tree. */
@NullMarked
package io.dewline.model;

import org.jspecify.annotations.NullMarked;
