package io.dewline.app.fault;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens elsewhere. */
final class Eventually {
    private Eventually() {}

    /** Returns once the condition holds; an exception in it counts as not yet. */
    static void holds(String what, Duration patience, Callable<Boolean> condition) {
        long end = System.nanoTime() + patience.toNanos();
        Throwable last = null;
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("not in " + patience + ": " + what, last);
    }
}
