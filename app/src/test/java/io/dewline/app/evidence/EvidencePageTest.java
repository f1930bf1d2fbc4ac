package io.dewline.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/evidence.md says is what the shipped rules say today; and what they must not say on any day. */
final class EvidencePageTest {
    private static final Path ROOT = Path.of(System.getProperty("dewline.root", ".."));
    private static final Path DATA = Path.of(System.getProperty("dewline.shared", "../shared"), "domain", "data");

    @BeforeEach
    void theRecordingsAreAtHand() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "the recordings are not at hand");
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        Page page = Page.of(ROOT, DATA);
        Path file = ROOT.resolve("docs/evidence.md");
        String present = Page.present(file);
        assertThat(present).as("run bench/evidence and commit what it writes").isEqualTo(page.within(present));
        for (Map.Entry<String, String> picture : page.pictures().entrySet()) {
            assertThat(Page.present(ROOT.resolve("docs/images").resolve(picture.getKey())))
                    .as("run bench/evidence and commit what it writes: %s", picture.getKey())
                    .isEqualTo(picture.getValue());
        }
    }

    @Test
    void whereABackgroundIsToldDustFiresOnEveryDayWithAPeakAndOnNoWeekend() throws IOException {
        London london = new London(DATA, new Shipped(ROOT));
        Set<LocalDate> days = london.run(true).days(london::dust);
        assertThat(london.peaks()).hasSize(17);
        assertThat(days).containsAll(london.peaks()).noneMatch(Alarms::weekend);
        assertThat(london.run(false).days(london::dust)).isNotEmpty().noneMatch(Alarms::weekend);
    }

    @Test
    void frozenSoilAsksForNoWater() throws IOException {
        FrozenSoil soil = new FrozenSoil(DATA, new Shipped(ROOT));
        assertThat(FrozenSoil.inWinter(soil.winter(FrozenSoil.Given.BARE))).isEmpty();
        assertThat(FrozenSoil.inWinter(soil.winter(FrozenSoil.Given.FLAGGED))).isEmpty();
    }

    @Test
    void aGardenThatEmptiesInADayIsNotCalledSlow() throws IOException {
        Garden garden = new Gardens(DATA, new Shipped(ROOT)).well();
        Set<LocalDate> slow = garden.run().days("slow-drain"::equals);
        assertThat(slow).isNotEmpty();
        for (Garden.Event event : garden.events()) {
            if (event.hours() < 18) {
                assertThat(slow)
                        .as("emptied in %s h on %s", event.hours(), event.day())
                        .doesNotContain(event.day().plusDays(1), event.day().plusDays(2));
            }
        }
    }

    @Test
    void aPoolThatRestsInALinedGardenIsNotCalledSlow() throws IOException {
        Garden garden = new Gardens(DATA, new Shipped(ROOT)).pool();
        assertThat(garden.events()).anyMatch(event -> event.peak() > 150);
        assertThat(garden.run().days("slow-drain"::equals)).isEmpty();
    }

    @Test
    void theFieldIsWateredTheDayAfterTheRulesAskForIt() throws IOException {
        Cotton cotton = new Cotton(DATA, new Shipped(ROOT));
        Set<LocalDate> inSeason = new java.util.TreeSet<>(cotton.asked());
        inSeason.removeIf(day -> day.isAfter(cotton.watered().last()));
        assertThat(inSeason).isNotEmpty().allMatch(day -> cotton.watered().contains(day.plusDays(1)));
    }
}
