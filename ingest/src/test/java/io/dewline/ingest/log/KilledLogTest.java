package io.dewline.ingest.log;

import static io.dewline.ingest.log.Samples.T0;
import static io.dewline.ingest.log.Samples.dust;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Batch;
import io.dewline.model.Reading;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any instant has in its log what it acknowledged. */
class KilledLogTest {
    @TempDir
    Path folder;

    /** Appends as fast as it can and prints position and value of what was acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws InterruptedException {
            SqliteLog log = SqliteLog.open(
                    Path.of(args[0]),
                    LogOptions.defaults().withBallast(0).withBytes(1 << 20, 1L << 30, LogOptions.WhenFull.REFUSE));
            Semaphore window = new Semaphore(200);
            StringBuilder line = new StringBuilder();
            for (int i = Integer.parseInt(args[1]); ; i++) {
                int value = i;
                window.acquire();
                log.append(Draft.readings("city", List.of(dust(T0, value), dust(T0, value + 0.5))))
                        .whenComplete((position, failure) -> {
                            line.setLength(0);
                            System.out.println(line.append(position).append(' ').append(value));
                            window.release();
                        });
            }
        }
    }

    @Test
    void keepsWhatWasAcknowledged() throws Exception {
        Random random = new Random(4);
        Map<Long, Double> acknowledged = new HashMap<>();
        for (int round = 0; round < 4; round++) {
            Process writer = Child.start(Writer.class, folder.toString(), Integer.toString(round * 10_000_000));
            try (BufferedReader lines = writer.inputReader()) {
                int enough = 500 + random.nextInt(20_000);
                int read = 0;
                // The pipe's last line may be cut by the kill: only whole ones are believed.
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (++read == enough) {
                        // Not the process's own method: that one closes the pipe that we read.
                        assertThat(writer.toHandle().destroyForcibly()).isTrue();
                    }
                    String[] words = line.split(" ", -1);
                    if (read <= enough) {
                        acknowledged.put(Long.parseLong(words[0]), Double.parseDouble(words[1]) + 0.5);
                    }
                }
                assertThat(read).isGreaterThanOrEqualTo(enough);
            } finally {
                writer.destroyForcibly().waitFor();
            }
            Map<Long, Double> logged = new HashMap<>();
            try (SqliteLog log = SqliteLog.open(folder, LogOptions.defaults().withBallast(0), new ManualTime(T0), -1)) {
                for (Batch batch : log.read("city", -1, Integer.MAX_VALUE)) {
                    for (int i = 0; i < batch.entries().size(); i++) {
                        if (batch.entries().get(i) instanceof Reading reading) {
                            logged.put(batch.first() + i, reading.value(0));
                        }
                    }
                }
                assertThat(log.status().gaps()).isEmpty();
                assertThat(log.ledger().readings()).isEqualTo(logged.size());
            }
            acknowledged.forEach((position, value) -> {
                if (!value.equals(logged.get(position))) {
                    throw new AssertionError(
                            "acknowledged at " + position + ": " + value + ", logged: " + logged.get(position));
                }
            });
        }
    }
}
