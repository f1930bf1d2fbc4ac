package io.dewline.sim.replay;

import java.io.Closeable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one file into readings and counts those that give none. */
final class SourceReader implements Closeable {
    private static final Set<String> MISSING = Set.of("", "na", "nan", "null", "none", "-");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)\\}");
    private static final Pattern NO_ID = Pattern.compile("[^a-z0-9_-]+");

    private final Source source;
    private final CsvFile file;
    private final ReplayCounts counts;
    private final Stamps stamps;
    private final int at;
    private final List<Integer> columns = new ArrayList<>();
    private final Map<Integer, String> where = new HashMap<>();
    private final List<String> templateColumns = new ArrayList<>();

    SourceReader(Source source, ReplayCounts counts) throws IOException {
        this.source = source;
        this.counts = counts;
        stamps = new Stamps(source.zone());
        file = CsvFile.open(source.file());
        try {
            at = file.column(source.at());
            for (Mapped mapped : source.map()) {
                columns.add(file.column(mapped.column()));
            }
            for (Map.Entry<String, String> condition : source.where().entrySet()) {
                where.put(file.column(condition.getKey()), condition.getValue());
            }
            Matcher placeholder = PLACEHOLDER.matcher(source.device());
            while (placeholder.find()) {
                file.column(placeholder.group(1));
                templateColumns.add(placeholder.group(1));
            }
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The next row with values, or null at the end. */
    @Nullable
    Recorded next() throws IOException {
        List<String> row = file.next();
        while (row != null) {
            Recorded recorded = read(row);
            if (recorded != null) {
                return recorded;
            }
            row = file.next();
        }
        return null;
    }

    long characters() {
        return file.characters();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private @Nullable Recorded read(List<String> row) throws IOException {
        for (Map.Entry<Integer, String> condition : where.entrySet()) {
            if (!cell(row, condition.getKey()).equals(condition.getValue())) {
                return null;
            }
        }
        counts.read++;
        Instant time;
        try {
            time = stamps.read(cell(row, at));
        } catch (DateTimeException e) {
            counts.unreadable(file.place() + ": " + e.getMessage());
            return null;
        }
        Map<String, Double> values = values(row);
        if (values.isEmpty()) {
            counts.skipped++;
            return null;
        }
        return new Recorded(time, source.site(), device(row), values);
    }

    private Map<String, Double> values(List<String> row) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Mapped mapped = source.map().get(i);
            String text = cell(row, columns.get(i));
            if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
                continue;
            }
            OptionalDouble value = number(mapped, text);
            if (value.isPresent()) {
                values.put(mapped.quantity(), value.getAsDouble());
            } else {
                counts.unreadable(file.place() + ": " + mapped.column() + " \"" + text + "\" is no number");
            }
        }
        return values;
    }

    private static OptionalDouble number(Mapped mapped, String text) {
        if (mapped.quantity().equals("wind_direction") && Character.isLetter(text.charAt(0))) {
            return Compass.degrees(text);
        }
        try {
            double value = Double.parseDouble(text) * mapped.factor();
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private String device(List<String> row) throws IOException {
        String id = source.device();
        for (String column : templateColumns) {
            String text = cell(row, file.column(column)).toLowerCase(Locale.ROOT);
            id = id.replace("{" + column + "}", NO_ID.matcher(text).replaceAll("-"));
        }
        return id;
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }
}
