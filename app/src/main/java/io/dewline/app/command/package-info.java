/** The command line: demo, run, check, log. */
@NullMarked
package io.dewline.app.command;

import org.jspecify.annotations.NullMarked;
