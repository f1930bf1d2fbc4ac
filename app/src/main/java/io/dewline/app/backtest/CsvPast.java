package io.dewline.app.backtest;

import io.dewline.model.Batch;
import io.dewline.model.Device;
import io.dewline.model.Document.Mark;
import io.dewline.model.Problem;
import io.dewline.model.Problems;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Registry;
import io.dewline.model.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** History from CSV files: each row is a reading, taken to arrive when it was measured. All of it is held in memory. */
public final class CsvPast implements Past {
    private static final List<String> COMPASS =
            List.of("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW");

    private final Set<String> told = new HashSet<>();
    private final Registry registry;
    private final Map<String, List<Reading>> byArea = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Problems problems = new Problems();
    private final Map<String, List<String>> texts = new LinkedHashMap<>();

    /**
     * A file and what its columns mean.
     *
     * @param device id, in which {@code {column}} stands for that column's text in small letters
     * @param at column with the time of measurement
     * @param zone for times that name no offset; null when all do
     * @param map a column for each quantity, as {@code quantity=column} or {@code quantity=column:factor}
     */
    public record File(Path path, String device, String at, @Nullable ZoneId zone, List<String> map) {
        public File {
            map = List.copyOf(map);
        }
    }

    private record Mapped(String quantity, int column, double factor) {}

    private CsvPast(Registry registry) {
        this.registry = registry;
    }

    /** Reads the files; {@link #problems} tells what is wrong with them. */
    public static CsvPast read(List<File> files, Registry registry) {
        CsvPast past = new CsvPast(registry);
        for (File file : files) {
            past.read(file);
        }
        past.byArea.values().forEach(readings -> readings.sort(Comparator.comparingLong(Reading::at)));
        return past;
    }

    /** What is wrong, with file, line and column; none when the files can be used. */
    public List<Problem> problems() {
        return problems.all();
    }

    /** The lines of the files in which something is wrong. */
    public Map<String, String> texts() {
        Map<String, String> all = new LinkedHashMap<>();
        texts.forEach((name, lines) -> all.put(name, String.join("\n", lines)));
        return all;
    }

