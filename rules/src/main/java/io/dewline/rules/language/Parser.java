package io.dewline.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recursive descent over the grammar of docs/rules.md. */
final class Parser {
    private static final int DEPTH = 64;
    private static final int NODES = 10_000;
    private static final int TERMS = 256;
    private static final String OPERAND = "a number, a name, a function or '('";

    private final List<Token> tokens;
    private int next;
    private int depth;
    private int nodes;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Syntax parse(String text) throws SyntaxProblem {
        Parser parser = new Parser(Lexer.tokens(text));
        Syntax condition = parser.or();
        parser.expectEnd(condition);
        return condition;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    private boolean takeIf(String word) {
        if (peek().is(word)) {
            next++;
            return true;
        }
        return false;
    }

    private <S extends Syntax> S node(S node) throws SyntaxProblem {
        if (++nodes > NODES) {
            throw new SyntaxProblem(node.at(), "the condition is too long", "at most " + NODES + " parts", "");
        }
        return node;
    }

    private void deeper() throws SyntaxProblem {
        if (++depth > DEPTH) {
            throw new SyntaxProblem(
                    peek().at(), "the condition is nested too deeply", "at most " + DEPTH + " levels", "");
        }
    }

    private Syntax or() throws SyntaxProblem {
        deeper();
        Syntax condition = joined(false);
        depth--;
        return condition;
    }

    private Syntax joined(boolean and) throws SyntaxProblem {
        Syntax first = and ? not() : joined(true);
        if (!peek().is(and ? "and" : "or")) {
            return first;
        }
        List<Syntax> parts = new ArrayList<>();
        parts.add(first);
        while (takeIf(and ? "and" : "or")) {
            parts.add(and ? not() : joined(true));
        }
        return node(new Syntax.Joined(first.at(), ended(), and, parts));
    }

    private Syntax not() throws SyntaxProblem {
        Token token = peek();
        if (!takeIf("not")) {
            return compare();
        }
        deeper();
        Syntax of = not();
        depth--;
        return node(new Syntax.Not(token.at(), ended(), of));
    }

    private Syntax compare() throws SyntaxProblem {
        Syntax left = sum();
        Token sign = peek();
        if (takeIf("in")) {
            return among(left);
        }
        for (Expr.Comparison operator : Expr.Comparison.values()) {
            if (sign.kind() == Token.Kind.SIGN && takeIf(operator.symbol())) {
                Syntax right = sum();
                return node(new Syntax.Compared(left.at(), ended(), operator, sign.at(), left, right));
            }
        }
        return left;
    }

    private Syntax among(Syntax value) throws SyntaxProblem {
        expect("(", "behind in");
        List<Syntax> options = new ArrayList<>();
        do {
            options.add(sum());
        } while (takeIf(","));
        Token close = expect(")", "after the last value");
        return node(new Syntax.Among(value.at(), close.end(), value, options));
    }

    private Syntax sum() throws SyntaxProblem {
        Syntax left = product();
        for (int terms = 1; peek().is("+") || peek().is("-"); terms++) {
            Token sign = operator(terms);
            Syntax right = product();
            left = node(new Syntax.Calculated(
                    left.at(),
                    ended(),
                    sign.is("+") ? Expr.Operator.ADD : Expr.Operator.SUBTRACT,
                    sign.at(),
                    left,
                    right));
        }
        return left;
    }

    private Syntax product() throws SyntaxProblem {
        Syntax left = unary();
        for (int terms = 1; peek().is("*") || peek().is("/"); terms++) {
            Token sign = operator(terms);
            Syntax right = unary();
            left = node(new Syntax.Calculated(
                    left.at(),
                    ended(),
                    sign.is("*") ? Expr.Operator.MULTIPLY : Expr.Operator.DIVIDE,
                    sign.at(),
                    left,
                    right));
        }
        return left;
    }

    /** Takes an operator; a long row of them would make a tree as deep as the row is long. */
    private Token operator(int terms) throws SyntaxProblem {
        if (terms > TERMS) {
            throw new SyntaxProblem(
                    peek().at(), "the condition is too long", "at most " + TERMS + " terms in a row", "");
        }
        return take();
    }

    private Syntax unary() throws SyntaxProblem {
        Token token = peek();
        if (!takeIf("-")) {
            return primary();
        }
        deeper();
        Syntax of = unary();
        depth--;
        return node(new Syntax.Minus(token.at(), ended(), of));
    }

    /** Where the last word, number or sign that was read ends: a closing bracket belongs to what it closes. */
    private int ended() {
        return tokens.get(next - 1).end();
    }

    private Syntax primary() throws SyntaxProblem {
        Token token = take();
        switch (token.kind()) {
            case NUMBER, DURATION -> {
                return node(new Syntax.Figure(
                        token.at(), token.end(), token.number(), token.unit(), token.kind() == Token.Kind.DURATION));
            }
            case QUOTED -> {
                return node(new Syntax.Quoted(token.at(), token.end(), token.text()));
            }
            case NAME -> {
                if (List.of("and", "or", "in", "not").contains(token.text())) {
                    throw new SyntaxProblem(token.at(), "unexpected '" + token.text() + "'", OPERAND, "");
                }
                return peek().is("(") ? call(token) : node(new Syntax.Name(token.at(), token.end(), token.text()));
            }
            default -> {
                if (!token.is("(")) {
                    throw new SyntaxProblem(token.at(), "unexpected " + token.words(), OPERAND, "");
                }
                Syntax inner = or();
                expect(")", "");
                return inner;
            }
        }
    }

    private Syntax call(Token name) throws SyntaxProblem {
        expect("(", "");
        List<Syntax> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            do {
                arguments.add(or());
            } while (takeIf(","));
        }
        Token close = expect(")", "");
        return node(new Syntax.Call(name.at(), close.end(), name.text(), arguments));
    }

    private Token expect(String sign, String why) throws SyntaxProblem {
        Token token = take();
        if (!token.is(sign)) {
            throw unexpected(token, "'" + sign + "'" + (why.isEmpty() ? "" : " " + why));
        }
        return token;
    }

    private void expectEnd(Syntax condition) throws SyntaxProblem {
        Token token = peek();
        if (token.kind() == Token.Kind.END) {
            return;
        }
        boolean chain = condition instanceof Syntax.Compared && "<=>!=".contains(token.text());
        throw unexpected(
                token,
                chain ? "'and' or 'or': comparisons are not chained" : "an operator or the end of the condition");
    }

    private static SyntaxProblem unexpected(Token token, String expected) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        boolean shouted =
                !lower.equals(token.text()) && List.of("and", "or", "not", "in").contains(lower);
        return new SyntaxProblem(token.at(), "unexpected " + token.words(), expected, shouted ? lower : "");
    }
}
