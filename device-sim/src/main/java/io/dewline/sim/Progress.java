package io.dewline.sim;

import io.dewline.sim.city.City;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says every ten seconds how far a city is: messages, their real rate, and how far it is behind its own schedule. */
final class Progress {
    private static final int SECONDS = 10;

    private Progress() {}

    /**
     * Returns when the city has ended.
     *
     * @throws ExecutionException if it broke off
     */
    static void follow(City city, PrintWriter out) throws ExecutionException, InterruptedException {
        long before = city.published();
        long since = System.nanoTime();
        while (true) {
            try {
                city.finished().get(SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                long published = city.published();
                long now = System.nanoTime();
                out.printf(
                        "%s  published %,d (%,.0f/s)  acknowledged %,d  behind %,d ms%n",
                        city.now().truncatedTo(ChronoUnit.SECONDS),
                        published,
                        (published - before) / ((now - since) / 1e9),
                        city.acknowledged(),
                        city.lag().toMillis());
                before = published;
                since = now;
            }
        }
    }
}
