package io.dewline.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesTheCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("city", "replay", "load", "--version");
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("(?s)device-sim \\d+\\.\\d+.*");
    }

    @Test
    void wrongUsageIsSaidAndIsExitCodeTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("city")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required option: '--sites=FILE'");
        assertThat(run("city", "--sites", "x", "--duration", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("\"soon\": expected a duration such as 90s");
        assertThat(run("city", "--sites", "x", "--scenario", "war")).isEqualTo(2);
        assertThat(err.toString()).contains("--scenario war: known are demo, everyday");
        assertThat(run("city", "--sites", "x", "--speed", "0")).isEqualTo(2);
        assertThat(run("city", "--sites", "x", "--start", "yesterday")).isEqualTo(2);
        assertThat(run("city", "--sites", "x", "--broker", "http://localhost")).isEqualTo(2);
        assertThat(err.toString()).contains("expected tcp://host:port or ssl://host:port");
    }

    @Test
    void aReplayThatIsNotFullyDescribedIsWrongUsage() {
        assertThat(run("replay", "a.csv", "--device", "dust-01")).isEqualTo(2);
        assertThat(err.toString()).contains("FILE needs --device, --site, --at and --map");
        assertThat(run("replay", "a.csv", "--device", "A", "--site", "s", "--at", "t", "--map", "pm10=pm"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("device \"A\" is no id");
        assertThat(run("replay", "a.csv", "--device", "a", "--site", "s", "--at", "t", "--map", "pm10"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected quantity=column");
        assertThat(run("replay", "a.csv", "--fast", "--speed", "3")).isEqualTo(2);
        assertThat(run("load", "--rate", "0")).isEqualTo(2);
        assertThat(run("load", "--kind", "moon")).isEqualTo(2);
    }

    @Test
    void recordingsAreKnownByName() {
        assertThat(run("replay", "--sets")).isZero();
        assertThat(out.toString()).contains("london-1999", "maqu-2008", "冻土");
        assertThat(run("replay", "--set", "london-2000")).isEqualTo(2);
        assertThat(err.toString()).contains("no recording \"london-2000\"; known are london-1999,");
        assertThat(run("replay", "--set", "london-1999", "--data", "nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("london_marylebone_1999_hourly.csv is not there; --data names the folder");
    }

    @Test
    void aLoadPrintsTheSitesThatItNeeds() {
        assertThat(run("load", "--devices", "2", "--prefix", "x-", "--kind", "soil", "--print-sites"))
                .isZero();
        assertThat(out.toString()).contains("- { id: x-0, kind: soil }", "- { id: x-1, kind: soil }");
    }

    @Test
    void aMissingFileAndABrokerThatIsNotThereAreFailures() {
        assertThat(run("city", "--sites", "nowhere.yaml")).isEqualTo(1);
        assertThat(err.toString()).contains("city: nowhere.yaml: no such file");
        String sites = System.getProperty("dewline.root", "..") + "/deploy/config/sites.yaml";
        assertThat(run("city", "--sites", sites, "--broker", "tcp://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("city: cannot reach the broker at tcp://127.0.0.1:1");
    }

    @Test
    void durationsAreReadAsPeopleWriteThem() {
        Durations durations = new Durations();
        assertThat(durations.convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(durations.convert("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(durations.convert("2d")).isEqualTo(Duration.ofDays(2));
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
