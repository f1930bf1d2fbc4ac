package io.dewline.sim.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether one thing is true of one subject, and since when. */
public final class Watch {
    private final Truth truth;
    private final What what;
    private final Truth.Subject subject;
    private @Nullable Instant since;

    public Watch(Truth truth, What what, Truth.Subject subject) {
        this.truth = truth;
        this.what = what;
        this.subject = subject;
    }

    public boolean on() {
        return since != null;
    }

    /** It is true now, or not. */
    public void is(boolean now, Instant at) {
        is(now, at, at);
    }

    /** It is true, and has been since an earlier instant; or not any more. */
    public void is(boolean now, Instant from, Instant at) {
        Instant begun = since;
        if (now && begun == null) {
            since = from;
        } else if (!now && begun != null) {
            truth.was(what, subject, begun, at, true);
            since = null;
        }
    }

    /** The run ends. */
    public void end(Instant at) {
        Instant begun = since;
        if (begun != null) {
            truth.was(what, subject, begun, at, false);
            since = null;
        }
    }
}
