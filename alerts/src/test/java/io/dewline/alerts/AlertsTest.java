package io.dewline.alerts;

import static io.dewline.alerts.City.GARDEN;
import static io.dewline.alerts.City.GATE;
import static io.dewline.alerts.City.LAWN;
import static io.dewline.alerts.City.LI;
import static io.dewline.alerts.City.PROBE;
import static io.dewline.alerts.City.WANG;
import static io.dewline.alerts.City.ZHAO;
import static io.dewline.alerts.Scene.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Closing;
import io.dewline.alerts.book.Condition;
import io.dewline.alerts.book.Filter;
import io.dewline.alerts.book.Handling;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Message;
import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.model.Transition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
    @TempDir
    Path folder;

    private final Moves garden = new Moves("garden-full", GARDEN).advice(null);
    private final Moves lawn = new Moves("watering-needed", LAWN);
    private final Moves dust = new Moves("dust-spray", GATE);

    @Test
    void tellsOnceThatItFiredAndOnceThatItIsOver() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, garden.fired(minute(0)));
            assertThat(scene.only().condition()).isEqualTo(Condition.FIRING);
            scene.at(10, garden.recovered(minute(10)));

            assertThat(scene.alerts().open()).isEmpty();
            assertThat(scene.subjects()).containsExactly("【警告】一号雨水花园 即将溢流", "【已解除】一号雨水花园 即将溢流");
            assertThat(scene.steps(garden.episode())).containsExactly("opened", "recovered", "closed");
            assertThat(scene.alerts().counts().closed()).containsEntry(Closing.Reason.RECOVERED, 1L);
        }
    }

    @Test
    void ignoresWhatItHasTakenInAlready() {
        try (Scene scene = Scene.of(folder, "advise")) {
            Transition fired = garden.fired(minute(0));
            scene.at(0, fired);
            scene.alerts().take("city", scene.position(), minute(0), List.of(new BookEvent.Changed(fired)));
            scene.at(1, fired).restart().at(2, fired);

            assertThat(scene.steps(garden.episode())).containsExactly("opened");
            assertThat(scene.messages()).hasSize(1);
        }
    }

    @Test
    void whateverComesAtAPositionThatIsTakenInIsIgnored() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, garden.fired(minute(0)));
            scene.alerts()
                    .take("city", scene.position(), minute(5), List.of(new BookEvent.Changed(dust.fired(minute(5)))));
            assertThat(scene.only().rule()).isEqualTo("garden-full");
            scene.alerts().take("coast", scene.position(), minute(5), List.of());
            assertThat(scene.alerts().cursor("coast"))
                    .as("each area has its own")
                    .isEqualTo(scene.position());
        }
    }

    @Test
    void anEpisodeThatWasClosedDoesNotComeBackByRepetition() {
        try (Scene scene = Scene.of(folder, "advise")) {
            Transition fired = garden.fired(minute(0));
            scene.at(0, fired).at(5, garden.recovered(minute(5))).at(6, fired);
            assertThat(scene.alerts().open()).isEmpty();
            assertThat(scene.alerts().counts().opened()).isEqualTo(1);
        }
    }

    @Test
    void staysOpenUntilAResponseIsReported() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0))).at(30, dust.recovered(minute(30)));
            Alert waiting = scene.only();
            assertThat(waiting.awaitsResponse()).isTrue();
            assertThat(scene.subjects().get(1)).startsWith("【已恢复·请填报处置】");

            assertThat(scene.alerts()
                            .respond(waiting.id(), WANG, minute(40), "sprayed by truck")
                            .done())
                    .isTrue();

            Alert closed = scene.alert(waiting.id());
            assertThat(scene.closing(waiting.id()).reason()).isEqualTo(Closing.Reason.RESPONDED);
            assertThat(closed.handling()).isEqualTo(Handling.REPORTED);
            assertThat(scene.steps(waiting.id()))
                    .containsExactly("opened", "recovered", "awaiting", "responded", "closed");
        }
    }

    @Test
    void aCauseThatTheLogShowsIsAResponse() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, lawn.fired(minute(0))).at(30, lawn.next(Transition.Step.RECOVERED, minute(30), "rain"));
            assertThat(scene.closing(lawn.episode()).reason()).isEqualTo(Closing.Reason.RESPONDED);
            assertThat(scene.messages()).anyMatch(m -> m.text().contains("原因：降雨"));
        }
    }

    @Test
    void endsUnexplainedAfterThreeDaysAndCountsIt() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0))).at(30, dust.recovered(minute(30)));
            scene.at(30 + 72 * 60 - 1);
            assertThat(scene.alerts().open()).hasSize(1);
            scene.restart().at(30 + 72 * 60);

            Closing closing = scene.closing(dust.episode());
            assertThat(closing.reason()).isEqualTo(Closing.Reason.UNEXPLAINED);
            assertThat(closing.at()).isEqualTo(minute(30 + 72 * 60));
            assertThat(scene.alerts().counts().closed()).containsEntry(Closing.Reason.UNEXPLAINED, 1L);
        }
    }

    @Test
    void recurrenceBeforeClosingReopensTheSameAlert() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0)));
            String first = dust.episode();
            scene.at(30, dust.recovered(minute(30))).at(50, dust.fired(minute(50)));

            assertThat(scene.only().id()).isEqualTo(first);
            assertThat(scene.only().condition()).isEqualTo(Condition.FIRING);
            assertThat(dust.episode()).isNotEqualTo(first);
            assertThat(scene.subjects().get(2)).startsWith("【警告·再次发生】");
            assertThat(scene.alerts().counts().reopened()).isEqualTo(1);
        }
    }

    @Test
    void severityGoesUpAndDownAndOnlyUpIsTold() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0)));
            scene.at(5, dust.severity(Severity.CRITICAL).next(Transition.Step.LEVEL, minute(5), ""));
            scene.at(9, dust.severity(Severity.WARNING).next(Transition.Step.LEVEL, minute(9), ""));

            assertThat(scene.only().severity()).isEqualTo(Severity.WARNING);
            assertThat(scene.only().peak()).isEqualTo(Severity.CRITICAL);
            assertThat(scene.subjects()).hasSize(2);
            assertThat(scene.subjects().get(1)).startsWith("【严重·加重】");
            assertThat(scene.messages().get(1).items().get(0).first()).isTrue();
            assertThat(scene.steps(dust.episode())).containsExactly("opened", "raised", "lowered");
        }
    }

    @Test
    void blindnessIsAConditionNotAnEnd() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, garden.fired(minute(0))).at(5, garden.next(Transition.Step.BLIND, minute(5), ""));
            assertThat(scene.only().condition()).isEqualTo(Condition.BLIND);
            assertThat(scene.only().firing()).isTrue();
            scene.at(6, garden.next(Transition.Step.SIGHTED, minute(6), ""));
            assertThat(scene.only().condition()).isEqualTo(Condition.FIRING);
        }
    }

    @Test
    void withdrawalEndsIt() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0)))
                    .at(5, dust.next(Transition.Step.WITHDRAWN, minute(5), "the rule is gone"));
            Closing closing = scene.closing(dust.episode());
            assertThat(closing.reason()).isEqualTo(Closing.Reason.WITHDRAWN);
            assertThat(closing.why()).isEqualTo("the rule is gone");
        }
    }

    @Test
    void withdrawalEndsAlsoWhatWaitsForAResponse() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0))).at(5, dust.recovered(minute(5)));
            scene.at(6, dust.next(Transition.Step.WITHDRAWN, minute(6), ""));
            assertThat(scene.closing(dust.episode()).reason()).isEqualTo(Closing.Reason.WITHDRAWN);
        }
    }

    @Test
    void onlyAManagerDeclaresAnAlertInvalidAndOnlyWithAReason() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0)));
            String id = dust.episode();
            assertThat(scene.alerts()
                            .invalidate(id, WANG, minute(1), "sensor fault")
                            .done())
                    .isFalse();
            assertThat(scene.alerts().invalidate(id, LI, minute(1), " ").done()).isFalse();
            assertThat(scene.alerts().acknowledge(id, ZHAO, minute(1), "").done())
                    .isFalse();
            assertThat(scene.only().handling()).isEqualTo(Handling.NEW);

            assertThat(scene.alerts()
                            .invalidate(id, LI, minute(1), "sensor fault")
                            .done())
                    .isTrue();
            assertThat(scene.alert(id).closing())
                    .isEqualTo(new Closing(Closing.Reason.INVALID, minute(1), "li", "sensor fault"));
            scene.at(9, dust.recovered(minute(9)));
            assertThat(scene.steps(id)).containsExactly("opened", "closed");
        }
    }

    @Test
    void everyStepSaysWhoWhenWhyWithWhichValuesRuleAndConfiguration() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0)));
            scene.alerts().acknowledge(dust.episode(), WANG, minute(2), "on my way");
            List<Step> history =
                    scene.alerts().alert(dust.episode()).orElseThrow().history();

            assertThat(history.get(0).who()).isEqualTo("engine");
            assertThat(history.get(0).used()).hasSize(2);
            assertThat(history.get(0).used().get(0).value()).isEqualTo(312.4);
            assertThat(history.get(0).rule()).isEqualTo("dust-spray");
            assertThat(history.get(0).configuration()).isEqualTo("cfg-1");
            assertThat(history.get(1).who()).isEqualTo("wang");
            assertThat(history.get(1).why().en()).isEqualTo("on my way");
            assertThat(history.get(1).at()).isEqualTo(minute(2));
            assertThat(scene.only().handling()).isEqualTo(Handling.ACKNOWLEDGED);
        }
    }

    @Test
    void aRuleThatInhibitsHoldsBackAndReleases() {
        Moves regional = new Moves("regional-dust", Subject.area("city")).advice(null);
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, regional.fired(minute(0))).at(1, dust.fired(minute(1)));
            assertThat(scene.messages()).hasSize(1);
            assertThat(scene.alert(dust.episode()).heldBack()).isEqualTo(regional.episode());
            assertThat(scene.steps(dust.episode())).containsExactly("opened", "suppressed");
            assertThat(scene.alerts().counts().suppressed()).isEqualTo(1);

            scene.at(60, regional.recovered(minute(60)));
            assertThat(scene.subjects()).hasSize(3);
            assertThat(scene.subjects()).anyMatch(s -> s.equals("【警告】东门工地 扬尘超标，请启动喷淋"));
        }
    }

    @Test
    void whatCameAndWentWhileCatchingUpIsOneDigest() {
        Moves silent = new Moves("device-silent", PROBE).advice(null);
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, new BookEvent.CatchUp(true));
            scene.at(1, garden.fired(minute(1)))
                    .at(2, silent.fired(minute(2)))
                    .at(3, garden.recovered(minute(3)))
                    .at(4, silent.recovered(minute(4)))
                    .at(5, dust.fired(minute(5)));
            assertThat(scene.messages()).isEmpty();
            assertThat(scene.commands()).isEmpty();

            scene.restart().at(6, new BookEvent.CatchUp(false));
            assertThat(scene.subjects()).containsExactlyInAnyOrder("中断期间出现并已恢复的告警 2 条", "【警告】东门工地 扬尘超标，请启动喷淋");
            Message digest = scene.messages().stream()
                    .filter(m -> m.subject().contains("中断"))
                    .findFirst()
                    .orElseThrow();
            assertThat(digest.text()).contains("一号雨水花园", "soil-01");
            assertThat(scene.commands())
                    .as("what still fires gets its response now")
                    .hasSize(1);
            assertThat(scene.steps(garden.episode())).endsWith("suppressed");
        }
    }

    @Test
    void findsBySiteRuleSeverityStateAndTime() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, garden.fired(minute(0)))
                    .at(10, garden.recovered(minute(10)))
                    .at(20, dust.severity(Severity.CRITICAL).fired(minute(20)))
                    .at(30, lawn.fired(minute(30)));
            Alerts alerts = scene.alerts();

            assertThat(ids(alerts.find(Filter.ALL))).containsExactly(lawn.episode(), dust.episode(), garden.episode());
            assertThat(ids(alerts.find(filter("east-gate", "", null, Filter.State.ANY))))
                    .containsExactly(dust.episode());
            assertThat(ids(alerts.find(filter("", "watering-needed", null, Filter.State.ANY))))
                    .containsExactly(lawn.episode());
            assertThat(ids(alerts.find(filter("", "", Severity.CRITICAL, Filter.State.ANY))))
                    .containsExactly(dust.episode());
            assertThat(ids(alerts.find(filter("", "", null, Filter.State.CLOSED))))
                    .containsExactly(garden.episode());
            assertThat(ids(alerts.find(new Filter("", "", null, Filter.State.ANY, minute(10), minute(30), 0, 100))))
                    .containsExactly(dust.episode());
            assertThat(ids(alerts.find(new Filter("", "", null, Filter.State.ANY, null, null, 1, 1))))
                    .containsExactly(dust.episode());
        }
    }

    private static Filter filter(
            String site, String rule, @org.jspecify.annotations.Nullable Severity severity, Filter.State state) {
        return new Filter(site, rule, severity, state, null, null, 0, 100);
    }

    private static List<String> ids(List<Alert> alerts) {
        return alerts.stream().map(Alert::id).toList();
    }
}
