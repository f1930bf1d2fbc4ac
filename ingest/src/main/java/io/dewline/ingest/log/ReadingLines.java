package io.dewline.ingest.log;

import io.dewline.model.DeviceKind;
import io.dewline.model.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes readings again of the lines that the log writes and the store keeps. Not thread safe. */
public final class ReadingLines {
    private final LineParser parser;

    /** A quantity that none of {@code kinds} declares is a plain number. */
    public ReadingLines(Map<String, DeviceKind> kinds) {
        parser = new LineParser(kinds);
    }

    /**
     * The reading in one line.
     *
     * @throws IllegalArgumentException when the line is none of Dewline's
     */
    public Reading read(String line) {
        try {
            return parser.parse(line.getBytes(StandardCharsets.UTF_8)).get(0);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not a reading: " + line, e);
        }
    }
}
