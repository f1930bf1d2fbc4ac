package io.dewline.rules.engine;

import io.dewline.model.Subject;
import io.dewline.rules.series.Pack;
import java.util.ArrayList;
import java.util.List;

/** One subject with the rules that watch it: the unit of the snapshot. */
final class Group {
    private final Subject subject;
    private final Blindness blindness;
    private final List<Watch> watches = new ArrayList<>(2);
    private final int spread;
    private boolean touched;

    Group(Subject subject, Blindness blindness) {
        this.subject = subject;
        this.blindness = blindness;
        this.spread = subject.key().hashCode();
    }

    /** A number of its own, by which watches spread their rounds. */
    int spread() {
        return spread;
    }

    Subject subject() {
        return subject;
    }

    /** The one that tells what cannot be judged at the subject's site. */
    Blindness blindness() {
        return blindness;
    }

    List<Watch> watches() {
        return watches;
    }

    /** Marks its state as changed since the last snapshot. */
    void touch(Desk desk) {
        if (!touched) {
            touched = true;
            desk.touched.add(this);
        }
    }

    /** Its state in the snapshot's layout, empty when every rule is as if it had just begun; it counts as unchanged from here on. */
    void write(Pack out) {
        touched = false;
        List<Watch> telling = watches.stream().filter(Watch::tells).toList();
        out.count(telling.size());
        for (Watch watch : telling) {
            out.text(watch.rule().id());
            out.nest(watch::write);
        }
    }
}
