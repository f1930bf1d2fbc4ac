package io.dewline.rules.engine;

import io.dewline.model.Fact;
import io.dewline.rules.series.FactLine;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line of facts with the watches that must hear when one begins, ends or is told. */
final class Voice extends Timed {
    private final FactLine line;
    private final Desk desk;
    private final Map<Watch, Boolean> wanted = new HashMap<>(2);
    private List<Watch> watches = List.of();
    private int order;

    Voice(FactLine line, Desk desk) {
        this.line = line;
        this.desk = desk;
    }

    FactLine line() {
        return line;
    }

    void add(Watch watch, boolean active) {
        wanted.merge(watch, active, (a, b) -> a && b);
    }

    void settle(int place) {
        order = place;
        watches = wanted.keySet().stream()
                .sorted(Comparator.comparingInt(Watch::order))
                .toList();
    }

    @Override
    int rank() {
        return 0;
    }

    @Override
    int order() {
        return order;
    }

    @Override
    void due(long at) {
        arm(at);
        hear(at);
    }

    void arm(long now) {
        desk.timers.set(this, line.next(now));
    }

    /** Takes a fact in; returns whether it was news. */
    boolean take(Fact fact, long now) {
        if (!line.take(fact)) {
            return false;
        }
        arm(now);
        hear(now);
        return true;
    }

    private void hear(long now) {
        for (Watch watch : watches) {
            if (watch.active() || !wanted.getOrDefault(watch, true)) {
                watch.judge(now);
            }
        }
    }
}
