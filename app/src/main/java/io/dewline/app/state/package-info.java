/** state.db: where the rules cursor stands, the engine's snapshots and the configuration texts by hash. */
@NullMarked
package io.dewline.app.state;

import org.jspecify.annotations.NullMarked;
