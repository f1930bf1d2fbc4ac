package io.dewline.alerts.book;

import io.dewline.alerts.book.Step.What;
import io.dewline.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An alert while one event is applied to it: the alert so far and the steps taken. */
final class Turn {
    private Alert alert;
    private final List<Step> steps = new ArrayList<>();

    Turn(Alert alert) {
        this.alert = alert;
    }

    Alert alert() {
        return alert;
    }

    Turn set(Alert next) {
        alert = next;
        return this;
    }

    Turn step(What what, Instant at, String who, String why) {
        return step(what, at, who, Text.same(why));
    }

    Turn step(What what, Instant at, String who, Text why) {
        steps.add(new Step(
                alert.id(),
                alert.steps(),
                what,
                at,
                who,
                why,
                alert.severity(),
                alert.last().used(),
                alert.rule(),
                alert.last().configuration()));
        alert = alert.withSteps(alert.steps() + 1);
        return this;
    }

    Decided end() {
        return new Decided(alert, steps);
    }
}
