package io.dewline.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingsTest {
    static Set<String> names() throws IOException {
        return Recordings.titles().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNamedRecordingCanBeReadToItsEndInOrder(String name) throws Exception {
        ReplayCounts counts = new ReplayCounts();
        long rows = 0;
        try (Timeline timeline = new Timeline(Recordings.of(name, RealData.folder()), counts)) {
            Instant last = Instant.MIN;
            for (Recorded row = timeline.next(); row != null; row = timeline.next()) {
                assertThat(row.at()).isAfterOrEqualTo(last);
                last = row.at();
                rows++;
            }
        }
        assertThat(counts.faults()).isEmpty();
        assertThat(rows).isEqualTo(counts.read - counts.skipped).isGreaterThan(500);
    }
}
