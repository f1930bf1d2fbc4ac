package io.dewline.rules.dust;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.rules.evidence.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Why a site is held against its district: haze and dust storms are not its own. */
class BeijingTest {
    private static final String SITE = "Wanshouxigong";

    @Test
    void aBoundOnTheContributionIsSilentThroughHazeWhereAnAbsoluteOneIsNot() {
        Table stations = Table.of("dust/beijing_prsa_5stations_hourly.csv");
        Map<String, Map<String, Double>> hours = new LinkedHashMap<>();
        for (int row = 0; row < stations.rows(); row++) {
            double pm10 = stations.number(row, "pm10_ugm3");
            if (!Double.isNaN(pm10)) {
                hours.computeIfAbsent(stations.text(row, "ts_local"), hour -> new LinkedHashMap<>())
                        .put(stations.text(row, "station"), pm10);
            }
        }
        SiteContribution contribution = new SiteContribution();
        int judged = 0;
        int absolute = 0;
        int added = 0;
        for (Map<String, Double> hour : hours.values()) {
            Double site = hour.remove(SITE);
            if (site == null || hour.size() < 4) {
                continue;
            }
            contribution.begin(hour.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(Double.NaN));
            contribution.monitor(site);
            judged++;
            absolute += site > 150 ? 1 : 0;
            added += contribution.value() > 80 ? 1 : 0;
        }
        assertThat(judged).isGreaterThan(2_000);
        assertThat((double) absolute / judged).isBetween(0.40, 0.43);
        assertThat((double) added / judged).isBetween(0.07, 0.08);
    }
}
