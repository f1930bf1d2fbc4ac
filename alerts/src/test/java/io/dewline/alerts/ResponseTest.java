package io.dewline.alerts;

import static io.dewline.alerts.City.GATE;
import static io.dewline.alerts.City.LAWN;
import static io.dewline.alerts.City.LI;
import static io.dewline.alerts.City.WANG;
import static io.dewline.alerts.City.ZHAO;
import static io.dewline.alerts.Scene.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.book.Handling;
import io.dewline.alerts.response.LockAct;
import io.dewline.alerts.response.Scope;
import io.dewline.alerts.routing.Routes;
import io.dewline.model.Command;
import io.dewline.model.DeviceEvent.Result;
import io.dewline.model.Transition;
import io.dewline.model.Transition.Advice;
import io.dewline.model.Transition.Permit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds of the rule: 10 to 30 min a run, 10 min rest, 3 starts a day; the advice is 20 min. */
class ResponseTest {
    @TempDir
    Path folder;

    private final Moves dust = new Moves("dust-spray", GATE);

    @Test
    void startsWithALeaseWhereTheModeIsAutomatic() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0)));
            assertThat(scene.commands()).hasSize(1);
            Command start = scene.commands().get(0);
            assertThat(start.device()).isEqualTo("cannon-01");
            assertThat(start.site()).isEqualTo("east-gate");
            assertThat(start.running()).isTrue();
            assertThat(start.until()).isEqualTo(minute(20));
            assertThat(scene.messages().get(0).text()).contains("控制：cannon-01 已受命运行至 08:20");
            assertThat(scene.only().handling()).isEqualTo(Handling.RESPONDING);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 10", "20, 20", "45, 30", "NaN, 30"})
    void aRunIsAsLongAsAdvisedInsideTheBounds(double advised, double minutes) {
        try (Scene scene = Scene.of(folder, "automatic")) {
            dust.advice(new Advice("spray", Double.NaN, Double.NaN, advised));
            scene.at(0, dust.fired(minute(0)));
            assertThat(scene.commands().get(0).until()).isEqualTo(minute(minutes));
        }
    }

    @Test
    void waterWithoutARunTimeIsLeftToAPerson() {
        Moves lawn = new Moves("watering-needed", LAWN).advice(new Advice("water", 12.5, Double.NaN, Double.NaN));
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, lawn.fired(minute(0)));
            assertThat(scene.commands()).isEmpty();
            assertThat(scene.messages().get(0).text()).contains("控制：运行时间无法计算");
        }
    }

    @Test
    void theSameNeedNeverGetsASecondIdWhileALeaseRuns() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0)));
            for (int minute = 1; minute < 20; minute++) {
                scene.at(minute, dust.next(Transition.Step.PERMIT, minute(minute), ""));
            }
            scene.restart().at(19.9);
            assertThat(scene.commands().stream().map(Command::id).distinct()).hasSize(1);
        }
    }

    @Test
    void restsBetweenRunsAndEscalatesWhenTheStartsOfTheDayAreUsedUp() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0)));
            for (int minute = 1; minute <= 119; minute++) {
                Command last = scene.commands().get(scene.commands().size() - 1);
                scene.reports(minute, "cannon-01", minute(minute).isBefore(last.until()));
            }
            List<Command> starts = scene.commands().stream()
                    .filter(Command::running)
                    .filter(c -> c.until().isBefore(minute(1_000)))
                    .toList();
            assertThat(starts.stream().map(Command::until))
                    .as("20 min runs with 10 min between, three a day")
                    .containsExactly(minute(20), minute(50), minute(80));
            assertThat(scene.subjects().stream().filter(s -> s.startsWith("【请人工处理】")))
                    .hasSize(1);
            assertThat(scene.steps(dust.episode())).contains("escalated");

            scene.at(16 * 60 + 1);
            assertThat(scene.commands()).as("midnight in Shanghai: a new day").hasSize(4);
        }
    }

    @Test
    void stopsAtRecoveryButNotBeforeTheShortestRun() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0)))
                    .reply(0.1, Result.ACCEPTED, "")
                    .reports(1, "cannon-01", true)
                    .at(4, dust.recovered(minute(4)));
            assertThat(scene.commands()).hasSize(1);
            scene.at(9.9);
            assertThat(scene.commands()).hasSize(1);
            scene.at(10);
            Command stop = scene.commands().get(1);
            assertThat(stop.running()).isFalse();
            assertThat(stop.id()).isNotEqualTo(scene.commands().get(0).id());
            scene.reports(11, "cannon-01", false);
            assertThat(scene.steps(dust.episode()))
                    .containsSubsequence("opened", "started", "running", "recovered", "closed", "stopped", "ended");
        }
    }

    @Test
    void timePassesAlsoWhenNothingHappens() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0))).reports(1, "cannon-01", true).at(4, dust.recovered(minute(4)));
            scene.alerts().pass("city", minute(9.9));
            scene.carry();
            assertThat(scene.commands()).hasSize(1);
            scene.alerts().pass("city", minute(10));
            scene.alerts().pass("city", minute(5));
            scene.carry();
            assertThat(scene.commands()).hasSize(2);
            assertThat(scene.alerts().cursor("city")).isEqualTo(scene.position());
        }
    }

    @Test
    void anActuatorThatRanIsTheResponse() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0))).reports(1, "cannon-01", true).at(15, dust.recovered(minute(15)));
            assertThat(scene.alerts().open()).isEmpty();
            assertThat(scene.alert(dust.episode()).response()).isEqualTo("ran: cannon-01");
        }
    }

    @Test
    void anActuatorStartedByHandIsAResponseAndIsLeftAlone() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.reports(0, "cannon-01", true).at(1, dust.fired(minute(1)));
            assertThat(scene.commands()).isEmpty();
            scene.reports(2, "cannon-01", true);
            assertThat(scene.only().response()).isEqualTo("ran: cannon-01");
            assertThat(scene.only().handling()).isEqualTo(Handling.RESPONDING);
        }
    }

    @Test
    void anInterlockWhileRunningStopsAtOnce() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0))).reports(1, "cannon-01", true);
            dust.permit(Permit.WITHHELD, "wind_speed >= 8");
            scene.at(3, dust.next(Transition.Step.PERMIT, minute(3), ""));
            assertThat(scene.commands()).hasSize(2);
            assertThat(scene.commands().get(1).running()).isFalse();
            assertThat(scene.subjects()).anyMatch(s -> s.startsWith("【已停止】"));

            scene.reports(4, "cannon-01", false);
            dust.permit(Permit.ALLOWED, "");
            scene.at(5, dust.next(Transition.Step.PERMIT, minute(5), ""));
            assertThat(scene.commands()).as("rests first").hasSize(2);
            scene.at(14);
            assertThat(scene.commands()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"WITHHELD, 联锁禁止启动", "UNDETERMINED, 联锁无法判断，不自动启动"})
    void whatTheInterlocksForbidOrCannotJudgeDoesNotStartAndTheMessageSaysWhy(Permit permit, String words) {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.permit(permit, "rain").fired(minute(0)));
            assertThat(scene.commands()).isEmpty();
            assertThat(scene.messages().get(0).text()).contains(words + "：").contains("降雨");
        }
    }

    @Test
    void aBlindAlertStartsNothing() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            dust.permit(Permit.WITHHELD, "rain");
            scene.at(0, dust.fired(minute(0)));
            dust.permit(Permit.ALLOWED, "");
            scene.at(1, dust.next(Transition.Step.BLIND, minute(1), ""));
            assertThat(scene.commands()).isEmpty();
            scene.at(2, dust.next(Transition.Step.SIGHTED, minute(2), ""));
            assertThat(scene.commands()).hasSize(1);
        }
    }

    @Test
    void aRefusalIsToldAndLeavesItToAPerson() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0))).reply(0.1, Result.REFUSED, "tank empty");
            assertThat(scene.messages().get(1).subject()).startsWith("【设备拒绝】");
            assertThat(scene.messages().get(1).text()).contains("cannon-01 拒绝启动：tank empty");
            assertThat(scene.alerts().counts().refused()).isEqualTo(1);
            scene.at(60);
            assertThat(scene.commands()).hasSize(1);

            assertThat(scene.alerts().confirm(dust.episode(), WANG, minute(61)).done())
                    .isTrue();
            scene.carry();
            assertThat(scene.commands()).hasSize(2);
        }
    }

    @Test
    void publishesTheSameIdAFewTimesAndThenTellsThatNobodyAnswers() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0)));
            for (int seconds = 20; seconds <= 100; seconds += 20) {
                scene.at(seconds / 60.0);
            }
            assertThat(scene.commands()).hasSize(4);
            assertThat(scene.commands().stream().distinct()).hasSize(1);
            assertThat(scene.subjects().stream().filter(s -> s.startsWith("【设备无应答】")))
                    .hasSize(1);
            assertThat(scene.alerts().counts().unanswered()).isEqualTo(1);
            scene.at(25);
            assertThat(scene.subjects().stream().filter(s -> s.startsWith("【设备无应答】")))
                    .hasSize(1);
        }
    }

    @Test
    void acceptedButNotRunningIsToldToo() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0))).reply(0.1, Result.ACCEPTED, "").at(1.9);
            assertThat(scene.subjects()).hasSize(1);
            scene.at(2);
            assertThat(scene.messages().get(1).text()).contains("cannon-01 已接受指令，但未上报运行");
        }
    }

    @Test
    void aReplyEndsThePublishing() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0)))
                    .reply(0.1, Result.ACCEPTED, "")
                    .at(1)
                    .at(1.5);
            assertThat(scene.commands()).hasSize(1);
            assertThat(scene.alerts().waiting()).isZero();
        }
    }

    @Test
    void stopLocksAutomaticControlAcrossARestartUntilUnlocked() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0))).reports(1, "cannon-01", true);
            assertThat(scene.alerts().stop(Scope.EVERYTHING, ZHAO, minute(2)).done())
                    .isFalse();
            assertThat(scene.alerts()
                            .stop(Scope.zone("east-gate", "fence"), WANG, minute(2))
                            .done())
                    .isTrue();
            scene.carry();
            assertThat(scene.commands().get(1).running()).isFalse();

            scene.reports(3, "cannon-01", false).restart().at(40);
            assertThat(scene.commands()).hasSize(2);
            assertThat(scene.alerts().locks()).hasSize(1);
            assertThat(scene.alerts().locks().get(0).who()).isEqualTo("wang");
            assertThat(scene.alerts().confirm(dust.episode(), WANG, minute(41)).reason())
                    .contains("locked by wang");

            assertThat(scene.alerts()
                            .unlock(Scope.zone("east-gate", "fence"), ZHAO, minute(41))
                            .done())
                    .as("a viewer only looks")
                    .isFalse();
            assertThat(scene.alerts().unlock(Scope.EVERYTHING, LI, minute(41)).reason())
                    .isEqualTo("not locked");
            assertThat(scene.alerts()
                            .unlock(Scope.zone("east-gate", "fence"), LI, minute(42))
                            .done())
                    .isTrue();
            scene.at(43);
            assertThat(scene.commands()).hasSize(3);
            assertThat(scene.alerts().lockActs(10))
                    .containsExactly(
                            new LockAct(Scope.zone("east-gate", "fence"), false, "li", minute(42)),
                            new LockAct(Scope.zone("east-gate", "fence"), true, "wang", minute(2)));
        }
    }

    @Test
    void stopEndsWhatSomebodyElseStartedAndWhatNobodyHasHeardOf() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.reports(0, "valve-01", true);
            scene.alerts().stop(Scope.EVERYTHING, WANG, minute(1));
            scene.carry();
            assertThat(scene.commands().stream().map(Command::device))
                    .containsExactlyInAnyOrder("valve-01", "cannon-01");
            assertThat(scene.commands()).noneMatch(Command::running);
        }
    }

    @Test
    void stopSendsNothingToWhatIsIdleOrElsewhere() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.reports(0, "valve-01", true).reports(0, "cannon-01", false);
            scene.alerts().stop(Scope.site("east-gate"), WANG, minute(1));
            scene.carry();
            assertThat(scene.commands()).isEmpty();
        }
    }

    @Test
    void whatADeviceSaidBeforeItFellSilentHoldsNothingBack() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.reports(0, "cannon-01", true).at(4, dust.fired(minute(4)));
            assertThat(scene.commands()).isEmpty();
            scene.at(5.1);
            assertThat(scene.commands()).hasSize(1);
        }
    }

    @Test
    void askModeAsksAndAPersonStarts() {
        try (Scene scene = Scene.of(folder, "ask")) {
            scene.at(0, dust.fired(minute(0)));
            assertThat(scene.commands()).isEmpty();
            assertThat(scene.messages().get(0).text()).contains("控制：请在页面确认启动 cannon-01，约 20 分钟");
            assertThat(scene.alerts().describe(scene.only()).canStart()).isTrue();
            assertThat(scene.alerts().confirm(dust.episode(), ZHAO, minute(1)).done())
                    .isFalse();

            assertThat(scene.alerts().confirm(dust.episode(), WANG, minute(1)).done())
                    .isTrue();
            scene.carry();
            assertThat(scene.commands()).hasSize(1);
            assertThat(scene.commands().get(0).until()).isEqualTo(minute(21));
            assertThat(scene.alerts().describe(scene.only()).canStart()).isFalse();
            assertThat(scene.alerts().confirm(dust.episode(), WANG, minute(2)).done())
                    .as("it runs already")
                    .isFalse();
        }
    }

    @Test
    void askModeAsksAgainWhenTheInterlocksOpen() {
        try (Scene scene = Scene.of(folder, "ask")) {
            scene.at(0, dust.permit(Permit.WITHHELD, "rain").fired(minute(0)));
            assertThat(scene.alerts().confirm(dust.episode(), WANG, minute(1)).done())
                    .isFalse();
            dust.permit(Permit.ALLOWED, "");
            scene.at(9, dust.next(Transition.Step.PERMIT, minute(9), ""));
            assertThat(scene.messages()).hasSize(2);
            assertThat(scene.messages().get(1).text()).contains("请在页面确认启动");
        }
    }

    @Test
    void adviseModeStartsNothingWhoeverAsks() {
        try (Scene scene = Scene.of(folder, "advise")) {
            scene.at(0, dust.fired(minute(0)));
            assertThat(scene.commands()).isEmpty();
            assertThat(scene.alerts().confirm(dust.episode(), LI, minute(1)).reason())
                    .contains("advise");
        }
    }

    @Test
    void aDrillStartsOnlySimulatedActuators() {
        Moves drill = new Moves("dust-spray", GATE).drill();
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.reports(0, "cannon-01", false).at(1, drill.fired(minute(1)));
            assertThat(scene.commands()).isEmpty();
            assertThat(scene.messages().get(0).text()).contains("演练不启动真实设备");
            scene.at(2, new BookEvent.Reported("cannon-01", false, true, minute(2)));
            assertThat(scene.commands()).hasSize(1);
        }
    }

    @Test
    void anInvalidAlertStopsWhatRunsForIt() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0))).reports(1, "cannon-01", true);
            scene.alerts().invalidate(dust.episode(), LI, minute(2), "sensor fault");
            scene.carry();
            assertThat(scene.commands()).hasSize(2);
            assertThat(scene.commands().get(1).running()).isFalse();
        }
    }

    @Test
    void theRunOfADeviceThatIsGoneFromTheRegistryIsOver() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0)));
            Setup gone = new Setup(City.registryWithoutCannon(), City.cards(), Routes.LOG_ONLY, Settings.DEFAULT);
            scene.configure(gone).at(1);
            assertThat(scene.steps(dust.episode())).contains("ended");
            assertThat(scene.alerts().waiting()).isZero();
        }
    }

    @Test
    void anEffectThatDoesNotComeIsTold() {
        try (Scene scene = Scene.of(folder, "automatic")) {
            scene.at(0, dust.fired(minute(0))).at(30, dust.next(Transition.Step.EFFECT, minute(30), "ineffective"));
            assertThat(scene.subjects()).anyMatch(s -> s.startsWith("【措施无效】"));
            assertThat(scene.steps(dust.episode())).contains("ineffective");
        }
    }
}
