package io.dewline.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.sim.fault.FaultKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/simulator.md says what the simulator does. */
class DocumentTest {
    @Test
    void itsScenarioIsOneAndItsTableNamesEveryFaultWithItsSettings() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("dewline.root", ".."), "docs", "simulator.md"));
        String example = page.substring(page.indexOf("```yaml\n") + 8);
        Play play = ScenarioReader.read(
                "trial", "trial.yaml", example.substring(0, example.indexOf("```")), Shipped.city());
        assertThat(play.scenario().timeline().faults()).hasSize(2);
        for (FaultKind kind : FaultKind.values()) {
            String row = page.lines()
                    .filter(line -> line.startsWith("| `" + kind.word() + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(kind.word() + " is not in the table"));
            assertThat(row).contains(kind.english(), kind.chinese());
            kind.settings().forEach(setting -> assertThat(row).contains("`" + setting + "`"));
        }
    }
}
