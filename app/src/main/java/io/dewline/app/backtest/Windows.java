package io.dewline.app.backtest;

import io.dewline.model.Subject;
import io.dewline.model.WindowResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the verdicts of clock-aligned windows by rule and subject. */
public final class Windows {
    private final Map<String, Tally> tallies = new TreeMap<>();

    /** The windows of a rule and subject by verdict. */
    public record Tally(String rule, Subject subject, long ok, long exceeded, long undetermined) {
        Tally plus(WindowResult.Verdict verdict) {
            return switch (verdict) {
                case OK -> new Tally(rule, subject, ok + 1, exceeded, undetermined);
                case EXCEEDED -> new Tally(rule, subject, ok, exceeded + 1, undetermined);
                case UNDETERMINED -> new Tally(rule, subject, ok, exceeded, undetermined + 1);
            };
        }
    }

    void add(WindowResult window) {
        if (!window.revised()) {
            String key = window.rule() + "\n" + window.subject().key();
            Tally before = tallies.get(key);
            Tally none = before == null ? new Tally(window.rule(), window.subject(), 0, 0, 0) : before;
            tallies.put(key, none.plus(window.verdict()));
        }
    }

    List<Tally> tallies() {
        return new ArrayList<>(tallies.values());
    }
}
