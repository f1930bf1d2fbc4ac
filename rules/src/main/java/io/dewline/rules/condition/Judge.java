package io.dewline.rules.condition;

import io.dewline.model.Subject;
import io.dewline.model.WindowResult;
import io.dewline.rules.series.Grid;
import io.dewline.rules.window.Alignment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges a condition on aligned windows each time that they close. */
public final class Judge {
    private final VerdictCode condition;
    private final Scope scope;
    private final Judgements judgements;
    private final Subject subject;
    private final Alignment alignment;
    private final boolean emits;
    private final List<VerdictCode> during;

    Judge(
            VerdictCode condition,
            Scope scope,
            Judgements judgements,
            Subject subject,
            Alignment alignment,
            boolean emits,
            List<VerdictCode> during) {
        this.condition = condition;
        this.scope = scope;
        this.judgements = judgements;
        this.subject = subject;
        this.alignment = alignment;
        this.emits = emits;
        this.during = List.copyOf(during);
    }

    public Alignment alignment() {
        return alignment;
    }

    /** Judges the windows that start at {@code start} and have just been closed; null when another part of the rule tells their result, or
     * they lie in a time that the rule does not judge. */
    public @Nullable WindowResult judge(String rule, long start, Moment moment, WindowFigures figures) {
        for (VerdictCode time : during) {
            if (time.test(scope, moment) == Verdict.FALSE) {
                judgements.pass(start, alignment);
                return null;
            }
        }
        Verdict verdict = condition.test(scope, moment);
        figures.begin();
        condition.windows(scope, moment, figures);
        int count = judgements.take(start, alignment, verdict, figures.background());
        return emits && figures.count() > 0 ? result(rule, start, figures, verdict, count, false) : null;
    }

    /** The windows that start at {@code start} with what came late; null when they were never judged here. */
    public @Nullable WindowResult revise(String rule, long start, Moment moment, WindowFigures figures) {
        int index = judgements.find(start);
        if (!emits || index < 0) {
            return null;
        }
        moment.revise(start, judgements.background(index));
        try {
            Verdict verdict = condition.test(scope, moment);
            figures.begin();
            condition.windows(scope, moment, figures);
            return result(rule, start, figures, verdict, judgements.count(index), true);
        } finally {
            moment.revisedAll();
        }
    }

    private WindowResult result(
            String rule, long start, WindowFigures figures, Verdict verdict, int count, boolean revised) {
        return new WindowResult(
                rule,
                subject,
                figures.quantity(),
                Instant.ofEpochMilli(start),
                Instant.ofEpochMilli(alignment.end(start)),
                figures.mean(),
                figures.min(),
                figures.max(),
                figures.valid(),
                figures.excluded(),
                figures.background(),
                figures.limit(),
                switch (verdict) {
                    case TRUE -> WindowResult.Verdict.EXCEEDED;
                    case FALSE -> WindowResult.Verdict.OK;
                    case UNDETERMINED -> WindowResult.Verdict.UNDETERMINED;
                },
                count,
                revised);
    }

    /** Whether one of {@code grids} closes together with its windows. */
    public boolean reads(Set<Grid> grids) {
        return grids.stream().anyMatch(grid -> grid.window().alignment() == alignment);
    }
}
