package io.dewline.rules.engine;

import static io.dewline.rules.condition.Verdict.FALSE;
import static io.dewline.rules.condition.Verdict.TRUE;
import static io.dewline.rules.condition.Verdict.UNDETERMINED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Control;
import io.dewline.rules.condition.Verdict;
import io.dewline.rules.engine.Phases.Event;
import io.dewline.rules.engine.Phases.Holds;
import org.junit.jupiter.api.Test;

/** Times are in minutes here, for reading's sake: the machine does not care. */
class PhasesTest {
    private static final Holds HOLDS = new Holds(5, 10, 20, 2);

    private final LinkClock link = new LinkClock();
    private final Phases phases = new Phases(100, 100);

    private Event judge(long now, Verdict when, Verdict until) {
        return phases.judge(when, until, now, link.at(now), HOLDS);
    }

    private Event judge(long now, Verdict when) {
        return judge(now, when, when.not());
    }

    private void fire() {
        judge(100, TRUE);
        assertThat(judge(105, TRUE)).isEqualTo(Event.FIRED);
    }

    @Test
    void firesOnceTheConditionHasHeld() {
        assertThat(judge(100, TRUE)).isEqualTo(Event.NOTHING);
        assertThat(phases.due(100, link, HOLDS)).isEqualTo(105);
        assertThat(judge(104, TRUE)).isEqualTo(Event.NOTHING);
        assertThat(judge(105, TRUE)).isEqualTo(Event.FIRED);
        assertThat(judge(106, TRUE)).isEqualTo(Event.NOTHING);
        assertThat(phases.began()).isEqualTo(100);
        assertThat(phases.firedAt()).isEqualTo(105);
    }

    @Test
    void aBrokenHoldIsForgotten() {
        judge(100, TRUE);
        assertThat(judge(103, FALSE)).isEqualTo(Event.DROPPED);
    }

    @Test
    void undeterminedPausesTheHoldWithinTheGap() {
        judge(100, TRUE);
        judge(103, UNDETERMINED);
        assertThat(phases.due(103, link, HOLDS)).isEqualTo(Timed.NEVER);
        judge(105, TRUE);
        assertThat(phases.due(105, link, HOLDS)).isEqualTo(107);
        assertThat(judge(106, TRUE)).isEqualTo(Event.NOTHING);
        assertThat(judge(107, TRUE)).isEqualTo(Event.FIRED);
        assertThat(phases.began()).isEqualTo(100);
    }

    @Test
    void aLongerPauseStartsTheHoldAnew() {
        judge(100, TRUE);
        judge(103, UNDETERMINED);
        assertThat(judge(106, TRUE)).isEqualTo(Event.ANEW);
        assertThat(phases.began()).isEqualTo(106);
        assertThat(judge(110, TRUE)).isEqualTo(Event.NOTHING);
        assertThat(judge(111, TRUE)).isEqualTo(Event.FIRED);
    }

    @Test
    void recoversOnceTheClearConditionHasHeldAndItWasKeptLongEnough() {
        fire();
        judge(106, FALSE);
        assertThat(phases.due(106, link, HOLDS)).isEqualTo(125);
        assertThat(judge(117, FALSE)).isEqualTo(Event.NOTHING);
        assertThat(judge(125, FALSE)).isEqualTo(Event.RECOVERED);
    }

    @Test
    void aConditionTrueAgainStartsTheClearHoldAnew() {
        fire();
        judge(120, FALSE);
        judge(128, TRUE);
        judge(129, FALSE);
        assertThat(judge(131, FALSE)).isEqualTo(Event.NOTHING);
        assertThat(judge(139, FALSE)).isEqualTo(Event.RECOVERED);
    }

    @Test
    void nothingFlipsBetweenTheTwoConditions() {
        fire();
        assertThat(judge(150, FALSE, FALSE)).isEqualTo(Event.NOTHING);
        assertThat(judge(500, FALSE, FALSE)).isEqualTo(Event.NOTHING);
        assertThat(phases.due(500, link, HOLDS)).isEqualTo(Timed.NEVER);
    }

    @Test
    void bothTrueLeavesItAsItIs() {
        fire();
        assertThat(judge(150, TRUE, TRUE)).isEqualTo(Event.NOTHING);
        assertThat(judge(200, TRUE, TRUE)).isEqualTo(Event.NOTHING);
        Phases pending = new Phases(300, 300);
        assertThat(pending.judge(TRUE, TRUE, 300, 300, HOLDS)).isEqualTo(Event.NOTHING);
        assertThat(pending.judge(TRUE, TRUE, 320, 320, HOLDS)).isEqualTo(Event.NOTHING);
    }

    @Test
    void undeterminedBlindsAndTheClearHoldStartsAnewAfter() {
        fire();
        judge(121, FALSE);
        assertThat(judge(129, UNDETERMINED)).isEqualTo(Event.BLIND);
        assertThat(judge(200, UNDETERMINED)).isEqualTo(Event.NOTHING);
        assertThat(phases.blind()).isTrue();
        assertThat(judge(201, FALSE)).isEqualTo(Event.SIGHTED);
        assertThat(judge(210, FALSE)).isEqualTo(Event.NOTHING);
        assertThat(judge(211, FALSE)).isEqualTo(Event.RECOVERED);
    }

    @Test
    void noHoldCountsWhileTheLinkIsDown() {
        judge(100, TRUE);
        link.change(Control.State.DOWN, 102);
        assertThat(judge(150, TRUE)).isEqualTo(Event.NOTHING);
        assertThat(phases.due(150, link, HOLDS)).isEqualTo(Timed.NEVER);
        link.change(Control.State.UP, 160);
        assertThat(phases.due(160, link, HOLDS)).isEqualTo(163);
        assertThat(judge(162, TRUE)).isEqualTo(Event.NOTHING);
        assertThat(judge(163, TRUE)).isEqualTo(Event.FIRED);
    }

    @Test
    void noClearHoldCountsWhileTheLinkIsDown() {
        fire();
        judge(130, FALSE);
        link.change(Control.State.DOWN, 135);
        assertThat(judge(190, FALSE)).isEqualTo(Event.NOTHING);
        link.change(Control.State.UP, 200);
        assertThat(judge(204, FALSE)).isEqualTo(Event.NOTHING);
        assertThat(judge(205, FALSE)).isEqualTo(Event.RECOVERED);
    }

    @Test
    void levelsGoUpAndDownEachWithItsOwnHold() {
        Ladder ladder = new Ladder(3);
        ladder.judge(1, TRUE, 0, 5);
        ladder.judge(2, TRUE, 0, 10);
        assertThat(ladder.level()).isZero();
        assertThat(ladder.wait(1, 0, 5)).isEqualTo(5);
        ladder.judge(1, TRUE, 5, 5);
        ladder.judge(2, TRUE, 5, 10);
        assertThat(ladder.level()).isEqualTo(1);
        ladder.judge(2, UNDETERMINED, 7, 10);
        ladder.judge(2, TRUE, 8, 10);
        ladder.judge(2, TRUE, 17, 10);
        assertThat(ladder.level()).isEqualTo(1);
        ladder.judge(2, TRUE, 18, 10);
        assertThat(ladder.level()).isEqualTo(2);
        ladder.judge(2, FALSE, 20, 10);
        assertThat(ladder.level()).isEqualTo(2);
        ladder.judge(2, FALSE, 30, 10);
        assertThat(ladder.level()).isEqualTo(1);
    }
}
