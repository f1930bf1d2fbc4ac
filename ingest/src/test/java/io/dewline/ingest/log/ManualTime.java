package io.dewline.ingest.log;

import java.util.ArrayList;
import java.util.List;

/** A clock that stands still until a test moves it; beats run on the mover's thread. */
final class ManualTime implements LogTime {
    private final List<Beat> beats = new ArrayList<>();
    private long now;

    private static final class Beat {
        final long every;
        final Runnable task;
        long due;

        Beat(long every, Runnable task, long due) {
            this.every = every;
            this.task = task;
            this.due = due;
        }
    }

    ManualTime(long now) {
        this.now = now;
    }

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized Beating every(long millis, Runnable task) {
        Beat beat = new Beat(millis, task, now + millis);
        beats.add(beat);
        return () -> remove(beat);
    }

    private synchronized void remove(Beat beat) {
        beats.remove(beat);
    }

    /** Sets the clock, also back, without a beat. */
    synchronized void set(long to) {
        now = to;
        beats.forEach(beat -> beat.due = to + beat.every);
    }

    /** Moves the clock on; what is due runs at its time, except that each beat runs at most once per 100 ms of the clock. */
    void advance(long millis) {
        long until = now() + millis;
        for (long step = now() + 100; step <= until; step += 100) {
            List<Runnable> due = new ArrayList<>();
            synchronized (this) {
                now = step;
                for (Beat beat : beats) {
                    if (beat.due <= now) {
                        beat.due = now + beat.every;
                        due.add(beat.task);
                    }
                }
            }
            due.forEach(Runnable::run);
        }
        synchronized (this) {
            now = until;
        }
    }
}
