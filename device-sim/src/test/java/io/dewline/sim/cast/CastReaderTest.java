package io.dewline.sim.cast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.sim.physics.Texture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CastReaderTest {
    @Test
    void theShippedRegistryIsRead() throws Exception {
        Cast cast = CastReader.read(Path.of(System.getProperty("dewline.root", ".."), "deploy/config/sites.yaml"));
        assertThat(cast.devices().map(CastDevice::kind))
                .contains("soil", "valve", "weather", "raingarden", "dust", "cannon");
        CastZone lawn = cast.sites().get(0).zones().get(0);
        assertThat(lawn.soil()).isEqualTo(Texture.LOAM);
        assertThat(lawn.rootDepth()).isEqualTo(0.2);
        assertThat(lawn.area()).isEqualTo(400);
        assertThat(lawn.emitter()).isEqualTo(new CastEmitter("sprinkler", 12.7));
        assertThat(lawn.devices().get(0).depth()).isEqualTo(0.1);
    }

    @Test
    void aRegistryOfAHundredThousandDevicesIsRead() throws Exception {
        StringBuilder text = new StringBuilder("sites:\n  - id: west\n    devices:\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("      - { id: soil-").append(i).append(", kind: soil, gateway: gw-1 }\n");
        }
        Cast cast = CastReader.parse("sites.yaml", text.toString());
        assertThat(cast.devices()).hasSize(100_000);
        assertThat(cast.devices().map(CastDevice::gateway)).containsOnly("gw-1");
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        String text =
                """
                sites:
                  - id: West
                    zones:
                      - id: lawn
                        soil: mud
                        area: 3 mm
                        root_depth: deep
                        devices:
                          - { id: soil-01, kind: soil }
                          - { id: soil-01, kind: soil, depth: -1 m }
                """;
        assertThatThrownBy(() -> CastReader.parse("sites.yaml", text))
                .isInstanceOf(CastException.class)
                .hasMessageContaining("\"West\" is no id")
                .hasMessageContaining("unknown soil \"mud\"; known: sand, loamy sand")
                .hasMessageContaining("unit mm where one like m² is expected")
                .hasMessageContaining("\"deep\": expected a number")
                .hasMessageContaining("\"soil-01\" is there twice")
                .hasMessageContaining("depth: \"-1 m\" is not above zero");
    }

    @Test
    void bearingsAndDrainsAreReadWhereTheyAreGiven() throws Exception {
        Cast cast = CastReader.parse(
                "sites.yaml",
                """
                sites:
                  - id: east
                    zones:
                      - { id: one, type: rain garden, orifice: 12.7 mm, orifice_height: 0 mm }
                      - { id: two, type: rain garden }
                    devices:
                      - { id: dust-01, kind: dust, bearing: 0, attributes: { inlet: heated } }
                      - { id: dust-02, kind: dust }
                """);
        assertThat(cast.sites().get(0).zones().get(0).orifice()).isEqualTo(12.7);
        assertThat(cast.sites().get(0).zones().get(0).orificeHeight()).isZero();
        assertThat(cast.sites().get(0).zones().get(1).orifice()).isNaN();
        assertThat(cast.sites().get(0).devices().get(0).bearing()).isZero();
        assertThat(cast.sites().get(0).devices().get(1).bearing()).isNaN();
        assertThat(cast.sites().get(0).devices()).extracting(CastDevice::heated).containsExactly(true, false);
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() {
        assertThatThrownBy(() -> CastReader.parse("sites.yaml", "sites:\n  - id: {"))
                .hasMessageStartingWith("sites.yaml: line ")
                .hasMessageContaining("not YAML");
    }

    @Test
    void lengthsAndAreasAreConverted() {
        assertThat(Measure.read("20 cm", "m")).isEqualTo(0.2);
        assertThat(Measure.read("0.3 m", "mm")).isEqualTo(300);
        assertThat(Measure.read("1 ha", "m²")).isEqualTo(10_000);
        assertThat(Measure.read("12.7", "mm/h")).isEqualTo(12.7);
    }
}
