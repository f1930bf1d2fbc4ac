package io.dewline.rules.language;

import io.dewline.model.Unit;
import io.dewline.model.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a condition into tokens. */
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile("(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*");
    private static final Pattern SIGN = Pattern.compile("<=|>=|==|!=|[<>()+*/,-]");
    /** What may stand right behind a number: letters, and the signs and digits that units are made of. */
    private static final Pattern UNIT =
            Pattern.compile(" ?((?:[\\p{L}°%][\\p{L}°²³]*[23]?)(?:/[\\p{L}][\\p{L}²³]*3?)?(?:\\(A\\))?)");

    private static final Pattern DURATION = Pattern.compile("(\\d+)([smhd])(?![\\p{L}\\p{N}_°/²³])");
    private static final List<String> KEYWORDS = List.of("and", "or", "not", "in");
    private static final Map<String, String> SLIPS = Map.of(
            "=", "==", "&", "and", "|", "or", "!", "not", "≥", ">=", "≤", "<=", "≠", "!=", "×", "*", "÷", "/", "[",
            "(");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of {@code text}, the last one END. */
    static List<Token> tokens(String text) throws SyntaxProblem {
        return new Lexer(text).run();
    }

    private List<Token> run() throws SyntaxProblem {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (Character.isDigit(c) || (c == '.' && looking(NUMBER).isPresent())) {
                number();
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else if (!add(NAME, Token.Kind.NAME) && !add(SIGN, Token.Kind.SIGN)) {
                String found = text.substring(at, at + Character.charCount(text.codePointAt(at)));
                throw new SyntaxProblem(at, "unexpected '" + found + "'", "", SLIPS.getOrDefault(found, ""));
            }
        }
        tokens.add(Token.of(Token.Kind.END, at, at, ""));
        return tokens;
    }

    private Optional<Matcher> looking(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        matcher.useTransparentBounds(true);
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    private boolean add(Pattern pattern, Token.Kind kind) {
        Optional<Matcher> found = looking(pattern);
        found.ifPresent(m -> {
            tokens.add(Token.of(kind, at, m.end(), m.group()));
            at = m.end();
        });
        return found.isPresent();
    }

    private void quoted(char quote) throws SyntaxProblem {
        int close = text.indexOf(quote, at + 1);
        if (close < 0) {
            throw new SyntaxProblem(at, "the text that begins here has no end", "a closing " + quote, "");
        }
        tokens.add(Token.of(Token.Kind.QUOTED, at, close + 1, text.substring(at + 1, close)));
        at = close + 1;
    }

    private void number() throws SyntaxProblem {
        Optional<Matcher> duration = looking(DURATION);
        if (duration.isPresent()) {
            duration(duration.get());
            return;
        }
        Matcher number = looking(NUMBER).orElseThrow(() -> unreadable());
        int start = at;
        double value = Double.parseDouble(number.group());
        if (Double.isInfinite(value)) {
            throw new SyntaxProblem(at, "'" + number.group() + "' is too large", "a number below 1e308", "");
        }
        at = number.end();
        Optional<Matcher> word = looking(UNIT);
        if (word.isEmpty() || KEYWORDS.contains(word.get().group(1).toLowerCase(Locale.ROOT))) {
            tokens.add(new Token(Token.Kind.NUMBER, start, at, text.substring(start, at), value, null));
            return;
        }
        Unit unit = unit(word.get().group(1), word.get().start(1));
        boolean glued = word.get().start(1) == at;
        if (glued && unit == Unit.METRE) {
            throw new SyntaxProblem(
                    start,
                    "'" + text.substring(start, word.get().end()) + "' is neither minutes nor metres",
                    "whole minutes like 10m, or metres with a space like 1.5 m",
                    "");
        }
        at = word.get().end();
        tokens.add(new Token(Token.Kind.NUMBER, start, at, text.substring(start, at), value, unit));
    }

    private SyntaxProblem unreadable() {
        return new SyntaxProblem(at, "unexpected '" + text.charAt(at) + "'", "a number", "");
    }

    private void duration(Matcher found) throws SyntaxProblem {
        if (found.group(1).length() > 9) {
            throw new SyntaxProblem(at, "'" + found.group() + "' is too long", "at most 400d", "");
        }
        long count = Long.parseLong(found.group(1));
        double seconds =
                switch (found.group(2)) {
                    case "s" -> count;
                    case "m" -> count * 60.0;
                    case "h" -> count * 3_600.0;
                    default -> count * 86_400.0;
                };
        tokens.add(new Token(Token.Kind.DURATION, at, found.end(), found.group(), seconds, Unit.SECOND));
        at = found.end();
    }

    private static Unit unit(String symbol, int where) throws SyntaxProblem {
        Optional<Unit> unit = Unit.of(symbol);
        if (unit.isPresent() && unit.get() != Unit.ONE) {
            return unit.get();
        }
        Collection<String> known = symbols();
        String nearest = Words.nearest(symbol, known);
        throw new SyntaxProblem(
                where,
                "unknown unit '" + symbol + "'",
                "a unit of docs/rules.md",
                nearest.isEmpty()
                        ? known.stream()
                                .filter(s -> s.startsWith(symbol))
                                .findFirst()
                                .orElse("")
                        : nearest);
    }

    private static Collection<String> symbols() {
        List<String> all = new ArrayList<>();
        for (Unit unit : Unit.values()) {
            if (unit != Unit.ONE) {
                all.add(unit.symbol());
                all.addAll(unit.spellings());
            }
        }
        return all;
    }
}
