package io.dewline.ingest.log;

import static io.dewline.ingest.log.Samples.T0;
import static io.dewline.ingest.log.Samples.await;
import static io.dewline.ingest.log.Samples.dust;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Entry;
import io.dewline.model.Note;
import io.dewline.model.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is full: 16 MiB of memory, where this process may mount it. */
class DiskFullIT {
    private static final LogOptions OPTIONS =
            LogOptions.defaults().withBallast(1 << 20).withBytes(2 << 20, 1L << 30, LogOptions.WhenFull.REFUSE);

    @TempDir
    Path disk;

    private final ManualTime time = new ManualTime(T0);
    private final Map<Long, Reading> acknowledged = new TreeMap<>();
    private int appended;

    @BeforeEach
    void mount() throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=16m", "dewline-test", disk.toString()),
                "a small disk can only be mounted by root");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Appends until the log refuses; returns why. */
    private String fill(SqliteLog log) {
        while (true) {
            List<Reading> readings = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                readings.add(dust(T0, appended++));
            }
            try {
                long last = await(log.append(Draft.readings("city", readings)));
                for (int i = 0; i < 200; i++) {
                    acknowledged.put(last - 199 + i, readings.get(i));
                }
            } catch (LogRefused refused) {
                return refused.reason();
            }
        }
    }

    private void holdsWhatItAcknowledged(SqliteLog log) {
        Map<Long, Entry> logged = new TreeMap<>();
        for (Batch batch : log.read("city", -1, Integer.MAX_VALUE)) {
            for (int i = 0; i < batch.entries().size(); i++) {
                logged.put(batch.first() + i, batch.entries().get(i));
            }
        }
        assertThat(logged.entrySet().containsAll(acknowledged.entrySet())).isTrue();
        assertThat(logged.values().stream().filter(Reading.class::isInstance)).hasSameSizeAs(acknowledged.values());
    }

    @Test
    void refusesWhileTheDiskIsFullAndResumesWhenItIsNot() throws Exception {
        Path folder = disk.resolve("log");
        Path other = disk.resolve("other");
        Files.write(other, new byte[8 << 20]);
        try (SqliteLog log = SqliteLog.open(folder, OPTIONS, time, -1)) {
            assertThat(fill(log)).contains("disk").contains("full");
            assertThat(log.status().refusing()).isTrue();
            assertThat(folder.resolve("ballast")).doesNotExist();
            await(log.append(Draft.control("city", new Control.Link(Control.State.DOWN))));
            await(log.append(Draft.notes("city", List.of(new Note("alert n=1i 1")))));
            assertThat(fill(log)).as("still").contains("full");
            holdsWhatItAcknowledged(log);

            Files.delete(other);
            int before = acknowledged.size();
            fill(log);
            assertThat(acknowledged.size()).as("resumed by itself").isGreaterThan(before + 1_000);
            holdsWhatItAcknowledged(log);
        }
        Files.write(other, new byte[0]);
        try (SqliteLog log = SqliteLog.open(folder, OPTIONS, time, -1)) {
            holdsWhatItAcknowledged(log);
            assertThat(log.status().gaps()).isEmpty();
        }
    }

    @Test
    void comesBackWithTheBallastWithoutAnyAppend() throws Exception {
        Path folder = disk.resolve("log");
        Path other = disk.resolve("other");
        Files.write(other, new byte[8 << 20]);
        try (SqliteLog log = SqliteLog.open(folder, OPTIONS, time, -1)) {
            fill(log);
            Files.delete(other);
            time.advance(400);
            log.dropCursor("nobody");
            assertThat(log.status().refusing()).isFalse();
            assertThat(folder.resolve("ballast")).hasSize(1 << 20);
        }
    }
}
