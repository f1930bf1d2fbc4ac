package io.dewline.rules.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a condition the way people should: one space around operators, no brackets that change nothing. */
final class Printer {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int COMPARE = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int UNARY = 7;
    private static final int PRIMARY = 8;

    private Printer() {}

    static String print(Syntax syntax) {
        return write(syntax, OR);
    }

    private static String write(Syntax syntax, int least) {
        String text = plain(syntax);
        return strength(syntax) < least ? "(" + text + ")" : text;
    }

    private static int strength(Syntax syntax) {
        if (syntax instanceof Syntax.Joined joined) {
            return joined.and() ? AND : OR;
        }
        if (syntax instanceof Syntax.Not) {
            return NOT;
        }
        if (syntax instanceof Syntax.Compared || syntax instanceof Syntax.Among) {
            return COMPARE;
        }
        if (syntax instanceof Syntax.Calculated calculated) {
            return additive(calculated.operator()) ? SUM : PRODUCT;
        }
        return syntax instanceof Syntax.Minus ? UNARY : PRIMARY;
    }

    private static boolean additive(Expr.Operator operator) {
        return operator == Expr.Operator.ADD || operator == Expr.Operator.SUBTRACT;
    }

    private static String plain(Syntax syntax) {
        if (syntax instanceof Syntax.Figure number) {
            return number(number);
        }
        if (syntax instanceof Syntax.Quoted quoted) {
            char quote = quoted.value().indexOf('"') < 0 ? '"' : '\'';
            return quote + quoted.value() + quote;
        }
        if (syntax instanceof Syntax.Name name) {
            return name.word();
        }
        if (syntax instanceof Syntax.Call call) {
            return call.function() + "(" + list(call.arguments(), OR) + ")";
        }
        if (syntax instanceof Syntax.Minus minus) {
            return "-" + write(minus.of(), UNARY);
        }
        if (syntax instanceof Syntax.Not not) {
            return "not " + write(not.of(), NOT);
        }
        if (syntax instanceof Syntax.Joined joined) {
            int least = (joined.and() ? AND : OR) + 1;
            return joined.parts().stream()
                    .map(part -> write(part, least))
                    .collect(Collectors.joining(joined.and() ? " and " : " or "));
        }
        if (syntax instanceof Syntax.Compared compared) {
            return write(compared.left(), SUM)
                    + " " + compared.operator().symbol() + " "
                    + write(compared.right(), SUM);
        }
        if (syntax instanceof Syntax.Among among) {
            return write(among.value(), SUM) + " in (" + list(among.options(), SUM) + ")";
        }
        Syntax.Calculated sum = (Syntax.Calculated) syntax;
        int own = strength(sum);
        return write(sum.left(), own) + " " + sum.operator().symbol() + " " + write(sum.right(), own + 1);
    }

    private static String list(List<Syntax> parts, int least) {
        return parts.stream().map(part -> write(part, least)).collect(Collectors.joining(", "));
    }

    private static String number(Syntax.Figure number) {
        if (number.duration()) {
            return duration(Math.round(number.value()));
        }
        String digits = digits(number.value());
        return number.unit() == null ? digits : digits + " " + number.unit().symbol();
    }

    /** The shortest decimal text that reads back as the same number. */
    static String digits(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Whole seconds in the largest unit that gives a whole number. */
    static String duration(long seconds) {
        if (seconds % 86_400 == 0 && seconds > 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0 && seconds > 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
