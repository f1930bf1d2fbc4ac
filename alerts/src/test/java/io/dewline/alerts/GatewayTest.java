package io.dewline.alerts;

import static io.dewline.alerts.Scene.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.routing.Routes;
import io.dewline.model.Registry;
import io.dewline.model.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that fall silent behind one gateway are one message. */
class GatewayTest {
    private static final int CROWD = 5_000;

    @TempDir
    Path folder;

    @Test
    void fiveThousandDevicesBehindADeadGatewayAreOneMessageAndTheirReturnIsAnother() {
        try (Scene scene = scene(CROWD)) {
            List<Moves> crowd = new ArrayList<>();
            List<BookEvent> fell = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                Moves one = silent("soil-" + i);
                crowd.add(one);
                fell.add(new BookEvent.Changed(one.fired(minute(0))));
            }
            // Each at its own time within a minute, as their intervals end.
            scene.at(0, fell.subList(0, 1000).toArray(BookEvent[]::new));
            scene.at(0.5, fell.subList(1000, 4000).toArray(BookEvent[]::new));
            scene.at(1, fell.subList(4000, CROWD).toArray(BookEvent[]::new));
            assertThat(scene.alerts().open()).as("each is on record").hasSize(CROWD);
            assertThat(scene.subjects()).as("more may come").isEmpty();
            scene.at(5);
            assertThat(scene.subjects()).containsExactly("网关 gw-1 后的设备无数据（共 5000 条）");

            List<BookEvent> back = new ArrayList<>();
            crowd.forEach(one -> back.add(new BookEvent.Changed(one.recovered(minute(60)))));
            scene.at(60, back.toArray(BookEvent[]::new)).at(65);
            assertThat(scene.subjects()).hasSize(2).last().isEqualTo("网关 gw-1 后的设备恢复（共 5000 条）");
        }
    }

    @Test
    void oneDeviceAloneIsToldByItsOwnName() {
        try (Scene scene = scene(2)) {
            scene.at(0, silent("soil-1").fired(minute(0))).at(6);
            assertThat(scene.subjects()).containsExactly("【警告】soil-1 没有数据");
            assertThat(scene.messages().get(0).text()).contains("属于：网关 gw-1 后的设备无数据");
        }
    }

    @Test
    void otherNewsOfTheSameDevicesAndDevicesWithoutAGatewayAreToldAsEver() {
        try (Scene scene = scene(2)) {
            scene.at(0, silent("lone").fired(minute(0)));
            assertThat(scene.subjects()).containsExactly("【警告】lone 没有数据");
            scene.at(1, new Moves("garden-full", device("soil-0")).advice(null).fired(minute(1)));
            assertThat(scene.subjects()).hasSize(2);
        }
    }

    private static Moves silent(String id) {
        return new Moves("device-silent", device(id)).advice(null);
    }

    private static Subject device(String id) {
        return Subject.device("city", "park", "", id);
    }

    private Scene scene(int crowd) {
        StringJoiner devices = new StringJoiner(",");
        devices.add("{id: 'lone', kind: 'soil'}");
        for (int i = 0; i < crowd; i++) {
            devices.add("{id: 'soil-" + i + "', kind: 'soil', gateway: 'gw-1'}");
        }
        Registry registry = Objects.requireNonNull(Registry.read(Docs.of(
                        "sites.yaml",
                        "{areas: [{id: 'city', timezone: 'Asia/Shanghai'}], sites: [{id: 'park', area: 'city', kind: 'park',"
                                + " name: 'Park', devices: [" + devices + "]}]}"))
                .value());
        return new Scene(folder, new Setup(registry, City.cards(), Routes.LOG_ONLY, Settings.DEFAULT));
    }
}
