package io.dewline.rules.condition;

import org.jspecify.annotations.Nullable;

/** Parts that read the configuration: limits and attributes. */
final class Configured {
    private Configured() {}

    private static Given given(Leaf leaf, Scope scope) {
        return scope.input(leaf.slot()) instanceof Given given ? given : Given.NOTHING;
    }

    static final class Figure extends NumberCode {
        private final Leaf leaf;

        Figure(Leaf leaf) {
            this.leaf = leaf;
        }

        @Override
        double number(Scope scope, Moment moment) {
            return given(leaf, scope).number();
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            Given given = given(leaf, scope);
            leaf.use(given.number(), given.from(), account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(leaf.text());
        }
    }

    static final class Word extends TextCode {
        private final Leaf leaf;

        Word(Leaf leaf) {
            this.leaf = leaf;
        }

        @Override
        @Nullable
        String text(Scope scope, Moment moment) {
            String text = given(leaf, scope).text();
            return text.isEmpty() ? null : text;
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(leaf.text());
        }
    }

    /** A text in quotes. */
    static final class Quoted extends TextCode {
        private final String value;

        Quoted(String value) {
            this.value = value;
        }

        @Override
        String text(Scope scope, Moment moment) {
            return value;
        }
    }
}
