package io.dewline.ingest.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings older segments to the version that this program writes, after a copy; refuses newer ones. */
final class Migrations {
    /** What is in force. Version 1 is the first: there is nothing older yet. */
    static final Migrations CURRENT = new Migrations(Segment.VERSION, List.of());

    private final int version;
    private final List<Step> steps;

    /** The statements that bring a file from a version to the next. */
    record Step(int from, List<String> statements) {
        Step {
            statements = List.copyOf(statements);
        }
    }

    Migrations(int version, List<Step> steps) {
        this.version = version;
        this.steps = List.copyOf(steps);
    }

    /**
     * Checks a closed file's version and migrates it where it is older; the copy stays in folder {@code before-version-N}.
     *
     * @throws LogRefused when the file is newer
     * @throws Damaged when the version is none that ever was
     */
    void bring(Path file) throws SQLException, IOException, Damaged {
        int found;
        try (SegmentReader reader = new SegmentReader(file)) {
            found = reader.version();
            if (found == version) {
                return;
            }
            int told = reader.toldVersion();
            if (found != told) {
                throw new Damaged("the file's version is " + found + " in one place and " + told + " in another");
            }
        }
        if (found > version) {
            throw new LogRefused("the log " + file + " has version " + found + "; this program knows up to " + version);
        }
        Path copies = file.resolveSibling("before-version-" + version);
        Files.createDirectories(copies);
        Files.copy(file, copies.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Path wal = SegmentFiles.wal(file);
        if (Files.exists(wal)) {
            Files.copy(wal, copies.resolve(wal.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Connection connection = Sqlite.write(file)) {
            Sqlite.execute(connection, "BEGIN IMMEDIATE");
            for (int from = found; from < version; from++) {
                for (String statement : step(from).statements()) {
                    Sqlite.execute(connection, statement);
                }
            }
            Sqlite.execute(connection, "PRAGMA user_version = " + version);
            Sqlite.execute(connection, "COMMIT");
        }
    }

    private Step step(int from) throws Damaged {
        for (Step step : steps) {
            if (step.from() == from) {
                return step;
            }
        }
        throw new Damaged("there never was a version " + from);
    }
}
