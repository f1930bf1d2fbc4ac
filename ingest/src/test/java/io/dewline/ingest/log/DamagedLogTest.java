package io.dewline.ingest.log;

import static io.dewline.ingest.log.Samples.T0;
import static io.dewline.ingest.log.Samples.await;
import static io.dewline.ingest.log.Samples.dust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.DeadLetter;
import io.dewline.model.Entry;
import io.dewline.model.Reading;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bit rot, lost blocks and cut files: found always, nothing lost beside what was hit, never a refused start. {@code -Ddewline.torture=N} runs more. */
class DamagedLogTest {
    private static final List<String> AREAS = List.of("city", "harbour");
    private static final int TRIALS = Integer.getInteger("dewline.torture", 10);
    private static final LogOptions OPTIONS =
            LogOptions.defaults().withBallast(0).withBytes(1 << 18, 1L << 30, LogOptions.WhenFull.REFUSE);

    @TempDir
    static Path original;

    @TempDir
    Path copies;

    private static final Map<Long, Entry> TRUTH = new TreeMap<>();
    private static final Map<Long, String> AREA_OF = new HashMap<>();
    private static final Map<Long, Long> BATCH_OF = new HashMap<>();

    /** A log as a crash leaves it: some closed segments, one open, and a write-ahead log that was not checkpointed. */
    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        Random random = new Random(1);
        List<Batch> heard = Collections.synchronizedList(new ArrayList<>());
        SqliteLog log = SqliteLog.open(folder, OPTIONS, new ManualTime(T0), -1);
        log.onCommit(heard::addAll);
        for (int i = 0; i < 150; i++) {
            String area = AREAS.get(random.nextInt(2));
            int size = random.nextInt(5) == 0 ? 1 + random.nextInt(200) : 1 + random.nextInt(4);
            List<Reading> readings = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                readings.add(dust(T0 + i, random.nextInt(10_000) / 10.0));
            }
            await(log.append(Draft.readings(area, readings)));
            if (i % 20 == 0) {
                await(log.append(Draft.deadLetters(
                        area, List.of(new DeadLetter("t", new byte[] {0, 1, 2}, 3, "shape", "x", T0)))));
            }
        }
        while (Files.size(SegmentFiles.wal(SegmentFiles.list(folder).lastEntry().getValue())) < 12 * Sqlite.PAGE) {
            await(log.append(Draft.readings("city", List.of(dust(T0, random.nextInt(100))))));
        }
        copy(folder, original);
        log.close();
        for (Batch batch : heard) {
            for (int i = 0; i < batch.entries().size(); i++) {
                TRUTH.put(batch.first() + i, batch.entries().get(i));
                AREA_OF.put(batch.first() + i, batch.area());
                BATCH_OF.put(batch.first() + i, batch.first());
            }
        }
        assertThat(SegmentFiles.list(original).size()).isGreaterThan(2);
        assertThat(ByteBuffer.wrap(Files.readAllBytes(
                                SegmentFiles.list(original).firstEntry().getValue()))
                        .getShort(16))
                .as("the page size that salvage relies on")
                .isEqualTo((short) Sqlite.PAGE);
        assertThat(SegmentFiles.wal(SegmentFiles.list(original).lastEntry().getValue()))
                .isNotEmptyFile();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static long end() {
        return TRUTH.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    private Path fresh(String name) throws IOException {
        Path folder = Files.createDirectory(copies.resolve(name));
        copy(original, folder);
        return folder;
    }

    private static List<Path> parts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".db") || file.toString().endsWith("-wal"))
                    .sorted()
                    .toList();
        }
    }

    /** What can be read, by position; checks that all of it is as it was written and that all that is missing is told. */
    private static Map<Long, Entry> readsWhatIsLeft(Path folder, String damage) {
        Map<Long, Entry> read = new TreeMap<>();
        try (SqliteLog log = SqliteLog.open(folder, OPTIONS, new ManualTime(T0), end())) {
            for (String area : AREAS) {
                for (Batch batch : log.read(area, -1, Integer.MAX_VALUE)) {
                    for (int i = 0; i < batch.entries().size(); i++) {
                        read.put(batch.first() + i, batch.entries().get(i));
                    }
                }
            }
            read.keySet().removeIf(position -> position > end());
            List<Control.Gap> gaps = log.status().gaps();
            TRUTH.forEach((position, entry) -> {
                Entry found = read.get(position);
                boolean told = gaps.stream().anyMatch(gap -> gap.from() <= position && position < gap.to());
                if (found == null ? !told : !found.equals(entry)) {
                    fail("%s: position %s is %s and was %s", damage, position, found, entry);
                }
            });
            assertThat(TRUTH.keySet().containsAll(read.keySet())).as(damage).isTrue();
            assertThat(await(log.append(Draft.readings("city", List.of(dust(T0, 1))))))
                    .isGreaterThan(end());
        }
        return read;
    }

    private static long batchesLost(Map<Long, Entry> read) {
        return TRUTH.keySet().stream()
                .filter(position -> !read.containsKey(position))
                .map(BATCH_OF::get)
                .distinct()
                .count();
    }

    @Test
    void anUndamagedCopyLosesNothing() throws IOException {
        assertThat(readsWhatIsLeft(fresh("whole"), "none")).isEqualTo(TRUTH);
    }

    @Test
    void aFlippedBitCostsAtMostItsOwnBatch() throws IOException {
        Random random = new Random(2);
        for (int trial = 0; trial < TRIALS; trial++) {
            Path folder = fresh("flip" + trial);
            Path file = any(random, parts(folder));
            long at = (long) (random.nextDouble() * Files.size(file));
            // Half of the flips hit where a page's own bookkeeping is.
            at = random.nextBoolean() ? at : at / Sqlite.PAGE * Sqlite.PAGE + random.nextInt(40);
            int bit = random.nextInt(8);
            flip(file, Math.min(at, Files.size(file) - 1), bit);
            String damage = "flip " + trial + ": " + file.getFileName() + " byte " + at + " bit " + bit;
            Map<Long, Entry> read = readsWhatIsLeft(folder, damage);
            assertThat(batchesLost(read)).as(damage).isLessThanOrEqualTo(1);
            assertThat(readsWhatIsLeft(folder, damage + ", opened again"))
                    .as(damage)
                    .isEqualTo(read);
        }
    }

    @Test
    void whatSqliteGivesUpBehindADamagedFrameIsRecovered() throws IOException {
        Path folder = fresh("frame");
        Path wal = SegmentFiles.wal(SegmentFiles.list(folder).lastEntry().getValue());
        int frames = (int) ((Files.size(wal) - 32) / (24 + Sqlite.PAGE));
        assertThat(frames).isGreaterThan(6);
        flip(wal, 32 + 24 + 4_000, 3);
        assertThat(batchesLost(readsWhatIsLeft(folder, "first frame"))).isLessThanOrEqualTo(1);
    }

    @Test
    void aTornTailIsWhatACrashLeavesAndNoDamage() throws IOException {
        Random random = new Random(6);
        for (int trial = 0; trial < TRIALS; trial++) {
            Path folder = fresh("torn" + trial);
            Path wal = SegmentFiles.wal(SegmentFiles.list(folder).lastEntry().getValue());
            long cut = random.nextInt((int) Files.size(wal));
            try (RandomAccessFile bytes = new RandomAccessFile(wal.toFile(), "rw")) {
                bytes.setLength(cut);
            }
            Map<Long, Entry> read = new TreeMap<>();
            try (SqliteLog log = SqliteLog.open(folder, OPTIONS, new ManualTime(T0), -1)) {
                for (String area : AREAS) {
                    for (Batch batch : log.read(area, -1, Integer.MAX_VALUE)) {
                        for (int i = 0; i < batch.entries().size(); i++) {
                            read.put(batch.first() + i, batch.entries().get(i));
                        }
                    }
                }
                assertThat(log.status().gaps()).as("cut to " + cut).isEmpty();
            }
            Map<Long, Entry> beginning = new TreeMap<>(TRUTH);
            beginning.keySet().removeIf(position -> position >= read.size());
            assertThat(read.equals(beginning))
                    .as("cut to " + cut + ": a beginning of what was written")
                    .isTrue();
        }
    }

    @Test
    void aSegmentBegunAndNeverUsedDoesNotCutTheOneBefore() throws Exception {
        Path folder = fresh("unused");
        Path last = SegmentFiles.list(folder).lastEntry().getValue();
        Totals totals;
        try (SegmentReader reader = new SegmentReader(last)) {
            totals = reader.totals();
        }
        Totals claimed = totals.copy();
        claimed.next(totals.next() - 2);
        Path unused = folder.resolve(Segment.name(claimed.next()));
        Segment.create(unused, claimed.opening(T0));
        assertThat(readsWhatIsLeft(folder, "unused")).isEqualTo(TRUTH);
        assertThat(unused).doesNotExist();
    }

    @Test
    void aRowThatIsGoneWithoutATraceIsMissed() throws Exception {
        Path folder = fresh("row");
        Path first = SegmentFiles.list(folder).firstEntry().getValue();
        try (Connection connection = Sqlite.write(first)) {
            Sqlite.execute(
                    connection, "DELETE FROM batch WHERE first = (SELECT min(first) FROM batch WHERE first > 20)");
        }
        assertThat(batchesLost(readsWhatIsLeft(folder, "deleted row"))).isEqualTo(1);
    }

    @Test
    void zeroedBlocksAndCutFilesAreFoundAndTold() throws IOException {
        Random random = new Random(3);
        for (int trial = 0; trial < TRIALS; trial++) {
            Path folder = fresh("cut" + trial);
            String damage = "trial " + trial;
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                Path file = any(random, parts(folder));
                long size = Files.size(file);
                long at = (long) (random.nextDouble() * size);
                try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    if (random.nextInt(3) == 0) {
                        bytes.setLength(at);
                        damage += ", cut " + file.getFileName() + " to " + at;
                    } else {
                        int block = 512 << random.nextInt(6);
                        at = at / 512 * 512;
                        bytes.seek(at);
                        bytes.write(new byte[(int) Math.min(block, size - at)]);
                        damage += ", zeroed " + block + " of " + file.getFileName() + " at " + at;
                    }
                }
            }
            Map<Long, Entry> read = readsWhatIsLeft(folder, damage);
            assertThat(readsWhatIsLeft(folder, damage + ", opened again"))
                    .as(damage)
                    .isEqualTo(read);
        }
    }

    @Test
    void aSegmentThatIsGoneOrEmptyIsAGap() throws IOException {
        Path folder = fresh("gone");
        List<Path> segments = List.copyOf(SegmentFiles.list(folder).values());
        Files.delete(segments.get(1));
        Files.write(segments.get(0), new byte[0]);
        Map<Long, Entry> read = readsWhatIsLeft(folder, "gone");
        assertThat(read).isNotEmpty();
        assertThat(read.keySet())
                .noneMatch(position -> position
                        < Long.parseLong(
                                segments.get(2).getFileName().toString().replace(".db", "")));
    }

    @Test
    void theDamagedFileIsSetAsideAndTheGapIsInTheLog() throws IOException {
        Path folder = fresh("aside");
        Path first = SegmentFiles.list(folder).firstEntry().getValue();
        try (RandomAccessFile bytes = new RandomAccessFile(first.toFile(), "rw")) {
            bytes.seek(4 * Sqlite.PAGE);
            bytes.write(new byte[3 * Sqlite.PAGE]);
        }
        byte[] damaged = Files.readAllBytes(first);
        Map<Long, Entry> read = readsWhatIsLeft(folder, "aside");
        assertThat(batchesLost(read)).isPositive();
        assertThat(folder.resolve("damaged").resolve(first.getFileName() + ".1"))
                .hasBinaryContent(damaged);
        try (SqliteLog log = SqliteLog.open(folder, OPTIONS, new ManualTime(T0), end())) {
            for (String area : AREAS) {
                assertThat(log.read(area, end(), Integer.MAX_VALUE).stream()
                                .flatMap(batch -> batch.entries().stream())
                                .filter(Control.Gap.class::isInstance)
                                .map(Control.Gap.class::cast))
                        .as("every area is told")
                        .containsAll(log.status().gaps());
            }
        }
    }

    @Test
    void aCrashInTheMiddleOfSalvageIsFinished() throws Exception {
        Path folder = fresh("crash");
        Path file = SegmentFiles.list(folder).firstEntry().getValue();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file.resolveSibling(file.getFileName() + ".salvaged"), whole);
        Files.write(file.resolveSibling(file.getFileName() + ".new"), new byte[] {1});
        Files.write(SegmentFiles.wal(file), new byte[] {1, 2, 3});
        Files.write(file, new byte[] {4, 5, 6});
        assertThat(readsWhatIsLeft(folder, "crash")).isEqualTo(TRUTH);
        assertThat(folder.resolve("damaged").resolve(file.getFileName() + ".1-wal"))
                .hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(file.resolveSibling(file.getFileName() + ".new")).doesNotExist();
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1 << bit);
        }
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
