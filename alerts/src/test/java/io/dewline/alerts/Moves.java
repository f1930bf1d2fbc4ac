package io.dewline.alerts;

import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.model.Transition;
import io.dewline.model.Transition.Advice;
import io.dewline.model.Transition.Permit;
import io.dewline.model.Transition.Step;
import io.dewline.model.Transition.Used;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the transitions of one rule and subject, counting as the engine does. */
public final class Moves {
    private static final List<Used> DUST = List.of(
            new Used("max(avg(pm10, 5m))", 312.4, "µg/m³", ""),
            new Used("limit.spray_start", 150, "µg/m³", "DB13/2934-2019"));

    private final String rule;
    private final Subject subject;
    private String episode = "";
    private int n;
    private Severity severity = Severity.WARNING;
    private Permit permit = Permit.ALLOWED;
    private String permitReason = "";
    private @Nullable Advice advice = new Advice("spray", Double.NaN, Double.NaN, 20);
    private Instant since = Instant.EPOCH;
    private List<Used> used = DUST;
    private boolean drill;

    public Moves(String rule, Subject subject) {
        this.rule = rule;
        this.subject = subject;
    }

    public Moves severity(Severity next) {
        severity = next;
        return this;
    }

    public Moves permit(Permit next, String reason) {
        permit = next;
        permitReason = reason;
        return this;
    }

    public Moves advice(@Nullable Advice next) {
        advice = next;
        return this;
    }

    public Moves used(List<Used> next) {
        used = next;
        return this;
    }

    public Moves drill() {
        drill = true;
        return this;
    }

    public String episode() {
        return episode;
    }

    public Transition fired(Instant at) {
        since = at.minusSeconds(120);
        episode = rule + "-" + subject.key().replaceAll("[:/]", "-") + "-" + at.getEpochSecond();
        n = -1;
        return next(Step.FIRED, at, "");
    }

    public Transition next(Step step, Instant at, String cause) {
        n++;
        return new Transition(
                episode,
                n,
                rule,
                subject,
                step,
                severity,
                step == Step.BLIND,
                at,
                since,
                used,
                advice,
                permit,
                permitReason,
                cause,
                drill,
                "cfg-1");
    }

    public Transition recovered(Instant at) {
        return next(Step.RECOVERED, at, "");
    }
}
