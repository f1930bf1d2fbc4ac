package io.dewline.alerts;

import static io.dewline.alerts.City.GATE;
import static io.dewline.alerts.City.PROBE;
import static io.dewline.alerts.City.T0;
import static io.dewline.alerts.City.WANG;
import static io.dewline.alerts.Scene.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.response.Scope;
import io.dewline.model.Note;
import io.dewline.model.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {
    @TempDir
    Path folder;

    private final Moves dust = new Moves("dust-spray", GATE).severity(Severity.CRITICAL);

    private static List<String> lines(Scene scene, String area, double minute) {
        return scene.alerts().restate(area, minute(minute)).stream()
                .map(Note::line)
                .toList();
    }

    @Test
    void restatesEverySiteAndDeviceOfTheAreaAlsoWhenNothingIsOpen() {
        try (Scene scene = Scene.of(folder, "advise")) {
            List<String> lines = lines(scene, "city", 0);
            long at = T0.toEpochMilli();
            assertThat(lines)
                    .hasSize(3 + 5)
                    .contains(
                            "state,area=city,site=willow-court open=0i,firing=0i,awaiting=0i,blind=0i,severity=0i,locked=0i "
                                    + at)
                    .contains("state,area=city,device=garden-01,site=willow-court,zone=garden-1"
                            + " open=0i,firing=0i,awaiting=0i,blind=0i,severity=0i " + at);
            assertThat(lines(scene, "coast", 0)).hasSize(2).allMatch(l -> l.contains("area=coast"));
        }
    }

    @Test
    void restatesOpenAlertsUntilTheyAreClosed() {
        Moves silent = new Moves("device-silent", PROBE).advice(null);
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0))).at(1, silent.fired(minute(1)));
            List<String> lines = lines(scene, "city", 15);
            assertThat(lines)
                    .anyMatch(l -> l.startsWith("alert,area=city,rule=dust-spray,site=east-gate,step=open ")
                            && l.contains("condition=\"firing\"")
                            && l.contains("severity=3i")
                            && l.contains("message=\"东门工地 扬尘超标，请启动喷淋\"")
                            && l.endsWith(" " + minute(15).toEpochMilli()));
            assertThat(lines)
                    .anyMatch(l -> l.startsWith("state,area=city,site=east-gate open=1i,firing=1i,awaiting=0i"))
                    .anyMatch(l -> l.startsWith("state,area=city,device=soil-01,site=riverside,zone=lawn-1 open=1i"));

            scene.at(20, dust.recovered(minute(20)));
            assertThat(lines(scene, "city", 21))
                    .anyMatch(l -> l.startsWith(
                            "state,area=city,site=east-gate open=1i,firing=0i,awaiting=1i,blind=0i,severity=0i"));
            scene.alerts().respond(dust.episode(), WANG, minute(22), "swept");
            assertThat(lines(scene, "city", 23)).noneMatch(l -> l.startsWith("alert,") && l.contains("dust-spray"));
        }
    }

    @Test
    void saysWhetherAnActuatorRunsAndWhetherItIsLocked() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            assertThat(lines(scene, "city", 0))
                    .anyMatch(
                            l -> l.contains("device=cannon-01") && !l.contains("running=") && l.contains("locked=0i"));
            scene.reports(1, "cannon-01", true);
            scene.alerts().stop(Scope.site("east-gate"), WANG, minute(2));
            assertThat(lines(scene, "city", 3))
                    .anyMatch(
                            l -> l.contains("device=cannon-01") && l.contains("running=1i") && l.contains("locked=1i"))
                    .anyMatch(l -> l.startsWith("state,area=city,site=east-gate") && l.contains("locked=1i"))
                    .anyMatch(l -> l.startsWith("state,area=city,site=riverside") && l.contains("locked=0i"));
        }
    }

    @Test
    void peopleAndTheirWordsAreNotInNotes() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0)));
            scene.alerts().acknowledge(dust.episode(), WANG, minute(1), "my phone is 138");
            scene.alerts().respond(dust.episode(), WANG, minute(2), "asked Zhang to sweep");
            scene.at(9, dust.recovered(minute(9)));
            assertThat(scene.alerts().notes(100).stream().map(n -> n.note().line()))
                    .hasSize(5)
                    .noneMatch(l -> l.contains("wang") || l.contains("138") || l.contains("Zhang"));
        }
    }

    @Test
    void everyStepAndCommandIsANoteUntilItIsInTheLog() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0)));
            List<NumberedNote> notes = scene.alerts().notes(100);
            assertThat(notes).allMatch(n -> n.area().equals("city"));
            assertThat(notes.stream().map(n -> n.note().line()))
                    .hasSize(3)
                    .anyMatch(l -> l.startsWith("alert,area=city,rule=dust-spray,site=east-gate,step=opened "))
                    .anyMatch(l -> l.startsWith("alert,area=city,rule=dust-spray,site=east-gate,step=started "))
                    .anyMatch(l -> l.startsWith("command,device=cannon-01,site=east-gate,zone=fence id=\"c-")
                            && l.contains(",running=1i,until=" + minute(20).toEpochMilli() + "i"));
            scene.restart();
            assertThat(scene.alerts().notes(100)).isEqualTo(notes);
            scene.alerts().noted(notes.get(1).number());
            assertThat(scene.alerts().notes(100)).hasSize(1);
        }
    }
}
