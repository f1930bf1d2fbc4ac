package io.dewline.rules.soil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SoilWaterTest {
    private static final SoilWater LOAM_LAWN =
            new SoilWater(Texture.LOAM.fieldCapacity(), Texture.LOAM.wiltingPoint(), 0.2);

    @Test
    void aLoamHoldsThirtyTwoMillimetresInTwentyCentimetres() {
        assertThat(LOAM_LAWN.available()).isCloseTo(32, offset(1e-9));
        assertThat(LOAM_LAWN.readilyAvailable(0.4)).isCloseTo(12.8, offset(1e-9));
    }

    @Test
    void depletionGoesFromFieldCapacityToWiltingPoint() {
        assertThat(LOAM_LAWN.depletion(0.31)).isCloseTo(0, offset(1e-9));
        assertThat(LOAM_LAWN.depletion(0.23)).isCloseTo(0.5, offset(1e-9));
        assertThat(LOAM_LAWN.depletion(0.15)).isCloseTo(1, offset(1e-9));
        assertThat(LOAM_LAWN.depletion(0.45)).isZero();
        assertThat(LOAM_LAWN.depletion(0.05)).isEqualTo(1);
        assertThat(LOAM_LAWN.refill(0.23)).isCloseTo(16, offset(1e-9));
    }

    @Test
    void thresholdsOfTheTableFollowFromTexture() {
        // DOMAIN: start at FC − MAD (FC − WP); sand 10.2 %, loam 24.6 %, clay 48.0 % at MAD 0.40
        for (Object[] row : new Object[][] {{Texture.SAND, 0.102}, {Texture.LOAM, 0.246}, {Texture.CLAY, 0.48}}) {
            Texture texture = (Texture) row[0];
            SoilWater soil = new SoilWater(texture.fieldCapacity(), texture.wiltingPoint(), 1);
            assertThat(soil.depletion((double) row[1])).isCloseTo(0.40, offset(1e-9));
        }
    }

    @Test
    void nothingFollowsFromWhatIsNotKnown() {
        assertThat(new SoilWater(Double.NaN, 0.1, 0.2).depletion(0.2)).isNaN();
        assertThat(new SoilWater(0.2, 0.2, 0.2).depletion(0.2)).isNaN();
        assertThat(LOAM_LAWN.refill(Double.NaN)).isNaN();
    }

    @Test
    void depletionFractionFollowsTheDaysEvapotranspiration() {
        // pyfao56: day 111: 0.65 + 0.04 (5 − 0.981) is capped; day 113: ETc 7.058
        assertThat(SoilWater.adjusted(0.65, 0.981)).isEqualTo(0.8);
        assertThat(SoilWater.adjusted(0.65, 7.058)).isCloseTo(0.568, offset(5e-4));
    }

    @Test
    void agreesWithTheReferenceRun() throws IOException {
        Path file = Path.of(System.getProperty("dewline.shared", "../shared"))
                .resolve("domain/data/soil/pyfao56_cotton2022_p10-2_fao56_reference_output.csv");
        Assumptions.assumeTrue(Files.isReadable(file), "the reference run is not at hand");
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split(",", -1));
        int compared = 0;
        double before = Double.NaN;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            double available = Double.parseDouble(cells[header.indexOf("TAW")]);
            double readily = Double.parseDouble(cells[header.indexOf("RAW")]);
            double stress = Double.parseDouble(cells[header.indexOf("Ks")]);
            double p = Double.parseDouble(cells[header.indexOf("p")]);
            SoilWater soil = new SoilWater(0.2 + available / 1_000, 0.2, 1);
            assertThat(soil.readilyAvailable(p)).isCloseTo(readily, offset(0.1));
            if (!Double.isNaN(before)) {
                assertThat(soil.stress(before, readily / available)).isCloseTo(stress, offset(1e-3));
                compared++;
            }
            before = Double.parseDouble(cells[header.indexOf("Dr")]);
        }
        assertThat(compared).isGreaterThan(180);
    }

    @Test
    void litresAndMinutesFollowFromAreaRateAndEfficiency() {
        Irrigation irrigation = new Irrigation(400, 12.7, 0.75);
        assertThat(irrigation.gross(12)).isEqualTo(16);
        assertThat(irrigation.litres(12)).isEqualTo(6_400);
        assertThat(irrigation.minutes(12)).isCloseTo(75.59, offset(0.01));
        assertThat(new Irrigation(Double.NaN, 12.7, 0.75).litres(12)).isNaN();
    }

    @Test
    void wordsOfPeopleAreUnderstood() {
        assertThat(Texture.of("sandy loam")).contains(Texture.SANDY_LOAM);
        assertThat(PlantGroup.of("cool season turf")).contains(PlantGroup.COOL_TURF);
        assertThat(PlantGroup.of("flower bed")).contains(PlantGroup.FLOWERS);
        assertThat(Emitter.of("rotary nozzle")).contains(Emitter.ROTARY_NOZZLE);
        assertThat(Texture.of("moon dust")).isEmpty();
    }
}
