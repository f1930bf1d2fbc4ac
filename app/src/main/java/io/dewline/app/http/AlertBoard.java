package io.dewline.app.http;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.response.Lock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The open alerts and locks as the pages last saw them, and which alerts changed since. */
final class AlertBoard {
    private List<Alert> open = List.of();
    private List<Lock> locks = List.of();
    private Map<String, Integer> steps = new HashMap<>();

    /** What the book holds at one moment. */
    record Snapshot(List<Alert> open, List<Lock> locks) {}

    /** Takes a snapshot in and answers the ids of alerts that are new, changed or gone. */
    List<String> take(Snapshot snapshot) {
        List<String> changed = new ArrayList<>();
        Map<String, Integer> now = new HashMap<>();
        for (Alert alert : snapshot.open()) {
            now.put(alert.id(), alert.steps());
            Integer before = steps.remove(alert.id());
            if (before == null || before != alert.steps()) {
                changed.add(alert.id());
            }
        }
        changed.addAll(steps.keySet());
        steps = now;
        open = snapshot.open();
        locks = snapshot.locks();
        return changed;
    }

    List<Alert> open() {
        return open;
    }

    List<Lock> locks() {
        return locks;
    }
}
