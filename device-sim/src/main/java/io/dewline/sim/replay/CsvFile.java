package io.dewline.sim.replay;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file with a header line, read row by row: RFC 4180, UTF-8. */
final class CsvFile implements Closeable {
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Path path;
    private final BufferedReader reader;
    private final List<String> header;
    private long line = 1;
    private long characters;

    private CsvFile(Path path, BufferedReader reader) throws IOException {
        this.path = path;
        this.reader = reader;
        List<String> first = next();
        if (first == null) {
            throw new IOException(path + ": empty, where a header line is expected");
        }
        if (!first.get(0).isEmpty() && first.get(0).charAt(0) == BYTE_ORDER_MARK) {
            first.set(0, first.get(0).substring(1));
        }
        header = List.copyOf(first);
    }

    static CsvFile open(Path path) throws IOException {
        BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        try {
            return new CsvFile(path, reader);
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** Place of a column in each row. */
    int column(String name) throws IOException {
        int at = header.indexOf(name);
        if (at < 0) {
            throw new IOException(path + ": no column \"" + name + "\"; there are " + String.join(", ", header));
        }
        return at;
    }

    /** The next row, or null at the end. */
    @Nullable
    List<String> next() throws IOException {
        int c = read();
        while (c == '\n' || c == '\r') {
            c = read();
        }
        if (c == END) {
            return null;
        }
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        while (true) {
            if (c == '"') {
                c = quoted(cell);
            } else if (c == ',' || c == '\n' || c == END) {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (c != ',') {
                    return row;
                }
                c = read();
            } else {
                cell.append((char) c);
                c = read();
            }
        }
    }

    /** File and line of the row read last, for messages. */
    String place() {
        return path + ":" + Math.max(1, line - 1);
    }

    /** How much was read, in characters. */
    long characters() {
        return characters;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Takes the rest of a quoted cell; returns what follows the closing quote. */
    private int quoted(StringBuilder cell) throws IOException {
        int c = read();
        while (c != END) {
            if (c == '"') {
                c = read();
                if (c != '"') {
                    return c;
                }
            }
            cell.append((char) c);
            c = read();
        }
        throw new IOException(place() + ": a quote is not closed");
    }

    private int read() throws IOException {
        int c = reader.read();
        characters++;
        if (c == '\n') {
            line++;
        }
        return c;
    }
}
