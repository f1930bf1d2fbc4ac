package io.dewline.alerts;

import static io.dewline.alerts.City.GARDEN;
import static io.dewline.alerts.City.GATE;
import static io.dewline.alerts.City.PROBE;
import static io.dewline.alerts.Scene.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Severity;
import io.dewline.model.Subject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to a storm is told together, under its title. */
class StormTest {
    @TempDir
    Path folder;

    private final Moves storm = new Moves("storm", Subject.area("city")).advice(null);
    private final Moves garden = new Moves("garden-full", GARDEN).advice(null);
    private final Moves probe = new Moves("device-silent", PROBE).advice(null);
    private final Moves dust = new Moves("dust-spray", GATE);

    @Test
    void whatComesOfItIsOneMessageUnderItsTitle() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, storm.fired(minute(0)));
            assertThat(scene.subjects()).containsExactly("【警告】全市暴雨");

            scene.at(1, garden.fired(minute(1))).at(3, probe.fired(minute(3)));
            assertThat(scene.subjects()).as("more of it may come").hasSize(1);

            scene.at(7);
            assertThat(scene.subjects()).hasSize(2).last().isEqualTo("全市暴雨（共 2 条）");
            assertThat(scene.messages().get(1).text()).contains("一号雨水花园 即将溢流", "soil-01 没有数据");
        }
    }

    @Test
    void itsEndTakesAlongWhatStillWaits() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, storm.fired(minute(0)));
            scene.at(60, garden.fired(minute(60)));
            scene.at(61, storm.recovered(minute(61)));
            assertThat(scene.subjects()).hasSize(2).last().isEqualTo("全市暴雨（共 2 条）");
            assertThat(scene.messages().get(1).text()).contains("【已解除】全市暴雨", "【警告】一号雨水花园 即将溢流");
        }
    }

    @Test
    void oneAloneSaysWhatItBelongsTo() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, storm.fired(minute(0))).at(1, garden.fired(minute(1))).at(7);
            assertThat(scene.subjects()).last().isEqualTo("【警告】一号雨水花园 即将溢流");
            assertThat(scene.messages().get(1).text()).contains("属于：全市暴雨");
        }
    }

    @Test
    void aFirstCriticalDoesNotWaitForMore() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, storm.fired(minute(0)));
            scene.at(1, garden.severity(Severity.CRITICAL).fired(minute(1)));
            assertThat(scene.subjects()).hasSize(2).last().isEqualTo("【严重】一号雨水花园 即将溢流");
        }
    }

    @Test
    void whatIsNotOfItIsToldAsEver() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, probe.fired(minute(0)));
            scene.at(90, storm.fired(minute(90)));
            scene.at(91, dust.fired(minute(91)));
            assertThat(scene.subjects()).as("not of its rules").last().isEqualTo("【警告】东门工地 扬尘超标，请启动喷淋");

            scene.at(92, probe.recovered(minute(92)));
            assertThat(scene.subjects()).as("began long before").last().isEqualTo("【已解除】soil-01 没有数据");

            scene.at(95, storm.recovered(minute(95)));
            scene.at(96, garden.fired(minute(96)));
            assertThat(scene.subjects()).as("after it").last().isEqualTo("【警告】一号雨水花园 即将溢流");
        }
    }

    @Test
    void aRestartForgetsNothingThatWaits() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, storm.fired(minute(0)))
                    .at(1, garden.fired(minute(1)))
                    .at(2, probe.fired(minute(2)))
                    .restart()
                    .at(3)
                    .at(9);
            assertThat(scene.subjects()).hasSize(2).last().isEqualTo("全市暴雨（共 2 条）");
        }
    }
}
