package io.dewline.sim.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoScenarioTest {
    private static final double LAWN_THRESHOLD = 0.246;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theLawnStartsWetEnoughAndIsThirstyWithinTwoHours(long seed) {
        Played city = new Played(Scenario.demo(), seed).until(300);
        assertThat(city.mean("soil-01", "soil_moisture", 0, 20)).isGreaterThanOrEqualTo(LAWN_THRESHOLD - 0.0005);
        assertThat(city.max("soil-01", "soil_moisture", 90, 130)).isLessThanOrEqualTo(LAWN_THRESHOLD);
        assertThat(city.max("soil-02", "soil_moisture", 150, 300)).isLessThan(LAWN_THRESHOLD);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aWateredLawnIsBackNearFieldCapacityWithinTheFiveHours(long seed) {
        Played city = new Played(Scenario.demo(), seed).until(70);
        // 17 mm gross, as its deficit and a sprinkler's efficiency ask, in cycles of 30 minutes.
        for (int cycle = 0; cycle < 3; cycle++) {
            Instant from = city.after(70 + 60 * cycle);
            int minutes = cycle == 2 ? 22 : 30;
            city.command("valve-01", run("c-" + cycle, from.plusSeconds(60L * minutes)), from);
        }
        city.until(300);
        assertThat(city.mean("soil-01", "soil_moisture", 280, 300)).isCloseTo(0.305, within(0.012));
        assertThat(city.max("valve-01", "volume", 0, 300)).isCloseTo(82 * 84.67, within(15.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSiteRaisesDustInBurstsWhileTheDistrictStaysCalm(long seed) {
        Played city = new Played(Scenario.demo(), seed).until(300);
        assertThat(city.max("dust-01", "pm10", 0, 60)).isLessThan(90);
        assertThat(city.mean("dust-01", "pm10", 70, 90)).isGreaterThan(180);
        assertThat(city.mean("dust-01", "pm10", 118, 130)).isLessThan(100);
        assertThat(city.mean("dust-01", "pm10", 145, 170)).isGreaterThan(180);
        assertThat(city.mean("dust-01", "pm10", 240, 275)).isGreaterThan(150);
        assertThat(city.said)
                .filteredOn(p -> p.payload().contains("district_pm10"))
                .hasSize(6)
                .allSatisfy(
                        p -> assertThat(Played.json(p).path("value").asDouble()).isBetween(50.0, 70.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theCannonBringsTheSitesOwnDustDownAndItComesBackAfterwards(long seed) {
        Played calm = new Played(Scenario.demo(), seed).until(180);
        Played sprayed = new Played(Scenario.demo(), seed).until(145);
        sprayed.command("cannon-01", run("c-1", sprayed.after(165)), sprayed.after(145));
        sprayed.until(180);
        double own = calm.mean("dust-01", "pm10", 160, 165) - 61;
        assertThat(sprayed.mean("dust-01", "pm10", 160, 165) - 61).isBetween(0.4 * own, 0.75 * own);
        assertThat(sprayed.max("dust-01", "humidity", 150, 165))
                .isGreaterThan(calm.max("dust-01", "humidity", 150, 165) + 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theCloudburstFillsBothGardensAndOnlyTheSmallOneOverflows(long seed) {
        Played city = new Played(Scenario.demo(), seed).until(540);
        assertThat(city.max("garden-02", "ponding_level", 0, 300)).isGreaterThan(301);
        assertThat(city.max("garden-01", "ponding_level", 0, 300)).isBetween(240.0, 299.0);
        assertThat(city.max("garden-01", "ponding_level", 270, 300)).isLessThan(200);
        assertThat(city.max("garden-02", "ponding_level", 520, 540)).isLessThan(15);
        assertThat(sum(city, "weather-02")).isCloseTo(35, within(0.2));
        assertThat(sum(city, "weather-01")).isZero();
        assertThat(sum(city, "weather-03")).isZero();
    }

    private static double sum(Played city, String station) {
        return city.series(station, "rain").values().stream()
                .mapToDouble(v -> v)
                .sum();
    }

    private static String run(String id, Instant until) {
        return "{\"id\":\"" + id + "\",\"desired\":{\"running\":1},\"until\":\"" + until + "\"}";
    }
}
