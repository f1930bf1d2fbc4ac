package io.dewline.app.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** A CSV file with a header, none of whose cells holds a comma. */
record Recording(List<String> header, List<String[]> rows) {

    static Recording read(Path data, String name) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve(name));
        List<String[]> rows = lines.stream()
                .skip(1)
                .map(line -> line.replace("\"", "").split(",", -1))
                .toList();
        return new Recording(Arrays.asList(lines.get(0).replace("\"", "").split(",", -1)), rows);
    }

    String text(String[] row, String column) {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + column + " among " + header);
        }
        return row[at];
    }

    /** The number in a cell, NaN where there is none. */
    double number(String[] row, String column) {
        String text = text(row, column);
        return text.isEmpty() || text.equals("NA") ? Double.NaN : Double.parseDouble(text);
    }

    Instant time(String[] row, String column) {
        return OffsetDateTime.parse(text(row, column)).toInstant();
    }

    LocalDate day(String[] row, String column) {
        return LocalDate.parse(text(row, column));
    }
}
