package io.dewline.rules.engine;

import java.util.HashSet;
import java.util.Set;

/** What a change of configuration leaves without an heir. */
final class Succession {
    private Succession() {}

    /** Withdraws what fired and whose rule or subject is gone, and the alerts of sites that are blind no longer. */
    static void settle(World former, World next, long now) {
        Set<String> heirs = new HashSet<>();
        for (Watch watch : next.watches) {
            heirs.add(key(watch));
        }
        for (Watch watch : former.watches) {
            if (!heirs.contains(key(watch))) {
                watch.withdraw(now);
            }
        }
        for (Blindness blindness : former.blindnesses.values()) {
            if (!next.blindnesses.containsKey(blindness.subject().key())) {
                blindness.withdraw(now);
            }
        }
        next.blindnesses.values().forEach(blindness -> blindness.settle(now));
    }

    private static String key(Watch watch) {
        return watch.rule().id() + " " + watch.subject().key();
    }
}
