package io.dewline.rules.engine;

import io.dewline.rules.condition.Judge;
import io.dewline.rules.condition.Wiring;
import io.dewline.rules.series.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only some watches have.
 *
 * @param silent the device whose silence is watched
 * @param silence milliseconds without a reading after which it is silent
 * @param flapping what is remembered of its judgements, where the rule asks for it
 */
record Gear(
        List<Judge> judges,
        List<Wiring.Memory> memories,
        @Nullable Remedy remedy,
        @Nullable Track silent,
        long silence,
        @Nullable Flapping flapping) {
    static final Gear NONE = new Gear(List.of(), List.of(), null, null, 0, null);

    Gear {
        judges = List.copyOf(judges);
        memories = List.copyOf(memories);
    }

    boolean isEmpty() {
        return judges.isEmpty() && memories.isEmpty() && remedy == null && silent == null && flapping == null;
    }
}
