package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParserTest {
    @Test
    void boundsHowDeepAConditionIs() throws SyntaxProblem {
        assertThat(Printer.print(Parser.parse("(".repeat(60) + "a" + ")".repeat(60))))
                .isEqualTo("a");
        for (String deep : new String[] {"(", "-", "not ", "max("}) {
            assertThatThrownBy(() -> Parser.parse(deep.repeat(100_000) + "a"))
                    .isInstanceOf(SyntaxProblem.class)
                    .hasMessage("the condition is nested too deeply");
        }
    }

    @Test
    void boundsHowLongAConditionIs() throws SyntaxProblem {
        Parser.parse("a > 1" + " or a > 1".repeat(3_000));
        assertThatThrownBy(() -> Parser.parse("a > 1" + " or a > 1".repeat(4_000)))
                .hasMessage("the condition is too long");
        assertThatThrownBy(() -> Parser.parse("1" + " + 1".repeat(300))).hasMessage("the condition is too long");
        assertThatThrownBy(() -> Parser.parse("1" + " * 1".repeat(300))).hasMessage("the condition is too long");
    }

    @Test
    void bindsAndTighterThanOrAndTimesTighterThanPlus() throws SyntaxProblem {
        assertThat(Printer.print(Parser.parse("(a and b) or (not (c)) or ((d + (e * f)) > -(g))")))
                .isEqualTo("a and b or not c or d + e * f > -g");
        assertThat(Printer.print(Parser.parse("(a or b) and (c - (d - e)) / f == 10m")))
                .isEqualTo("(a or b) and (c - (d - e)) / f == 10m");
    }

    @Test
    void tellsMinutesFromMetres() throws SyntaxProblem {
        assertThat(Parser.parse("10m")).isEqualTo(new Syntax.Figure(0, 3, 600, io.dewline.model.Unit.SECOND, true));
        assertThat(Parser.parse("10 m")).isEqualTo(new Syntax.Figure(0, 4, 10, io.dewline.model.Unit.METRE, false));
        assertThat(Printer.print(Parser.parse("10mm + 10m/s + 24h"))).isEqualTo("10 mm + 10 m/s + 1d");
    }
}
