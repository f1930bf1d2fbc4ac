package io.dewline.sim.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds alerts against the truth, rule by rule and subject by subject. */
final class Scorer {
    private final Truths truths;
    private final Answers answers;

    Scorer(Truths truths, Answers answers) {
        this.truths = truths;
        this.answers = answers;
    }

    /** @param standards by rule */
    Score score(Map<String, Standard> standards) {
        List<RuleScore> rules = new ArrayList<>();
        standards.forEach((rule, standard) -> {
            RuleScore score = score(rule, standard);
            if (score.truths() > 0 || score.alerts() > 0) {
                rules.add(score);
            }
        });
        Map<String, Integer> unmatched = new TreeMap<>();
        answers.alerts().stream()
                .filter(a -> !standards.containsKey(a.rule()))
                .forEach(a -> unmatched.merge(a.rule(), 1, Integer::sum));
        Map<String, List<Long>> stored = answers.stored();
        ReadingScore readings = stored == null ? null : ReadingScore.of(truths, stored);
        return new Score(truths, rules, readings, unmatched, answers.alerts());
    }

    private RuleScore score(String rule, Standard standard) {
        List<Span> all = truths.spans().stream()
                .filter(span -> span.what().equals(standard.what()))
                .toList();
        List<Alerted> alerts = answers.alerts().stream()
                .filter(a -> a.rule().equals(rule) && !a.opened().isBefore(truths.start()))
                .toList();
        List<RuleScore.Missed> missed = new ArrayList<>();
        List<Duration> delays = new ArrayList<>();
        int wanted = 0;
        for (Span span : all) {
            Alerted first = alerts.stream()
                    .filter(a -> stands(a, span, standard))
                    .min((a, b) -> a.opened().compareTo(b.opened()))
                    .orElse(null);
            boolean brief = span.length().compareTo(standard.brief()) < 0;
            if (first != null) {
                delays.add(later(span.from(), first.opened()));
            } else if (!brief) {
                missed.add(new RuleScore.Missed(span, !truths.seen(span)));
            }
            // What is brief and was found all the same counts for neither side.
            wanted += brief ? 0 : 1;
            if (brief && first != null) {
                delays.remove(delays.size() - 1);
            }
        }
        List<Alerted> invented = alerts.stream()
                .filter(a -> all.stream().noneMatch(span -> began(a, span, standard)))
                .toList();
        Collections.sort(delays);
        double days =
                Math.max(1e-6, Duration.between(truths.start(), truths.end()).toSeconds() / 86_400.0);
        return new RuleScore(
                rule,
                standard.what(),
                wanted,
                wanted - missed.size(),
                alerts.size(),
                alerts.size() - invented.size(),
                List.copyOf(delays),
                invented.size() / days / truths.sites(),
                missed,
                invented);
    }

    /** Whether the alert stands at any time of the truth: it may have been opened by one before and still be open. */
    private static boolean stands(Alerted alert, Span span, Standard standard) {
        Instant closed = alert.closed();
        return alert.subject().equals(span.subject())
                && !alert.opened().isAfter(span.to().plus(standard.late()))
                && (closed == null || !closed.isBefore(span.from()));
    }

    /** Whether the alert has this truth for a reason. */
    private static boolean began(Alerted alert, Span span, Standard standard) {
        return alert.subject().equals(span.subject())
                && !alert.opened().isBefore(span.from().minus(standard.early()))
                && !alert.opened().isAfter(span.to().plus(standard.late()));
    }

    private static Duration later(Instant from, Instant at) {
        Duration delay = Duration.between(from, at);
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
