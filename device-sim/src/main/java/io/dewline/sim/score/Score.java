package io.dewline.sim.score;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good Dewline was in one run.
 *
 * @param readings absent if nobody asked what is stored
 * @param unmatched rule → alerts of rules that nothing in the truth stands for
 */
record Score(
        Truths truths,
        List<RuleScore> rules,
        @Nullable ReadingScore readings,
        Map<String, Integer> unmatched,
        List<Alerted> alerts) {}
