package io.dewline.app.backtest;

import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.model.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule firing at a subject, from the first step to the last.
 *
 * @param steps its transitions in order; the first says FIRED
 * @param end when it ended, null while it still fires at the end of the history
 * @param inAlert from firing to the end, or to the end of the history
 * @param blind how much of that it could not be judged
 */
public record Episode(List<Transition> steps, @Nullable Instant end, Severity peak, Duration inAlert, Duration blind) {
    public Episode {
        steps = List.copyOf(steps);
    }

    Transition first() {
        return steps.get(0);
    }

    String rule() {
        return first().rule();
    }

    Subject subject() {
        return first().subject();
    }

    Instant fired() {
        return first().at();
    }

    /** The episodes in the order in which they fired. */
    static List<Episode> of(List<Transition> transitions, Instant end) {
        Map<String, List<Transition>> byEpisode = new LinkedHashMap<>();
        for (Transition transition : transitions) {
            byEpisode
                    .computeIfAbsent(transition.episode(), k -> new ArrayList<>())
                    .add(transition);
        }
        return byEpisode.values().stream()
                .filter(steps -> steps.get(0).step() == Transition.Step.FIRED)
                .map(steps -> of(end, steps))
                .toList();
    }

    private static Episode of(Instant historyEnds, List<Transition> steps) {
        Transition last = steps.get(steps.size() - 1);
        Instant end = last.step().ends() ? last.at() : null;
        Instant until = end == null ? historyEnds : end;
        Severity peak = steps.get(0).severity();
        Duration blind = Duration.ZERO;
        Instant blindSince = null;
        for (Transition step : steps) {
            peak = step.severity().compareTo(peak) > 0 ? step.severity() : peak;
            boolean isBlind = step.blind() && !step.step().ends();
            if (isBlind && blindSince == null) {
                blindSince = step.at();
            } else if (!isBlind && blindSince != null) {
                blind = blind.plus(Duration.between(blindSince, step.at()));
                blindSince = null;
            }
        }
        if (blindSince != null) {
            blind = blind.plus(Duration.between(blindSince, until));
        }
        return new Episode(steps, end, peak, Duration.between(steps.get(0).at(), until), blind);
    }
}
