package io.dewline.ingest.log;

import io.dewline.model.Kinds;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Source;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Readings for tests, and waiting with a bound. */
final class Samples {
    static final long T0 = 1_780_272_000_000L;
    static final Source DUST = new Source("dust", "east-gate", "fence", "dust-01");
    static final Source SOIL = new Source("soil", "riverside", "", "soil-01");

    private Samples() {}

    static Quantity quantity(String id) {
        return Objects.requireNonNull(Kinds.quantities().get(id));
    }

    static Reading dust(long at, double pm10) {
        return reading(DUST, at, at, new Reading.Origin(Reading.Stamped.DEVICE, false), pm10);
    }

    static Reading reading(Source source, long at, long arrived, Reading.Origin origin, double pm10) {
        return new Reading(
                source,
                at,
                arrived,
                Reading.NO_SEQ,
                origin,
                new Quantity[] {quantity("pm10"), quantity("pm25")},
                new double[] {pm10, pm10 / 2},
                null);
    }

    static Draft draft(String area, Reading... readings) {
        return Draft.readings(area, List.of(readings));
    }

    /** The result within ten seconds; a failed stage throws its cause. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException | TimeoutException never) {
            throw new AssertionError(never);
        }
    }
}
