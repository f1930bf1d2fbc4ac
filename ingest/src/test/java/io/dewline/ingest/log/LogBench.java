package io.dewline.ingest.log;

import static io.dewline.ingest.log.Samples.T0;

import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Measures the log on this machine's disk: appends a second in drafts of several sizes, and reading back. A main, not a test:
 * {@code java -cp … io.dewline.ingest.log.LogBench [seconds]}.
 */
final class LogBench {
    private static final int DEVICES = 1_000;
    private static final int WINDOW = 20_000;
    private static final int CHUNK = 500;

    private LogBench() {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        PrintStream out = System.out;
        out.println("draft size, readings/s, MB/s of log, µs CPU of the writer a reading");
        for (int size : new int[] {1, 10, 100, 500}) {
            Path folder = Files.createTempDirectory("dewline-bench");
            try {
                append(folder, size, 1, out);
                append(folder, size, seconds, out);
                read(folder, out);
            } finally {
                delete(folder);
            }
        }
    }

    private static void append(Path folder, int size, int seconds, PrintStream out) throws InterruptedException {
        List<Draft> drafts = drafts(size);
        long before = SegmentFilesBytes.of(folder);
        try (SqliteLog log = SqliteLog.open(folder, LogOptions.defaults())) {
            Semaphore window = new Semaphore(WINDOW);
            long began = System.nanoTime();
            long until = began + seconds * 1_000_000_000L;
            long count = 0;
            for (int i = 0; System.nanoTime() < until; i++) {
                window.acquire(CHUNK);
                for (int chunk = 0; chunk < CHUNK; chunk += size) {
                    int released = chunk + size >= CHUNK ? CHUNK : 0;
                    log.append(drafts.get(i % drafts.size()))
                            .whenComplete((position, failure) -> window.release(released));
                    count += size;
                }
            }
            window.acquire(WINDOW);
            double took = (System.nanoTime() - began) / 1e9;
            double cpu = writerCpu() / 1e3;
            out.printf(
                    "%d, %.0f, %.0f, %.2f%n",
                    size, count / took, (SegmentFilesBytes.of(folder) - before) / took / 1e6, cpu / count);
        }
    }

    private static double writerCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo thread : threads.dumpAllThreads(false, false)) {
            if (thread.getThreadName().equals("dewline-log")) {
                return threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return Double.NaN;
    }

    private static void read(Path folder, PrintStream out) {
        try (SqliteLog log = SqliteLog.open(folder, LogOptions.defaults())) {
            for (boolean parsed : new boolean[] {false, true}) {
                long began = System.nanoTime();
                long after = -1;
                long count = 0;
                while (after < log.end("city") && count < 3_000_000) {
                    long last = after;
                    if (parsed) {
                        var batches = log.read("city", after, 5_000);
                        count += batches.stream()
                                .mapToInt(b -> b.entries().size())
                                .sum();
                        last = batches.get(batches.size() - 1).last();
                    } else {
                        var texts = log.readText("city", after, 5_000);
                        count += texts.stream().mapToInt(LogText::count).sum();
                        last = texts.get(texts.size() - 1).last();
                    }
                    after = last;
                }
                out.printf(
                        "  read back %s: %.0f/s%n",
                        parsed ? "as readings" : "as text", count / ((System.nanoTime() - began) / 1e9));
            }
        }
    }

    private static List<Draft> drafts(int size) {
        Random random = new Random(5);
        Quantity[] quantities = {
            Samples.quantity("pm10"),
            Samples.quantity("pm25"),
            Samples.quantity("temperature"),
            Samples.quantity("wind_speed")
        };
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < Math.max(20, 20_000 / size); i++) {
            List<Reading> readings = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                long at = T0 + i * 1_000L + j;
                readings.add(new Reading(
                        new Source("dust", "site-" + random.nextInt(20), "", "dust-" + random.nextInt(DEVICES)),
                        at,
                        at + 40,
                        i,
                        Reading.Origin.DEVICE,
                        quantities,
                        new double[] {
                            random.nextInt(2_000) / 10.0,
                            random.nextInt(1_000) / 10.0,
                            random.nextInt(400) / 10.0,
                            random.nextInt(100) / 10.0
                        },
                        null));
            }
            drafts.add(Draft.readings("city", readings));
        }
        return drafts;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Bytes of a folder's segments. */
    private static final class SegmentFilesBytes {
        private SegmentFilesBytes() {}

        static long of(Path folder) {
            try {
                return SegmentFiles.list(folder).values().stream()
                        .mapToLong(SegmentFiles::bytes)
                        .sum();
            } catch (IOException absent) {
                return 0;
            }
        }
    }
}
