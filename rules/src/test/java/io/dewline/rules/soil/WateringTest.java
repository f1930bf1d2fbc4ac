package io.dewline.rules.soil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.dewline.rules.soil.HeritageTree.State;
import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;

class WateringTest {
    private static final MonthDay MARCH = MonthDay.of(3, 15);
    private static final MonthDay NOVEMBER = MonthDay.of(11, 30);

    @Test
    void emittersGiveLitresAndMinutes() {
        Irrigation rotors = Irrigation.of(400, Emitter.ROTOR);
        assertThat(rotors.litres(12)).isCloseTo(6_400, offset(1e-9));
        assertThat(rotors.minutes(12)).isCloseTo(84.2, offset(0.05));
        assertThat(Irrigation.of(400, Emitter.SUBSURFACE).minutes(12)).isNaN();
        Irrigation drippers = Irrigation.ofFlow(4, 8, 5, 0.9);
        assertThat(drippers.rate()).isCloseTo(10, offset(1e-9));
        assertThat(drippers.minutes(9)).isCloseTo(60, offset(1e-9));
    }

    @Test
    void whatALoggedRunBroughtIsTheInverseOfItsPlan() {
        Irrigation irrigation = Irrigation.of(250, Emitter.SPRAY);
        assertThat(irrigation.netOfMinutes(irrigation.minutes(7))).isCloseTo(7, offset(1e-9));
        assertThat(irrigation.netOfLitres(irrigation.litres(7))).isCloseTo(7, offset(1e-9));
    }

    @Test
    void aLongRunIsCutSoThatNothingRunsOff() {
        // spray on clay: 38.1 mm/h more than the soil takes in; 8 mm may stand: 12.6 minutes
        CyclePlan plan = CyclePlan.of(45, 40.6, 2.5, 8, CyclePlan.LONGEST_CYCLE);
        assertThat(plan.cycles()).isEqualTo(4);
        assertThat(plan.cycleMinutes()).isCloseTo(11.25, offset(1e-9));
        assertThat(plan.soakMinutes()).isCloseTo(38.1 * 11.25 / 2.5, offset(1e-6));
        assertThat(plan.wholeMinutes()).isCloseTo(45 + 3 * 171.45, offset(1e-6));
    }

    @Test
    void aSlowEmitterIsCutByTheLongestCycleAlone() {
        CyclePlan plan = CyclePlan.of(75, 12.7, 15.2, 0, CyclePlan.LONGEST_CYCLE);
        assertThat(plan.cycles()).isEqualTo(3);
        assertThat(plan.cycleMinutes()).isEqualTo(25);
        assertThat(plan.soakMinutes()).isEqualTo(75);
        assertThat(CyclePlan.of(20, 12.7, 15.2, 0, CyclePlan.LONGEST_CYCLE)).isEqualTo(new CyclePlan(1, 20, 0));
    }

    @Test
    void nothingIsPlannedFromWhatIsNotKnown() {
        assertThat(CyclePlan.of(0, 10, 5, 0, 30).cycles()).isZero();
        assertThat(CyclePlan.of(Double.NaN, 10, 5, 0, 30).cycles()).isZero();
        assertThat(CyclePlan.of(20, 10, Texture.SILT.intake(), 0, 30).cycles()).isZero();
        assertThat(CyclePlan.of(20, 10, 5, 0, 30).cycles())
                .as("none may stand on a slope")
                .isZero();
        assertThat(CyclePlan.of(60, 10, 5, Double.NaN, 30).cycles()).isEqualTo(2);
    }

    @Test
    void aPlantingIsYoungUntilTheEndOfItsSecondGrowingSeason() {
        Planting spring = new Planting(LocalDate.of(2025, 4, 5), MARCH, NOVEMBER);
        assertThat(spring.established()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(spring.allowedDepletion(0.5, LocalDate.of(2026, 11, 30))).isEqualTo(0.3);
        assertThat(spring.allowedDepletion(0.5, LocalDate.of(2026, 12, 1))).isEqualTo(0.5);
        assertThat(spring.allowedDepletion(0.25, LocalDate.of(2025, 7, 1))).isEqualTo(0.25);
        assertThat(spring.young(LocalDate.of(2025, 4, 4))).isFalse();
        Planting winter = new Planting(LocalDate.of(2025, 12, 10), MARCH, NOVEMBER);
        assertThat(winter.established()).isEqualTo(LocalDate.of(2027, 11, 30));
    }

    @Test
    void aGrowingSeasonMayReachOverTheTurnOfTheYear() {
        Planting south = new Planting(LocalDate.of(2025, 10, 1), MonthDay.of(9, 1), MonthDay.of(4, 30));
        assertThat(south.established()).isEqualTo(LocalDate.of(2027, 4, 30));
        assertThat(south.growing(LocalDate.of(2026, 1, 15))).isTrue();
        assertThat(south.growing(LocalDate.of(2026, 6, 15))).isFalse();
        assertThat(new Planting(LocalDate.of(2025, 10, 1), MARCH, NOVEMBER).growing(LocalDate.of(2026, 6, 15)))
                .isTrue();
    }

    @Test
    void aHeritageTreeHasADryAndAWetLimitAndIsAdvisedOnOnly() {
        HeritageTree tree = new HeritageTree(0.6, 0.5);
        SoilWater loam = new SoilWater(0.31, 0.15, 0.8);
        assertThat(tree.state(loam, 0.46, 0.20)).isEqualTo(State.DRY);
        assertThat(tree.state(loam, 0.46, 0.28)).isEqualTo(State.WELL);
        assertThat(tree.state(loam, 0.46, 0.40)).isEqualTo(State.WATERLOGGED);
        assertThat(tree.state(loam, 0.46, Double.NaN)).isEqualTo(State.UNKNOWN);
        assertThat(tree.state(loam, Double.NaN, 0.28)).isEqualTo(State.UNKNOWN);
        assertThat(PlantGroup.of("heritage tree")).contains(PlantGroup.HERITAGE_TREE);
        assertThat(PlantGroup.HERITAGE_TREE.adviseOnly()).isTrue();
        assertThat(PlantGroup.TREE.adviseOnly()).isFalse();
    }

    @Test
    void intakeFollowsFromTheTexture() {
        assertThat(Texture.SANDY_LOAM.intake()).isEqualTo(10.2);
        assertThat(Texture.SILT.intake()).isNaN();
    }
}
