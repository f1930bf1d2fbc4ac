package io.dewline.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/** A CSV file of the shared folder that the system property dewline.shared names; a test that asks for one is skipped where it is absent. */
public final class Table {
    private final List<String> header;
    private final List<String[]> rows;

    private Table(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    public static Table of(String path) {
        Path file = Path.of(System.getProperty("dewline.shared", "../shared")).resolve("domain/data/" + path);
        Assumptions.assumeTrue(Files.isReadable(file), path + " is not at hand");
        try {
            List<String> lines = Files.readAllLines(file);
            List<String[]> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(line.replace("\"", "").split(",", -1));
            }
            return new Table(List.of(lines.get(0).replace("\"", "").split(",", -1)), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int rows() {
        return rows.size();
    }

    public String text(int row, String column) {
        int at = header.indexOf(column);
        assertThat(at).as("column " + column).isNotNegative();
        return rows.get(row)[at];
    }

    /** The number in a cell; NaN where there is none. */
    public double number(int row, String column) {
        String text = text(row, column);
        return text.isEmpty() || text.equals("NA") ? Double.NaN : Double.parseDouble(text);
    }

    public double[] numbers(String column) {
        double[] numbers = new double[rows.size()];
        Arrays.setAll(numbers, row -> number(row, column));
        return numbers;
    }

    /** The rows whose cell in {@code column} is as wanted. */
    public Table where(String column, Predicate<String> wanted) {
        int at = header.indexOf(column);
        return new Table(
                header, rows.stream().filter(row -> wanted.test(row[at])).toList());
    }
}
