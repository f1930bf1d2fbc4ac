package io.dewline.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Transition;
import io.dewline.model.Transition.Step;
import io.dewline.rules.language.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final String SITES =
            """
            areas: [ { id: city, timezone: Asia/Shanghai } ]
            sites:
              - id: gate
                kind: construction
                devices: [ { id: a, kind: dust }, { id: b, kind: dust } ]
            """;
    private static final String OVER_100 =
            """
            rules:
              - id: high
                each: device
                when: avg(pm10, 5m) > limit.top
                limits: { top: 100 }
                for: 3m
            """;

    private static final String START = "2026-06-01T00:00:00Z\n";

    private static List<Batch> batches(Case own, String timeline) {
        return new Timeline(own.registry(), START + timeline).batches("city");
    }

    private static List<Transition> take(Engine engine, List<Batch> batches) {
        List<Transition> transitions = new ArrayList<>();
        batches.forEach(batch -> transitions.addAll(engine.take(batch).transitions()));
        return transitions;
    }

    private static List<Step> steps(List<Transition> transitions) {
        return transitions.stream().map(Transition::step).toList();
    }

    @Test
    void anotherLimitCountsAtOnceAndLosesNoState() {
        Case before = Case.of(SITES, OVER_100);
        Case after = Case.of(SITES, OVER_100.replace("top: 100", "top: 300"));
        Engine engine = before.engine();
        List<Transition> first = take(engine, batches(before, "00:00..00:10/1m a pm10=200"));
        assertThat(steps(first)).containsExactly(Step.FIRED);
        long at = engine.stamp() + 1;
        Output output = engine.configure(after.registry(), after.rules(), "c2", at);
        assertThat(steps(output.transitions())).containsExactly(Step.RECOVERED);
        Transition recovered = output.transitions().get(0);
        assertThat(recovered.episode()).isEqualTo(first.get(0).episode());
        assertThat(recovered.configuration()).isEqualTo("c2");
        assertThat(recovered.used().get(0).value()).as("the window was kept").isEqualTo(200);
    }

    @Test
    void whereTheConditionChangedWhatFiresEndsByTheNewRule() {
        Case before = Case.of(SITES, OVER_100);
        Case after = Case.of(SITES, OVER_100.replace("avg(pm10, 5m)", "max(pm10, 10m)"));
        Engine engine = before.engine();
        List<Transition> first =
                take(engine, batches(before, "00:00..00:10/1m a pm10=200\n00:09..00:10/1m b pm10=500"));
        assertThat(steps(first)).containsExactly(Step.FIRED);
        Output output = engine.configure(after.registry(), after.rules(), "c2", engine.stamp());
        assertThat(steps(output.transitions())).as("a new window is empty").containsExactly(Step.BLIND);
        List<Transition> rest = take(engine, batches(after, "00:11..00:40/1m a pm10=20\n00:12..00:40/1m b pm10=500"));
        assertThat(rest.stream()
                        .filter(t -> t.subject().device().equals("a"))
                        .map(Transition::step)
                        .toList())
                .containsExactly(Step.RECOVERED);
        assertThat(rest).first().satisfies(t -> assertThat(t.episode())
                .isEqualTo(first.get(0).episode()));
        assertThat(rest.stream()
                        .filter(t -> t.subject().device().equals("b"))
                        .map(Transition::step)
                        .toList())
                .as("a pending hold of the old condition is dropped, the new one holds")
                .containsExactly(Step.FIRED);
    }

    @Test
    void whatIsGoneIsWithdrawn() {
        Case before = Case.of(SITES, OVER_100);
        Engine engine = before.engine();
        take(engine, batches(before, "00:00..00:10/1m a pm10=200\n00:00..00:10/1m b pm10=200"));
        Case lessDevices = Case.of(SITES.replace(", { id: b, kind: dust }", ""), OVER_100);
        Kept.changes(engine);
        Output output = engine.configure(lessDevices.registry(), lessDevices.rules(), "c2", engine.stamp());
        assertThat(output.transitions()).singleElement().satisfies(t -> {
            assertThat(t.step()).isEqualTo(Step.WITHDRAWN);
            assertThat(t.subject().device()).isEqualTo("b");
            assertThat(t.cause()).isEqualTo("withdrawn");
        });
        Map<String, byte[]> changes = Kept.changes(engine);
        assertThat(changes.get("device/b")).isEmpty();
        assertThat(changes.get("subject/device:b")).isEmpty();
        output = engine.configure(lessDevices.registry(), RuleSet.empty(), "c3", engine.stamp());
        assertThat(steps(output.transitions())).containsExactly(Step.WITHDRAWN);
    }

    @Test
    void aRestartWithTheConfigurationOfTheSnapshotThenAnotherOneIsLikeNoRestart() {
        Case before = Case.of(SITES, OVER_100);
        Case after = Case.of(SITES, OVER_100.replace("for: 3m", "for: 3m\n    clear_for: 4m"));
        List<Batch> first = batches(before, "00:00..00:10/1m a pm10=200");
        List<Batch> second = batches(after, "00:11..00:40/1m a pm10=20");
        Engine whole = before.engine();
        take(whole, first);
        Map<String, byte[]> kept = new HashMap<>(Kept.changes(whole));
        Engine restored = before.engine();
        restored.restore(kept);
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (Engine engine : List.of(whole, restored)) {
            List<Transition> told =
                    new ArrayList<>(engine.configure(after.registry(), after.rules(), "c2", engine.stamp())
                            .transitions());
            told.addAll(take(engine, second));
            told.forEach(t -> (engine == whole ? expected : actual).add(TransitionText.render(t)));
        }
        assertThat(actual).isEqualTo(expected).hasSize(1);
    }

    @Test
    void aStateOfALaterVersionIsRefused() {
        Case own = Case.of(SITES, OVER_100);
        assertThatThrownBy(() -> own.engine().restore(Map.of("engine", new byte[] {99, 1, 2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99");
    }

    @Test
    void timeNeverGoesBack() {
        Case own = Case.of(SITES, OVER_100);
        Engine engine = own.engine();
        engine.take(new Batch("city", 0, 1_000, Batch.Kind.CONTROL, List.of(new Control.Tick())));
        assertThatThrownBy(
                        () -> engine.take(new Batch("city", 1, 999, Batch.Kind.CONTROL, List.of(new Control.Tick()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        engine.take(new Batch("other", 1, 2_000, Batch.Kind.CONTROL, List.of(new Control.Tick()))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyWhatChangedIsKeptAnew() {
        Case own = Case.of(SITES, OVER_100);
        Engine engine = own.engine();
        take(engine, batches(own, "00:00..00:10/1m a pm10=20"));
        assertThat(Kept.changes(engine).keySet()).containsExactlyInAnyOrder("engine", "device/a", "subject/device:a");
        take(engine, batches(own, "00:10:30 tick"));
        assertThat(Kept.changes(engine).keySet()).containsExactlyInAnyOrder("engine");
        take(engine, batches(own, "00:11 b pm10=20"));
        assertThat(Kept.changes(engine).keySet()).contains("device/b").doesNotContain("device/a");
    }

    @Test
    void readingsOfUnknownDevicesAreCountedAndChangeNothing() {
        Case more = Case.of(
                SITES.replace("{ id: b, kind: dust }", "{ id: b, kind: dust }, { id: c, kind: dust }"), OVER_100);
        Engine engine = Case.of(SITES, OVER_100).engine();
        Counts counts = batches(more, "00:00..00:10/1m c pm10=500").stream()
                .map(batch -> engine.take(batch).counts())
                .reduce(Counts.NONE, Counts::plus);
        assertThat(counts.unknown()).isEqualTo(11);
        assertThat(counts.evaluated()).isEqualTo(11);
    }
}
