package io.dewline.rules.dust;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.rules.dust.SiteContribution.Background;
import org.junit.jupiter.api.Test;

class SiteContributionTest {
    private final SiteContribution contribution = new SiteContribution();

    private SiteContribution of(double district, double... monitors) {
        contribution.begin(district);
        for (double monitor : monitors) {
            contribution.monitor(monitor);
        }
        return contribution;
    }

    @Test
    void theDistrictIsTheBackgroundWhereItIsKnown() {
        assertThat(of(60, 210, 80).value()).isEqualTo(150);
        assertThat(contribution.background()).isEqualTo(Background.DISTRICT);
    }

    @Test
    void elseTheLowestMonitorIs() {
        assertThat(of(Double.NaN, 210, 80, 95).value()).isEqualTo(130);
        assertThat(contribution.background()).isEqualTo(Background.LOWEST_MONITOR);
        assertThat(contribution.backgroundValue()).isEqualTo(80);
    }

    @Test
    void oneMonitorAloneSaysNothingAboutTheSite() {
        assertThat(of(Double.NaN, 210).value()).isNaN();
        assertThat(contribution.background()).isEqualTo(Background.NONE);
        assertThat(of(60, 210).value()).isEqualTo(150);
    }

    @Test
    void fewerThanHalfOfTheMonitorsLeaveItUndetermined() {
        assertThat(of(60, 210, Double.NaN, Double.NaN).value()).isNaN();
        assertThat(of(60, 210, Double.NaN).value()).isEqualTo(150);
        assertThat(of(60).value()).isNaN();
    }

    @Test
    void aSiteMayBeCleanerThanItsSurroundings() {
        assertThat(of(200, 150, 140).value()).isEqualTo(-50);
    }
}
