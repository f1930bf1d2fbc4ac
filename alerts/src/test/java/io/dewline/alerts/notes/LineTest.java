package io.dewline.alerts.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Instant AT = Instant.ofEpochMilli(1_780_272_000_000L);

    @Test
    void tagsAreSortedAndEmptyOnesLeftOut() {
        assertThat(new Line("alert")
                        .tag("zone", "")
                        .tag("site", "s")
                        .tag("rule", "r")
                        .whole("open", 1)
                        .at(AT))
                .isEqualTo("alert,rule=r,site=s open=1i 1780272000000");
    }

    @Test
    void everythingThatHasAMeaningInTheProtocolIsEscaped() {
        assertThat(new Line("alert")
                        .tag("site", "a b,c=d")
                        .text("message", "say \"when\", C:\\x\nnext=1")
                        .at(AT))
                .isEqualTo("alert,site=a\\ b\\,c\\=d message=\"say \\\"when\\\", C:\\\\x next=1\" 1780272000000");
    }

    @Test
    void numbersThatTheProtocolDoesNotHaveAreLeftOut() {
        assertThat(new Line("x")
                        .number("a", 1.5)
                        .number("b", Double.NaN)
                        .number("c", Double.POSITIVE_INFINITY)
                        .whole("d", -3)
                        .at(AT))
                .isEqualTo("x a=1.5,d=-3i 1780272000000");
    }
}
