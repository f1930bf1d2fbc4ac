package io.dewline.sim.load;

import java.util.List;

/**
 * The devices of a load.
 *
 * @param prefix their ids are prefix0, prefix1 and so on
 * @param kind as in the wire format
 * @param simulated whether readings say that they do not come from a real sensor
 */
public record Fleet(String site, String prefix, String kind, int devices, boolean simulated) {
    public Fleet {
        if (devices < 1) {
            throw new IllegalArgumentException("devices must be at least 1");
        }
        if (!Payloads.KINDS.containsKey(kind)) {
            throw new IllegalArgumentException(
                    "kind \"" + kind + "\": known are " + String.join(", ", List.copyOf(Payloads.KINDS.keySet())));
        }
    }
}
