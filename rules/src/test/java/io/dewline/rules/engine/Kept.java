package io.dewline.rules.engine;

import java.util.Map;
import java.util.TreeMap;

/** What an engine hands over to be kept, as a map. */
final class Kept {
    private Kept() {}

    static Map<String, byte[]> changes(Engine engine) {
        Map<String, byte[]> kept = new TreeMap<>();
        engine.changes(kept::put);
        return kept;
    }

    static Map<String, byte[]> everything(Engine engine) {
        Map<String, byte[]> kept = new TreeMap<>();
        engine.everything(kept::put);
        return kept;
    }
}
