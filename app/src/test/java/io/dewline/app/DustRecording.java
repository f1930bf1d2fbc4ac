package io.dewline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** A recording of hourly dust as the file has it, read without any of Dewline's or the simulator's code. */
record DustRecording(Path file, List<Row> rows) {

    /** A row with at least one value; NaN where PM10 is missing. */
    record Row(OffsetDateTime at, String device, double pm10) {}

    /** The file's columns: time, and the values that are replayed, PM10 first; "" for a file of the one device dust-01. */
    record Columns(String at, String device, List<String> values) {}

    /** What the database should hold of a device. */
    record Totals(long rows, long pm10Values, double pm10Sum) {}

    static DustRecording read(String name, Columns columns) {
        Path file = Path.of(System.getProperty("dewline.shared", "../shared"), "domain", "data", "dust", name);
        Assumptions.assumeTrue(Files.isReadable(file), () -> "the recordings in ../shared are not here: no " + name);
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> header = Arrays.asList(lines.get(0).split(",", -1));
            int[] values = columns.values().stream().mapToInt(header::indexOf).toArray();
            return new DustRecording(
                    file,
                    lines.stream()
                            .skip(1)
                            .map(line -> line.split(",", -1))
                            .filter(cells -> Arrays.stream(values).anyMatch(column -> !cells[column].isEmpty()))
                            .map(cells -> new Row(
                                    OffsetDateTime.parse(cells[header.indexOf(columns.at())]),
                                    columns.device().isEmpty()
                                            ? "dust-01"
                                            : cells[header.indexOf(columns.device())].toLowerCase(Locale.ROOT),
                                    cells[values[0]].isEmpty() ? Double.NaN : Double.parseDouble(cells[values[0]])))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By device. */
    Map<String, Totals> totals() {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Row::device,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), DustRecording::total)));
    }

    private static Totals total(List<Row> rows) {
        double[] values = rows.stream()
                .mapToDouble(Row::pm10)
                .filter(x -> !Double.isNaN(x))
                .toArray();
        return new Totals(rows.size(), values.length, Arrays.stream(values).sum());
    }

    /** The days of a zone on which at least so many hours meet the condition. */
    Set<LocalDate> days(ZoneId zone, int hours, Predicate<Row> condition) {
        return rows.stream()
                .filter(condition)
                .collect(Collectors.groupingBy(
                        row -> row.at().atZoneSameInstant(zone).toLocalDate(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(day -> day.getValue() >= hours)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
