package io.dewline.rules.soil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.dewline.rules.evidence.Table;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Held against the worked examples of FAO-56 and against a station's own figures. */
class ReferenceEvapotranspirationTest {
    private static final double BRUSSELS = 50.8;
    private static final double SIXTH_OF_JULY = 187;

    @Test
    void example2PressureAt1800Metres() {
        assertThat(ReferenceEvapotranspiration.pressure(1800)).isCloseTo(81.8, offset(0.05));
        assertThat(ReferenceEvapotranspiration.psychrometric(1800)).isCloseTo(0.054, offset(0.0005));
    }

    @Test
    void example3SaturationVapourPressure() {
        assertThat(ReferenceEvapotranspiration.saturation(24.5)).isCloseTo(3.075, offset(0.001));
        assertThat(ReferenceEvapotranspiration.saturation(15)).isCloseTo(1.705, offset(0.001));
    }

    @Test
    void example5VapourPressureFromHumidity() {
        assertThat(ReferenceEvapotranspiration.vapour(18, 25, 54, 82)).isCloseTo(1.70, offset(0.005));
    }

    @Test
    void example8And9RadiationAndDaylightOnTheThirdOfSeptemberAt20South() {
        assertThat(ReferenceEvapotranspiration.extraterrestrial(-20, 246)).isCloseTo(32.2, offset(0.05));
        assertThat(ReferenceEvapotranspiration.daylight(-20, 246)).isCloseTo(11.7, offset(0.05));
    }

    @Test
    void example14WindAtTwoMetres() {
        assertThat(ReferenceEvapotranspiration.windAtTwoMetres(3.2, 10)).isCloseTo(2.4, offset(0.05));
    }

    @Test
    void example18BrusselsOnTheSixthOfJuly() {
        double wind = ReferenceEvapotranspiration.windAtTwoMetres(10 / 3.6, 10);
        double vapour = ReferenceEvapotranspiration.vapour(12.3, 21.5, 63, 84);
        double solar = ReferenceEvapotranspiration.solarFromSunshine(9.25, BRUSSELS, SIXTH_OF_JULY);
        double net = ReferenceEvapotranspiration.netRadiation(solar, 12.3, 21.5, vapour, 100, BRUSSELS, SIXTH_OF_JULY);
        assertThat(wind).isCloseTo(2.078, offset(0.001));
        assertThat(vapour).isCloseTo(1.409, offset(0.001));
        assertThat(ReferenceEvapotranspiration.extraterrestrial(BRUSSELS, SIXTH_OF_JULY))
                .isCloseTo(41.09, offset(0.01));
        assertThat(solar).isCloseTo(22.07, offset(0.01));
        assertThat(net).isCloseTo(13.28, offset(0.01));
        assertThat(ReferenceEvapotranspiration.penmanMonteith(net, 0, 12.3, 21.5, wind, vapour, 100))
                .isCloseTo(3.88, offset(0.01));
        assertThat(ReferenceEvapotranspiration.ofDay(solar, 12.3, 21.5, vapour, wind, 100, BRUSSELS, SIXTH_OF_JULY))
                .isCloseTo(3.88, offset(0.01));
    }

    @Test
    void example17BangkokInApril() {
        double latitude = 13 + 44 / 60.0;
        double solar = ReferenceEvapotranspiration.solarFromSunshine(8.5, latitude, 105);
        double net = ReferenceEvapotranspiration.netRadiation(solar, 25.6, 34.8, 2.85, 2, latitude, 105);
        assertThat(solar).isCloseTo(22.65, offset(0.01));
        assertThat(net).isCloseTo(14.33, offset(0.01));
        assertThat(ReferenceEvapotranspiration.penmanMonteith(net, 0.14, 25.6, 34.8, 2, 2.85, 2))
                .isCloseTo(5.72, offset(0.01));
    }

    @Test
    void example20LyonByHargreaves() {
        assertThat(ReferenceEvapotranspiration.hargreaves(14.8, 26.6, 45 + 43 / 60.0, 196))
                .isCloseTo(5.0, offset(0.05));
    }

    @Test
    void aStationInArizonaIsReproducedToAHundredthOfAMillimetre() {
        Table weather = Table.of("soil/pyfao56_cotton2022_weather_daily.csv");
        double wrong = 0;
        double hargreavesWrong = 0;
        for (int row = 0; row < weather.rows(); row++) {
            double lowest = weather.number(row, "Tmin");
            double highest = weather.number(row, "Tmax");
            double day = LocalDate.parse(weather.text(row, "date")).getDayOfYear();
            double vapour = ReferenceEvapotranspiration.saturation(weather.number(row, "Tdew"));
            double wind = ReferenceEvapotranspiration.windAtTwoMetres(weather.number(row, "Wndsp"), 3);
            double et = ReferenceEvapotranspiration.ofDay(
                    weather.number(row, "Srad"), lowest, highest, vapour, wind, 361, 33.069, day);
            double published = weather.number(row, "ETref");
            assertThat(et).as(weather.text(row, "date")).isCloseTo(published, offset(0.015));
            wrong += Math.abs(et - published);
            hargreavesWrong +=
                    Math.abs(ReferenceEvapotranspiration.hargreaves(lowest, highest, 33.069, day) - published);
        }
        assertThat(weather.rows()).isEqualTo(194);
        assertThat(wrong / weather.rows()).isLessThan(0.01);
        assertThat(hargreavesWrong / weather.rows()).isBetween(0.8, 1.0);
    }

    @Test
    void nothingFollowsFromWhatIsMissingOrImpossible() {
        assertThat(ReferenceEvapotranspiration.hargreaves(20, 10, 40, 180)).isNaN();
        assertThat(ReferenceEvapotranspiration.hargreaves(10, 20, 95, 180)).isNaN();
        assertThat(ReferenceEvapotranspiration.vapour(10, 20, 80, 60)).isNaN();
        assertThat(ReferenceEvapotranspiration.windAtTwoMetres(-1, 2)).isNaN();
        assertThat(ReferenceEvapotranspiration.ofDay(Double.NaN, 10, 20, 1, 2, 100, 40, 180))
                .isNaN();
        assertThat(ReferenceEvapotranspiration.ofDay(20, 10, 20, 1, Double.NaN, 100, 40, 180))
                .isNaN();
    }

    @Test
    void theSunDoesNotRiseInThePolarNight() {
        assertThat(ReferenceEvapotranspiration.extraterrestrial(80, 355)).isCloseTo(0, offset(1e-9));
        assertThat(ReferenceEvapotranspiration.hargreaves(-30, -20, 80, 355)).isZero();
    }

    /** FAO-56, example 15: Lyon (45°43'N) in July, 14.8 to 26.6 °C. */
    @Test
    void radiationFollowsFromTheDaysExtremesWhereNobodyMeasuresIt() {
        assertThat(ReferenceEvapotranspiration.solarFromTemperatures(14.8, 26.6, 200, 45.72, 196))
                .isCloseTo(22.3, offset(0.1));
        assertThat(ReferenceEvapotranspiration.solarFromTemperatures(0, 30, 200, 45.72, 196))
                .as("never more than from a clear sky")
                .isCloseTo(0.754 * ReferenceEvapotranspiration.extraterrestrial(45.72, 196), offset(1e-9));
    }

    @Test
    void anElevationFollowsFromThePressureThatIsUsualThere() {
        for (double elevation : new double[] {-100, 0, 44, 1_800, 4_500}) {
            assertThat(ReferenceEvapotranspiration.elevationOf(ReferenceEvapotranspiration.pressure(elevation)))
                    .isCloseTo(elevation, offset(1e-6));
        }
    }
}
