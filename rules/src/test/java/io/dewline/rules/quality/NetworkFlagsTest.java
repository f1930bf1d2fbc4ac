package io.dewline.rules.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.rules.evidence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Held against flags that the International Soil Moisture Network published with its series. */
class NetworkFlagsTest {
    private static final long HOUR = 3_600;

    @Test
    void plateausAndSpikesOfACalifornianNodeAreTheNetworks() {
        String node = "soil/ismn_soilscape_node414_5cm.csv";
        assertThat(compared(node, SoilFlag.D10)).isEqualTo(new Compared(134, 0, 0));
        assertThat(compared(node, SoilFlag.D06)).isEqualTo(new Compared(1, 0, 0));
    }

    @Test
    void whatTheNetworkFoundSoundIsNotFlagged() {
        for (SoilFlag flag : List.of(SoilFlag.D06, SoilFlag.D07, SoilFlag.D08, SoilFlag.D09, SoilFlag.D10)) {
            assertThat(compared("soil/ismn_scan_aamu_5cm_hourly_2010.csv", flag).oursOnly())
                    .as(flag.name())
                    .isZero();
            assertThat(compared("soil/ismn_maqu_cst01_5cm_hourly_freeze_thaw.csv", flag)
                            .oursOnly())
                    .as(flag.name())
                    .isZero();
        }
    }

    /** Hours with a flag: in both, in ours only, in the network's only. */
    private record Compared(int both, int oursOnly, int theirsOnly) {}

    private static Compared compared(String path, SoilFlag flag) {
        Table table = Table.of(path);
        long begin = Instant.parse(table.text(0, "ts_utc")).getEpochSecond();
        long end = Instant.parse(table.text(table.rows() - 1, "ts_utc")).getEpochSecond();
        double[] moisture = new double[(int) ((end - begin) / HOUR) + 1];
        Arrays.fill(moisture, Double.NaN);
        boolean[] theirs = new boolean[moisture.length];
        for (int row = 0; row < table.rows(); row++) {
            int hour = (int) ((Instant.parse(table.text(row, "ts_utc")).getEpochSecond() - begin) / HOUR);
            moisture[hour] = 100 * table.number(row, "vwc_m3m3");
            theirs[hour] = table.text(row, "ismn_flag").contains(flag.name());
        }
        List<Set<SoilFlag>> flags = SoilQuality.flags(SoilSeries.of(moisture), Double.NaN);
        int both = 0;
        int oursOnly = 0;
        int theirsOnly = 0;
        for (int i = 0; i < moisture.length; i++) {
            boolean ours = flags.get(i).contains(flag);
            both += ours && theirs[i] ? 1 : 0;
            oursOnly += ours && !theirs[i] ? 1 : 0;
            theirsOnly += !ours && theirs[i] ? 1 : 0;
        }
        return new Compared(both, oursOnly, theirsOnly);
    }
}
