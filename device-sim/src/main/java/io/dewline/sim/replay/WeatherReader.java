package io.dewline.sim.replay;

import io.dewline.sim.physics.WeatherSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads recordings as weather: what several files or stations measured at one instant becomes its mean. */
public final class WeatherReader {
    private WeatherReader() {}

    /**
     * Reads all of the sources.
     *
     * @param start the recording is moved by whole days so that it begins within the day before this instant; absent:
     *     it keeps its own dates
     * @throws IOException if a file cannot be read, or nothing in them is weather
     */
    public static WeatherSeries read(List<Source> sources, @Nullable Instant start) throws IOException {
        WeatherSeries series = new WeatherSeries();
        try (Timeline timeline = new Timeline(sources, new ReplayCounts())) {
            Duration shift = Duration.ZERO;
            List<Recorded> same = new ArrayList<>();
            boolean first = true;
            for (Recorded row = timeline.next(); row != null; row = timeline.next()) {
                if (first && start != null) {
                    shift = Duration.ofDays(Math.floorDiv(
                            Duration.between(row.at(), start).toMillis(),
                            Duration.ofDays(1).toMillis()));
                }
                first = false;
                if (!same.isEmpty() && !same.get(0).at().equals(row.at())) {
                    add(series, same, shift);
                }
                same.add(row);
            }
            add(series, same, shift);
        }
        if (series.isEmpty()) {
            throw new IOException("the recording has no row with a value");
        }
        return series;
    }

    /**
     * Reads the sources of a YAML file, as {@code device-sim replay} takes it.
     *
     * @throws IOException as above, or if the YAML is no list of sources
     */
    public static WeatherSeries read(Path file, @Nullable Instant start) throws IOException {
        return read(SourcesReader.read(file), start);
    }

    /** Takes the rows of one instant in and forgets them. */
    private static void add(WeatherSeries series, List<Recorded> same, Duration shift) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (Recorded row : same) {
            row.values().forEach((quantity, value) -> values.computeIfAbsent(quantity, unused -> new ArrayList<>())
                    .add(value));
        }
        if (!same.isEmpty()) {
            Instant at = same.get(0).at().plus(shift);
            values.forEach((quantity, all) -> series.add(
                    at,
                    quantity,
                    quantity.equals("wind_direction")
                            ? all.get(0)
                            : all.stream().mapToDouble(v -> v).average().orElseThrow()));
        }
        same.clear();
    }
}
