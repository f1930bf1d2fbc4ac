package io.dewline.app.backtest;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A bar with rate and time left, drawn again and again on a terminal's one line; nothing elsewhere. For one thread. */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final long EVERY_MS = 200;

    private final Thread thread;
    private final boolean terminal;

    /** Draws how far {@code backtest} has come in {@code span}, until closed. */
    public static Progress of(Backtest backtest, Past.Span span, PrintWriter err, boolean terminal) {
        return new Progress(backtest, span, err, terminal);
    }

    private Progress(Backtest backtest, Past.Span span, PrintWriter err, boolean terminal) {
        this.terminal = terminal;
        long began = System.nanoTime();
        thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            Thread.sleep(EVERY_MS);
                            double seconds = (System.nanoTime() - began) / 1e9;
                            err.print("\r" + line(backtest.reached(), backtest.readings(), span, seconds));
                            err.flush();
                        }
                    } catch (InterruptedException done) {
                        err.print("\r" + " ".repeat(78) + "\r");
                        err.flush();
                    }
                },
                "progress");
        thread.setDaemon(true);
        if (terminal) {
            thread.start();
        }
    }

    /** Whether there is somebody to see it. */
    public boolean shown() {
        return terminal;
    }

    static String line(long reached, long readings, Past.Span span, double seconds) {
        double all = span.to().toEpochMilli() - (double) span.from().toEpochMilli();
        double share = all <= 0 || reached == 0
                ? 0
                : Math.max(0, Math.min(1, (reached - span.from().toEpochMilli()) / all));
        int full = (int) Math.round(share * WIDTH);
        Duration left =
                share > 0.001 ? Duration.ofMillis((long) (seconds * (1 - share) / share * 1_000)) : Duration.ZERO;
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %,d readings, %,.0f/s%s",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                share * 100,
                readings,
                readings / Math.max(seconds, 1e-3),
                share > 0.001 ? ", " + left.toSeconds() + " s left" : "");
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
