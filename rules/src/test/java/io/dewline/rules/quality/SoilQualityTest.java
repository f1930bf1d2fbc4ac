package io.dewline.rules.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.rules.evidence.Table;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SoilQualityTest {
    private static Set<SoilFlag> set(SoilFlag first, SoilFlag... rest) {
        return EnumSet.of(first, rest);
    }

    /** The network's own test series, with the flags its own program gives. */
    @Test
    void agreesWithTheNetworksOwnProgram() {
        Table table = Table.of("soil/flagit_frost_hourly_sm_ts_ta_p.csv");
        SoilSeries series = SoilSeries.of(table.numbers("soil_moisture"))
                .measured(
                        table.numbers("soil_temperature"),
                        table.numbers("air_temperature"),
                        table.numbers("precipitation"))
                .modelled(table.numbers("gldas_soil_temperature"), table.numbers("gldas_precipitation"));
        List<Set<SoilFlag>> flags = SoilQuality.flags(series, 42.7);
        assertThat(flags.get(30)).isEqualTo(set(SoilFlag.C01, SoilFlag.D01, SoilFlag.D02, SoilFlag.D03, SoilFlag.D06));
        assertThat(flags.get(29)).doesNotContain(SoilFlag.D06);
        assertThat(flags.get(39)).doesNotContain(SoilFlag.D09);
        assertThat(flags.get(40)).isEqualTo(set(SoilFlag.D01, SoilFlag.D02, SoilFlag.D03, SoilFlag.D07, SoilFlag.D09));
        assertThat(flags.get(41)).contains(SoilFlag.D09).doesNotContain(SoilFlag.D07);
        assertThat(flags.get(61)).doesNotContain(SoilFlag.D07, SoilFlag.D08, SoilFlag.D09);
        assertThat(flags.get(62)).isEqualTo(set(SoilFlag.D01, SoilFlag.D03));
        assertThat(flags.get(69)).isEqualTo(set(SoilFlag.D01, SoilFlag.D02, SoilFlag.D03));
        assertThat(flags.get(70))
                .isEqualTo(set(
                        SoilFlag.C02,
                        SoilFlag.C03,
                        SoilFlag.D01,
                        SoilFlag.D02,
                        SoilFlag.D03,
                        SoilFlag.D04,
                        SoilFlag.D05));
        assertThat(flags.get(71)).doesNotContain(SoilFlag.D04);
        assertThat(flags.get(75)).doesNotContain(SoilFlag.D10);
        assertThat(flags.get(79)).doesNotContain(SoilFlag.C03);
        assertThat(flags.get(80)).contains(SoilFlag.C03, SoilFlag.D08);
        assertThat(flags.get(99)).isEqualTo(set(SoilFlag.C03, SoilFlag.D01, SoilFlag.D02, SoilFlag.D03, SoilFlag.D10));
        assertThat(flags.get(136)).isEqualTo(set(SoilFlag.D03, SoilFlag.D04, SoilFlag.D05));
        assertThat(flags.get(636)).isEmpty();
    }

    /** 5 cm of frozen soil in Tibet: the network's file carries its flags. */
    @Test
    void aTibetanProbeAboveSaturationIsFlaggedAsTheNetworkDid() {
        Table table = Table.of("soil/ismn_maqu_cst01_5cm_hourly_freeze_thaw.csv");
        double[] percent = Arrays.stream(table.numbers("vwc_m3m3"))
                .map(moisture -> 100 * moisture)
                .toArray();
        List<Set<SoilFlag>> flags = SoilQuality.flags(SoilSeries.of(percent), 46.5);
        int above = 0;
        for (int row = 0; row < table.rows(); row++) {
            boolean network = table.text(row, "ismn_flag").contains("C03");
            above += network ? 1 : 0;
            assertThat(flags.get(row).contains(SoilFlag.C03)).isEqualTo(network);
            assertThat(flags.get(row)).doesNotContain(SoilFlag.C01, SoilFlag.C02, SoilFlag.D01);
        }
        assertThat(above).isGreaterThan(600);
    }

    @Test
    void aDropToNothingIsABreakAndStaysFlagged() {
        double[] moisture = new double[60];
        Arrays.setAll(moisture, i -> i < 20 ? 25 + 0.1 * (i % 3) : i < 45 ? 0 : 25);
        List<Set<SoilFlag>> flags = SoilQuality.flags(SoilSeries.of(moisture), Double.NaN);
        assertThat(flags.get(19)).isEmpty();
        assertThat(flags.get(20)).contains(SoilFlag.D07, SoilFlag.D09);
        assertThat(flags.get(44)).contains(SoilFlag.D09);
        assertThat(flags.get(46)).doesNotContain(SoilFlag.D09);
    }

    @Test
    void twoHoursMayBeASpike() {
        double[] moisture = new double[60];
        Arrays.setAll(moisture, i -> i == 30 || i == 31 ? 26 : 20 + 0.01 * i);
        List<Set<SoilFlag>> flags = SoilQuality.flags(SoilSeries.of(moisture), Double.NaN);
        assertThat(flags.get(30)).contains(SoilFlag.D06);
        assertThat(flags.get(31)).contains(SoilFlag.D06);
        assertThat(flags.get(29)).isEmpty();
        assertThat(flags.get(32)).doesNotContain(SoilFlag.D06);
    }

    @Test
    void rainExplainsARise() {
        double[] moisture = new double[40];
        Arrays.setAll(moisture, i -> i < 30 ? 20 : 24 + 0.01 * i);
        double[] none = new double[40];
        Arrays.fill(none, Double.NaN);
        double[] dry = new double[40];
        double[] wet = new double[40];
        wet[28] = 5;
        SoilSeries series = SoilSeries.of(moisture);
        assertThat(SoilQuality.flags(series.measured(none, none, dry), 50).get(30))
                .contains(SoilFlag.D04);
        assertThat(SoilQuality.flags(series.measured(none, none, wet), 50).get(30))
                .doesNotContain(SoilFlag.D04);
        assertThat(SoilQuality.flags(series, 50).get(30))
                .as("no gauge, no verdict")
                .doesNotContain(SoilFlag.D04);
        assertThatThrownBy(() -> series.modelled(new double[3], dry)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsFlaggedInAnEmptyOrMissingSeries() {
        assertThat(SoilQuality.flags(SoilSeries.of(), 50)).isEmpty();
        double[] missing = new double[30];
        Arrays.fill(missing, Double.NaN);
        assertThat(SoilQuality.flags(SoilSeries.of(missing), 50))
                .allSatisfy(set -> assertThat(set).isEmpty());
    }
}
