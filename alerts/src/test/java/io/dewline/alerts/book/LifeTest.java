package io.dewline.alerts.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.City;
import io.dewline.alerts.Moves;
import io.dewline.model.RuleCard.Closes;
import io.dewline.model.Severity;
import io.dewline.model.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One event a minute; the engine's steps in lower case, people's acts with who does them. */
class LifeTest {
    private final Moves moves = new Moves("dust-spray", City.GATE);
    private final List<String> steps = new ArrayList<>();
    private @Nullable Alert alert;
    private Instant now = City.T0;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            SENSORS  | fired recovered                              | recovered new closed:RECOVERED           | opened recovered closed
            SENSORS  | fired blind sighted recovered                | recovered new closed:RECOVERED           | opened blind sighted recovered closed
            SENSORS  | fired blind recovered                        | recovered new closed:RECOVERED           | opened blind recovered closed
            SENSORS  | fired flapping steady recovered              | recovered new closed:RECOVERED           | opened flapping steady recovered closed
            SENSORS  | recovered                                    | nothing                                  | none
            SENSORS  | blind level                                  | nothing                                  | none
            RESPONSE | fired                                        | firing new open                          | opened
            RESPONSE | fired ack                                    | firing acknowledged open                 | opened acknowledged
            RESPONSE | fired recovered                              | recovered new open                       | opened recovered awaiting
            RESPONSE | fired recovered ack                          | recovered acknowledged open              | opened recovered awaiting acknowledged
            RESPONSE | fired recovered report                       | recovered reported closed:RESPONDED      | opened recovered awaiting responded closed
            RESPONSE | fired report                                 | firing reported open                     | opened responded
            RESPONSE | fired report recovered                       | recovered reported closed:RESPONDED      | opened responded recovered closed
            RESPONSE | fired ran                                    | firing responding open                   | opened running
            RESPONSE | fired ack ran                                | firing responding open                   | opened acknowledged running
            RESPONSE | fired report ran                             | firing reported open                     | opened responded running
            RESPONSE | fired ran recovered                          | recovered responding closed:RESPONDED    | opened running recovered closed
            RESPONSE | fired recovered:rain                         | recovered new closed:RESPONDED           | opened recovered responded closed
            RESPONSE | fired recovered fired                        | firing new open                          | opened recovered awaiting reopened
            RESPONSE | fired recovered ack fired recovered          | recovered new open                       | opened recovered awaiting acknowledged reopened recovered awaiting
            RESPONSE | fired recovered level blind sighted          | recovered new open                       | opened recovered awaiting
            RESPONSE | fired recovered aged                         | recovered new closed:UNEXPLAINED         | opened recovered awaiting closed
            RESPONSE | fired aged                                   | firing new open                          | opened
            RESPONSE | fired invalid                                | firing new closed:INVALID                | opened closed
            RESPONSE | fired withdrawn                              | firing new closed:WITHDRAWN              | opened closed
            RESPONSE | fired recovered withdrawn                    | recovered new closed:WITHDRAWN           | opened recovered awaiting closed
            RESPONSE | fired critical warning                       | firing new open                          | opened raised lowered
            RESPONSE | fired effect:expected effect:ineffective     | firing new open                          | opened effective ineffective
            """)
    void livesAndCloses(Closes closes, String events, String state, String history) {
        for (String event : events.strip().split(" +", -1)) {
            now = now.plusSeconds(60);
            step(closes, event);
        }
        assertThat(String.join(" ", steps).isEmpty() ? "none" : String.join(" ", steps))
                .isEqualTo(history.strip());
        assertThat(describe()).isEqualTo(state.strip());
    }

    private String describe() {
        Alert here = alert;
        if (here == null) {
            return "nothing";
        }
        Closing closing = here.closing();
        return here.condition().word() + " " + here.handling().word() + " "
                + (closing == null ? "open" : "closed:" + closing.reason());
    }

    private void step(Closes closes, String event) {
        String[] parts = (event + ":").split(":", -1);
        Alert before = alert;
        Optional<Decided> decided =
                switch (parts[0]) {
                    case "fired" -> Life.taken(before, moves.fired(now), closes, false);
                    case "critical" ->
                        Life.taken(
                                before,
                                moves.severity(Severity.CRITICAL).next(Transition.Step.LEVEL, now, ""),
                                closes,
                                false);
                    case "warning" ->
                        Life.taken(
                                before,
                                moves.severity(Severity.WARNING).next(Transition.Step.LEVEL, now, ""),
                                closes,
                                false);
                    case "ack" -> Optional.of(Life.acknowledged(there(), now, "li", ""));
                    case "report" -> Optional.of(Life.responded(there(), now, "li", "swept"));
                    case "ran" -> Optional.of(Life.ran(there(), now, "cannon-01"));
                    case "invalid" -> Optional.of(Life.invalid(there(), now, "li", "sensor"));
                    case "aged" -> Life.aged(there(), now.plus(Duration.ofDays(4)), Duration.ofDays(3));
                    default ->
                        Life.taken(
                                before,
                                moves.next(
                                        Transition.Step.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)),
                                        now,
                                        parts[1]),
                                closes,
                                false);
                };
        decided.ifPresent(d -> {
            alert = d.alert();
            d.steps().forEach(s -> steps.add(s.what().word()));
        });
    }

    private Alert there() {
        return java.util.Objects.requireNonNull(alert);
    }

    @Test
    void aTransitionThatIsKnownChangesNothing() {
        Transition fired = moves.fired(now);
        Transition effect = moves.next(Transition.Step.EFFECT, now.plusSeconds(60), "expected");
        Alert opened =
                Life.taken(null, fired, Closes.RESPONSE, false).orElseThrow().alert();
        Alert after =
                Life.taken(opened, effect, Closes.RESPONSE, false).orElseThrow().alert();
        assertThat(Life.taken(after, effect, Closes.RESPONSE, false)).isEmpty();
        assertThat(Life.taken(after, fired, Closes.RESPONSE, false)).isEmpty();
    }

    @Test
    void stepsAreNumberedWithoutGaps() {
        Decided opened =
                Life.taken(null, moves.fired(now), Closes.SENSORS, false).orElseThrow();
        Decided closed = Life.taken(opened.alert(), moves.recovered(now), Closes.SENSORS, false)
                .orElseThrow();
        assertThat(opened.steps().stream().map(Step::n)).containsExactly(0);
        assertThat(closed.steps().stream().map(Step::n).collect(Collectors.toList()))
                .containsExactly(1, 2);
        assertThat(closed.alert().steps()).isEqualTo(3);
    }
}
