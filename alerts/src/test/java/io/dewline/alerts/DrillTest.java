package io.dewline.alerts;

import static io.dewline.alerts.City.GATE;
import static io.dewline.alerts.Scene.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.outbox.Message;
import io.dewline.alerts.routing.Receiver;
import io.dewline.alerts.routing.Routes;
import io.dewline.model.Text.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillTest {
    private static final Routes ROUTES = new Routes(
            Map.of(),
            Map.of("duty", Receiver.log("duty", Language.EN), "screen", Receiver.log("screen", Language.EN)),
            List.of(),
            "duty",
            "screen");

    @TempDir
    Path folder;

    private Scene scene(boolean drill, boolean notify) {
        Settings settings = new Settings("https://dewline.example", drill, notify, Duration.ofDays(3));
        return new Scene(folder, City.setup("advise", ROUTES, settings));
    }

    private static List<String> to(Scene scene) {
        return scene.messages().stream().map(Message::receiver).toList();
    }

    @Test
    void aRealAlertGoesToRealReceiversWithALink() {
        try (Scene scene = scene(false, false)) {
            Moves dust = new Moves("dust-spray", GATE);
            scene.at(0, dust.fired(minute(0)));
            assertThat(to(scene)).containsExactly("duty");
            assertThat(scene.messages().get(0).drill()).isFalse();
            assertThat(scene.messages().get(0).link()).isEqualTo("https://dewline.example/alerts/" + dust.episode());
            assertThat(scene.messages().get(0).text())
                    .endsWith("\nLink: " + scene.messages().get(0).link());
        }
    }

    @Test
    void anAlertOfSimulatedDevicesGoesOnlyToTheDrillReceiver() {
        try (Scene scene = scene(false, true)) {
            scene.at(0, new Moves("dust-spray", GATE).drill().fired(minute(0)));
            assertThat(to(scene)).containsExactly("screen");
            assertThat(scene.messages().get(0).subject()).startsWith("DRILL ");
        }
    }

    @Test
    void aReplayedClockMakesEverythingADrill() {
        try (Scene scene = scene(true, false)) {
            scene.at(0, new Moves("dust-spray", GATE).fired(minute(0)));
            assertThat(to(scene)).containsExactly("screen");
            assertThat(scene.only().drill()).isTrue();
        }
    }

    @Test
    void aReplayThatMayNotifyReachesRealReceiversButStillSaysWhatItIs() {
        try (Scene scene = scene(true, true)) {
            scene.at(0, new Moves("dust-spray", GATE).fired(minute(0)));
            assertThat(to(scene)).containsExactly("duty");
            assertThat(scene.messages().get(0).subject()).startsWith("DRILL ");
        }
    }
}
