package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is printed reads back as the same condition. */
class RoundTripTest {
    private static final int TRIES = 2_000;
    private final Random random = new Random(20_260_601);

    @Test
    void aPrintedConditionReadsBackTheSame() throws SyntaxProblem {
        for (int i = 0; i < TRIES; i++) {
            String printed = Printer.print(condition(4));
            Syntax read = Parser.parse(printed);
            assertThat(Printer.print(read)).isEqualTo(printed);
            assertThat(shape(read)).as(printed).isEqualTo(shape(Parser.parse("(" + printed + ")")));
        }
    }

    @Test
    void theShapeSurvives() throws SyntaxProblem {
        for (int i = 0; i < TRIES; i++) {
            Syntax made = condition(4);
            assertThat(shape(Parser.parse(Printer.print(made))))
                    .as(Printer.print(made))
                    .isEqualTo(shape(made));
        }
    }

    @Test
    void nothingMakesTheParserThrowAnythingElse() {
        String pieces = "abc_.0123456789 ()<>=!+-*/,%\"'µ°²³\n\tandornotin";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            try {
                Printer.print(Parser.parse(text.toString()));
            } catch (SyntaxProblem e) {
                assertThat(e.at()).as(text.toString()).isBetween(0, text.length());
            }
        }
    }

    /** The tree without its places, every part in brackets. */
    private static String shape(Syntax s) {
        if (s instanceof Syntax.Joined j) {
            return "(" + (j.and() ? "and" : "or") + list(j.parts()) + ")";
        }
        if (s instanceof Syntax.Not n) {
            return "(not " + shape(n.of()) + ")";
        }
        if (s instanceof Syntax.Compared c) {
            return "(" + c.operator() + list(List.of(c.left(), c.right())) + ")";
        }
        if (s instanceof Syntax.Among a) {
            return "(in " + shape(a.value()) + list(a.options()) + ")";
        }
        if (s instanceof Syntax.Calculated c) {
            return "(" + c.operator() + list(List.of(c.left(), c.right())) + ")";
        }
        if (s instanceof Syntax.Minus m) {
            return "(- " + shape(m.of()) + ")";
        }
        if (s instanceof Syntax.Call c) {
            return "(call " + c.function() + list(c.arguments()) + ")";
        }
        if (s instanceof Syntax.Figure f) {
            return f.value() + "" + f.unit() + f.duration();
        }
        return s instanceof Syntax.Quoted q ? "'" + q.value() + "'" : ((Syntax.Name) s).word();
    }

    private static String list(List<Syntax> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(' ').append(shape(part)));
        return text.toString();
    }

    private Syntax condition(int depth) {
        return depth == 0
                ? compared(0)
                : this.<Supplier<Syntax>>pick(
                                () -> compared(depth - 1),
                                () -> new Syntax.Not(0, 0, condition(depth - 1)),
                                () -> joined(depth - 1),
                                () -> new Syntax.Among(0, 0, number(depth - 1), numbers(depth - 1)))
                        .get();
    }

    /** A row of and is one part: a row inside a row of the same kind would be read as one. */
    private Syntax joined(int depth) {
        boolean and = random.nextBoolean();
        List<Syntax> parts = new ArrayList<>();
        for (int n = 2 + random.nextInt(2); n > 0; n--) {
            Syntax part = condition(depth);
            parts.add(part instanceof Syntax.Joined j && j.and() == and ? new Syntax.Not(0, 0, part) : part);
        }
        return new Syntax.Joined(0, 0, and, parts);
    }

    private Syntax compared(int depth) {
        return new Syntax.Compared(0, 0, pick(Expr.Comparison.values()), 0, number(depth), number(depth));
    }

    private List<Syntax> numbers(int depth) {
        List<Syntax> all = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            all.add(number(depth));
        }
        return all;
    }

    private Syntax number(int depth) {
        return depth <= 0
                ? leaf()
                : this.<Supplier<Syntax>>pick(
                                this::leaf,
                                () -> new Syntax.Minus(0, 0, number(depth - 1)),
                                () -> new Syntax.Calculated(
                                        0, 0, pick(Expr.Operator.values()), 0, number(depth - 1), number(depth - 1)),
                                () -> new Syntax.Call(0, 0, pick("max", "avg", "any"), numbers(depth - 1)))
                        .get();
    }

    private Syntax leaf() {
        return this.<Supplier<Syntax>>pick(
                        () -> new Syntax.Name(0, 0, pick("pm10", "limit.start", "zone.mad", "soil_moisture")),
                        () -> new Syntax.Quoted(0, 0, pick("bare", "it's", "")),
                        () -> new Syntax.Figure(0, 0, random.nextInt(1_000) / 8.0, null, false),
                        () -> new Syntax.Figure(0, 0, random.nextInt(100_000), Unit.SECOND, true),
                        () -> new Syntax.Figure(0, 0, random.nextInt(1_000) / 8.0, unit(), false))
                .get();
    }

    private Unit unit() {
        Unit unit = pick(Unit.values());
        return unit == Unit.ONE ? Unit.PERCENT : unit;
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
