package io.dewline.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.dewline.rules.language.Rule;
import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Unpack;
import org.junit.jupiter.api.Test;

class FlappingTest {
    private final Flapping flapping = new Flapping(new Rule.Flap(21, 0.25, 0.5));

    /** One judgement a character: 1 held, 0 did not. */
    private void judge(String judgements) {
        judgements.chars().forEach(c -> flapping.take(c == '1'));
    }

    @Test
    void laterChangesWeighMore() {
        judge("0" + "1".repeat(20));
        assertThat(flapping.share()).as("the earliest of twenty").isCloseTo(0.8 / 20, offset(1e-12));
        judge("0");
        assertThat(flapping.share()).as("the latest; the other has left").isCloseTo(1.2 / 20, offset(1e-12));
        judge("10".repeat(11));
        assertThat(flapping.share()).as("all of them").isCloseTo(1, offset(1e-12));
    }

    @Test
    void sevenChangesOfTwentyAreNotYetFlapping() {
        // after the changes 3, 4, 5, 9, 12, 16 and 19 of the picture in the documentation of Nagios
        judge("000" + "1" + "0" + "1111" + "000" + "1111" + "000" + "11");
        assertThat(flapping.share()).isBetween(0.25, 0.5);
        assertThat(flapping.flaps()).isFalse();
    }

    @Test
    void itBeginsAboveTheHighBoundAndEndsBelowTheLow() {
        judge("0".repeat(21) + "1010101010");
        assertThat(flapping.flaps()).as("ten late changes").isTrue();
        judge("0".repeat(12));
        assertThat(flapping.share()).isBetween(0.25, 0.5);
        assertThat(flapping.flaps()).as("between the bounds it stays").isTrue();
        judge("0".repeat(5));
        assertThat(flapping.flaps()).isFalse();
    }

    @Test
    void whatWasNotJudgedIsNoChange() {
        judge("10101");
        assertThat(flapping.share()).isLessThan(0.25);
        assertThat(new Flapping(new Rule.Flap(21, 0.25, 0.5)).again())
                .as("nothing to repeat")
                .isFalse();
    }

    @Test
    void ofAHistoryOfEqualJudgementsNothingMoreNeedBeKept() {
        judge("0".repeat(21));
        assertThat(flapping.again()).isFalse();
        assertThat(flapping.take(true)).isTrue();
    }

    @Test
    void aShorterLookTakesOverAsMuchAsItNeeds() {
        judge("0".repeat(11) + "1010101010");
        Pack pack = new Pack();
        flapping.write(pack);
        Flapping shorter = new Flapping(new Rule.Flap(5, 0.25, 0.5));
        shorter.read(new Unpack(pack.bytes()));
        assertThat(shorter.share()).isCloseTo(1, offset(1e-12));
        assertThat(shorter.flaps()).isTrue();
    }

    @Test
    void sixtyFourJudgementsFillTheWholeMemory() {
        Flapping longest = new Flapping(new Rule.Flap(64, 0.25, 0.5));
        for (int i = 0; i < 200; i++) {
            longest.take(i % 2 == 0);
        }
        assertThat(longest.share()).isCloseTo(1, offset(1e-9));
        for (int i = 0; i < 63; i++) {
            longest.again();
        }
        assertThat(longest.share()).isZero();
        assertThat(longest.flaps()).isFalse();
    }
}
