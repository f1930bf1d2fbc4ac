package io.dewline.rules.dust;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.rules.dust.SiteContribution.Background;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private SiteContribution windy(double district, double upwind, double beside, double... downwind) {
        contribution.begin(district);
        contribution.monitor(upwind, WindSide.UPWIND);
        contribution.monitor(beside, WindSide.BESIDE);
        for (double monitor : downwind) {
            contribution.monitor(monitor, WindSide.DOWNWIND);
        }
        return contribution;
    }

    @Test
    void downwindLessUpwindCountsWhereBothSidesSpeak() {
        assertThat(windy(Double.NaN, 80, 40, 300, 200).value()).isEqualTo(170);
        assertThat(contribution.background()).isEqualTo(Background.UPWIND);
        assertThat(contribution.backgroundValue()).isEqualTo(80);
        assertThat(windy(60, 80, 40, 300, 200).value())
                .as("the district comes first")
                .isEqualTo(240);
        assertThat(windy(Double.NaN, Double.NaN, 40, 300, 200).background()).isEqualTo(Background.LOWEST_MONITOR);
        assertThat(windy(Double.NaN, 80, 40, 300, Double.NaN, Double.NaN).background())
                .as("one of three downwind is not enough")
                .isEqualTo(Background.LOWEST_MONITOR);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,UPWIND",
        "60,0,UPWIND",
        "300,0,UPWIND",
        "61,0,BESIDE",
        "119,0,BESIDE",
        "120,0,DOWNWIND",
        "180,0,DOWNWIND",
        "240,0,DOWNWIND",
        "350,20,UPWIND",
        "10,-100,BESIDE",
        "10,-170,DOWNWIND",
        "90,NaN,BESIDE",
        "NaN,90,BESIDE"
    })
    void aMonitorStandsWhereTheWindPutsIt(double bearing, double windFrom, WindSide side) {
        assertThat(WindSide.of(bearing, windFrom)).isEqualTo(side);
    }

    @Test
    void aSiteMayBeCleanerThanItsSurroundings() {
        assertThat(of(200, 150, 140).value()).isEqualTo(-50);
    }
}