    private void read(File file) {
        String name = file.path().toString();
        List<String> lines;
        try {
            lines = Files.readAllLines(file.path());
        } catch (IOException e) {
            problems.error(new Mark(name, 1, 1), "cannot be read: " + e, "a UTF-8 text file");
            return;
        }
        texts.put(name, lines);
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0));
        Mark top = new Mark(name, 1, 1);
        int at = column(header, file.at(), top);
        List<Mapped> mapped = new ArrayList<>();
        for (String text : file.map()) {
            Mapped one = mapped(text, header, top);
            if (one != null) {
                mapped.add(one);
            }
        }
        int deviceColumn = -1;
        int open = file.device().indexOf('{');
        int close = file.device().indexOf('}');
        if (open >= 0 && close > open) {
            deviceColumn = column(header, file.device().substring(open + 1, close), top);
        }
        if (problems.hasErrors()) {
            return;
        }
        for (int i = 1; i < lines.size() && problems.all().size() < 20; i++) {
            List<String> cells = cells(lines.get(i));
            Mark mark = new Mark(name, i + 1, 1);
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (cells.size() != header.size()) {
                problems.error(mark, cells.size() + " columns", header.size() + " as in the first line");
                continue;
            }
            String id = deviceColumn < 0
                    ? file.device()
                    : file.device().substring(0, open)
                            + cells.get(deviceColumn).toLowerCase(Locale.ROOT)
                            + file.device().substring(close + 1);
            row(cells, at, id, file.zone(), mapped, mark);
        }
    }

    private int column(List<String> header, String name, Mark mark) {
        int column = header.indexOf(name);
        if (column < 0) {
            problems.unknown(mark, "column", name, header);
        }
        return column;
    }

    private @Nullable Mapped mapped(String text, List<String> header, Mark top) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            problems.error(top, "'" + text + "' maps nothing", "quantity=column or quantity=column:factor");
            return null;
        }
        String column = text.substring(equals + 1);
        double factor = 1;
        int colon = column.lastIndexOf(':');
        if (colon > 0 && header.indexOf(column) < 0) {
            try {
                factor = Double.parseDouble(column.substring(colon + 1));
                column = column.substring(0, colon);
            } catch (NumberFormatException e) {
                // no factor: the colon belongs to a name, which is not there
            }
        }
        return new Mapped(text.substring(0, equals), column(header, column, top), factor);
    }

    private void row(List<String> cells, int at, String id, @Nullable ZoneId zone, List<Mapped> mapped, Mark mark) {
        Device device = registry.device(id);
        if (device == null) {
            if (told.add(id)) {
                problems.unknown(mark, "device", id, registry.devices().keySet());
            }
            return;
        }
        Instant time = time(cells.get(at), zone);
        if (time == null) {
            int column = 1 + String.join(",", cells.subList(0, at)).length() + (at > 0 ? 1 : 0);
            problems.error(
                    new Mark(mark.file(), mark.line(), column),
                    "'" + cells.get(at) + "' is no time",
                    "ISO 8601 with an offset, or --zone for times without one");
            return;
        }
        List<Quantity> quantities = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Mapped map : mapped) {
            Quantity quantity = device.kind().quantities().get(map.quantity());
            if (quantity == null) {
                String kind = "quantity of a " + device.kind().id();
                if (told.add(kind + " " + map.quantity())) {
                    problems.unknown(
                            mark,
                            kind,
                            map.quantity(),
                            device.kind().quantities().keySet());
                }
                return;
            }
            String cell = cells.get(map.column());
            double value = number(cell, quantity) * map.factor();
            if (quantity.plausible(value)) {
                quantities.add(quantity);
                values.add(value);
            } else if (!missing(cell)) {
                refused.merge(map.quantity(), 1, Integer::sum);
            }
        }
        if (!quantities.isEmpty()) {
            long stamp = time.toEpochMilli();
            byArea.computeIfAbsent(device.area(), k -> new ArrayList<>())
                    .add(new Reading(
                            device.source(),
                            stamp,
                            stamp,
                            Reading.NO_SEQ,
                            Reading.Origin.DEVICE,
                            quantities.toArray(Quantity[]::new),
                            values.stream().mapToDouble(Double::doubleValue).toArray(),
                            null));
        }
    }

    private static boolean missing(String cell) {
        return cell.isEmpty() || cell.equalsIgnoreCase("na") || cell.equalsIgnoreCase("nan");
    }

    private static double number(String cell, Quantity quantity) {
        int point = quantity.unit() == Unit.DEGREE ? COMPASS.indexOf(cell.toUpperCase(Locale.ROOT)) : -1;
        if (point >= 0) {
            return 360.0 / COMPASS.size() * point;
        }
        try {
            return missing(cell) ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static @Nullable Instant time(String cell, @Nullable ZoneId zone) {
        try {
            return OffsetDateTime.parse(cell).toInstant();
        } catch (DateTimeException withoutOffset) {
            try {
                return zone == null
                        ? null
                        : LocalDateTime.parse(cell.replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                                .atZone(zone)
                                .toInstant();
            } catch (DateTimeException noTime) {
                return null;
            }
        }
    }

    /** The cells of a line; one in double quotes may hold commas, and quotes written twice. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else if (c != '\uFEFF') {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    @Override
    public Span span() {
        Collection<List<Reading>> all = byArea.values();
        long first = all.stream().mapToLong(r -> r.get(0).at()).min().orElse(0);
        long last = all.stream().mapToLong(r -> r.get(r.size() - 1).at()).max().orElse(0);
        return new Span(Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
    }

    @Override
    public void replay(String area, Span span, Consumer<Batch> batches) {
        List<Reading> readings = byArea.getOrDefault(area, List.of());
        int from = 0;
        while (from < readings.size()) {
            long stamp = readings.get(from).at();
            int to = from + 1;
            while (to < readings.size() && readings.get(to).at() == stamp) {
                to++;
            }
            if (span.has(stamp)) {
                batches.accept(new Batch(area, from, stamp, Batch.Kind.READINGS, readings.subList(from, to)));
            }
            from = to;
        }
    }

    @Override
    public List<String> trouble() {
        List<String> all = new ArrayList<>();
        refused.forEach((quantity, count) -> all.add(count + " values of " + quantity + " are no plausible numbers"));
        return all;
    }
}
