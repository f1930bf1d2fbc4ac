package io.dewline.rules.engine;

import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.model.Transition;
import io.dewline.model.Transition.Permit;
import io.dewline.model.Transition.Step;
import io.dewline.model.Transition.Used;
import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Unpack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The one alert of a site that says that rules there cannot be judged: it fires when the first of them has been undetermined for too long, and recovers
 * when the last can be judged again.
 */
final class Blindness {
    /** What the alert is called among rules. */
    static final String RULE = "blind";

    private final Subject subject;
    private final Desk desk;
    private final TreeMap<String, Watch> watches = new TreeMap<>();
    private String episode = "";
    private long since;
    private int n;

    Blindness(Subject subject, Desk desk) {
        this.subject = subject;
        this.desk = desk;
    }

    Subject subject() {
        return subject;
    }

    private static String key(Watch watch) {
        return watch.rule().id() + " " + watch.subject().key();
    }

    /** The watch, undetermined since the stamp {@code from}, has been so for too long. */
    void add(Watch watch, long from, long now) {
        watches.put(key(watch), watch);
        if (episode.isEmpty()) {
            since = from;
            n = 0;
            episode = Names.episode(RULE, subject, now); // others may have been blind since the same moment before
            tell(Step.FIRED, now, watch.missing(now), watch.simulated(), "");
        }
    }

    /** The watch can be judged again. */
    void remove(Watch watch, long now) {
        if (watches.remove(key(watch)) == null) {
            return;
        }
        if (watches.isEmpty()) {
            tell(Step.RECOVERED, now, List.of(), watch.simulated(), "");
            episode = "";
        }
    }

    /** The watch was blind before the restart, and still is. */
    void rejoin(Watch watch) {
        watches.put(key(watch), watch);
    }

    /** After a change of configuration: the alert ends when none of those that were blind is left. */
    void settle(long now) {
        if (watches.isEmpty() && !episode.isEmpty()) {
            withdraw(now);
        }
    }

    void withdraw(long now) {
        if (!episode.isEmpty()) {
            tell(Step.WITHDRAWN, now, List.of(), false, "withdrawn");
            episode = "";
        }
    }

    private void tell(Step step, long now, List<String> missing, boolean drill, String cause) {
        List<Used> used = new ArrayList<>();
        for (String input : missing) {
            used.add(new Used(input, Double.NaN, "", ""));
        }
        desk.transitions.add(new Transition(
                episode,
                n++,
                RULE,
                subject,
                step,
                Severity.WARNING,
                false,
                Instant.ofEpochMilli(now),
                Instant.ofEpochMilli(since),
                used,
                null,
                Permit.ALLOWED,
                "",
                cause,
                drill,
                desk.configuration));
    }

    boolean tells() {
        return !episode.isEmpty();
    }

    void write(Pack out) {
        out.text(episode);
        out.whole(since);
        out.count(n);
    }

    void read(Unpack in) {
        episode = in.text();
        since = in.whole();
        n = in.count();
    }
}
