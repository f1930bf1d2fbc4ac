package io.dewline.ingest.log;

import java.util.Timer;
import java.util.TimerTask;

/** The log's clock and heartbeat. */
public interface LogTime {
    /** Epoch milliseconds. */
    long now();

    /** Runs {@code beat} every {@code millis} until closed. */
    Beating every(long millis, Runnable beat);

    /** A running heartbeat. */
    interface Beating extends AutoCloseable {
        @Override
        void close();
    }

    /** The machine's time. */
    static LogTime system() {
        return new LogTime() {
            @Override
            public long now() {
                return System.currentTimeMillis();
            }

            @Override
            public Beating every(long millis, Runnable beat) {
                Timer timer = new Timer("dewline-log-beat", true);
                timer.schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                beat.run();
                            }
                        },
                        millis,
                        millis);
                return timer::cancel;
            }
        };
    }
}
