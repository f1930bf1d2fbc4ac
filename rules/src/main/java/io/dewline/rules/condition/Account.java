package io.dewline.rules.condition;

import io.dewline.model.Transition.Used;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a decision used and what it lacked, in the order of the condition; each text once. */
public final class Account {
    private final List<Used> used = new ArrayList<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    void use(String text, double value, String unit, String source) {
        if (texts.add(text)) {
            used.add(new Used(text, value, unit, source));
        }
    }

    void lack(String what) {
        missing.add(what);
    }

    boolean lacksNothing() {
        return missing.isEmpty();
    }

    public List<Used> used() {
        return List.copyOf(used);
    }

    /** The inputs whose absence left the condition undetermined. */
    public List<String> missing() {
        return List.copyOf(missing);
    }
}
