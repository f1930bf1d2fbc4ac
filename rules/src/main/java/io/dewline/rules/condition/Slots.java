package io.dewline.rules.condition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parts of a condition will read, in the order found; each is bound once per subject. */
final class Slots {
    private final List<Slot> slots = new ArrayList<>();

    /** How one slot finds what it stands for; null when there is nothing. */
    interface Slot {
        @Nullable
        Object bind(Binding binding, Scope scope);
    }

    int add(Slot slot) {
        slots.add(slot);
        return slots.size() - 1;
    }

    int size() {
        return slots.size();
    }

    Scope bind(Binding binding) {
        if (slots.isEmpty()) {
            return Scope.EMPTY;
        }
        Scope scope = new Scope(slots.size());
        for (int i = 0; i < slots.size(); i++) {
            scope.inputs[i] = slots.get(i).bind(binding, scope);
        }
        return scope;
    }
}
