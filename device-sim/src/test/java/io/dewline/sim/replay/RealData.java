package io.dewline.sim.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The recordings that lie beside the project, where they do. */
final class RealData {
    private RealData() {}

    /** Building works beside a street in London, May to December 1999: 5,880 hours. */
    static Source london() {
        return new Source(
                file("london_marylebone_1999_hourly.csv"),
                "east-gate",
                "dust-01",
                "ts_utc",
                null,
                List.of(
                        Mapped.parse("pm10=pm10_ugm3_teom"),
                        Mapped.parse("pm25=pm25_ugm3"),
                        Mapped.parse("wind_speed=wind_ms"),
                        Mapped.parse("wind_direction=wind_dir_deg")),
                Map.of());
    }

    /** Five stations of Beijing, March, April and December 2015: 11,040 rows. */
    static Source beijing() {
        return new Source(
                file("beijing_prsa_5stations_hourly.csv"),
                "beijing",
                "{station}",
                "ts_local",
                null,
                List.of(
                        Mapped.parse("pm10=pm10_ugm3"),
                        Mapped.parse("pm25=pm25_ugm3"),
                        Mapped.parse("temperature=temp_c"),
                        Mapped.parse("humidity=rh_pct_computed"),
                        Mapped.parse("pressure=pressure_hpa"),
                        Mapped.parse("wind_speed=wind_ms"),
                        Mapped.parse("wind_direction=wind_dir_compass")),
                Map.of());
    }

    private static Path file(String name) {
        Path file = Path.of(System.getProperty("dewline.shared", "../shared"), "domain", "data", "dust", name);
        Assumptions.assumeTrue(Files.exists(file), () -> "no recording " + file);
        return file;
    }
}
