package io.dewline.rules.condition;

import io.dewline.model.Fact;
import io.dewline.rules.series.FactLine;
import org.jspecify.annotations.Nullable;

/** Parts that read facts: the nearest in force of device, zone, site and area. */
final class Told {
    private Told() {}

    private static @Nullable Fact fact(int slot, Scope scope, Moment moment) {
        if (scope.input(slot) instanceof FactLine[] lines) {
            for (FactLine line : lines) {
                Fact fact = line.at(moment.now);
                if (fact != null) {
                    return fact;
                }
            }
        }
        return null;
    }

    static double number(int slot, Scope scope, Moment moment) {
        Fact fact = fact(slot, scope, moment);
        Double number = fact == null ? null : fact.value().number();
        return number == null ? Double.NaN : number;
    }

    static final class Figure extends NumberCode {
        private final Leaf leaf;
        private final String fact;
        private final boolean district;

        Figure(Leaf leaf, String fact) {
            this.leaf = leaf;
            this.fact = fact;
            this.district = fact.startsWith("district_");
        }

        @Override
        double number(Scope scope, Moment moment) {
            if (district && moment.revising != Moment.NOT_REVISING) {
                return moment.background;
            }
            return Told.number(leaf.slot(), scope, moment);
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            Fact found = fact(leaf.slot(), scope, moment);
            leaf.use(number(scope, moment), found == null ? "" : found.source(), account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(fact);
        }

        @Override
        void windows(Scope scope, Moment moment, WindowFigures figures) {
            if (district) {
                figures.background(number(scope, moment));
            }
        }
    }

    static final class Word extends TextCode {
        private final Leaf leaf;
        private final String fact;

        Word(Leaf leaf, String fact) {
            this.leaf = leaf;
            this.fact = fact;
        }

        @Override
        @Nullable
        String text(Scope scope, Moment moment) {
            Fact found = fact(leaf.slot(), scope, moment);
            return found == null ? null : found.value().text();
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            Fact found = fact(leaf.slot(), scope, moment);
            String text = text(scope, moment);
            account.use(
                    text == null ? leaf.text() : leaf.text() + " = " + text,
                    Double.NaN,
                    "",
                    found == null ? "" : found.source());
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(fact);
        }
    }

    /** Whether a fact is in force. */
    static final class InForce extends VerdictCode {
        private final Leaf leaf;

        InForce(Leaf leaf) {
            this.leaf = leaf;
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            return Verdict.of(fact(leaf.slot(), scope, moment) != null);
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            Fact found = fact(leaf.slot(), scope, moment);
            if (found != null) {
                account.use(leaf.text() + " = " + found.value().text(), Double.NaN, "", found.source());
            }
        }
    }

    /** Seconds since the fact in force began. */
    static final class Age extends NumberCode {
        private final Leaf leaf;
        private final String fact;

        Age(Leaf leaf, String fact) {
            this.leaf = leaf;
            this.fact = fact;
        }

        @Override
        double number(Scope scope, Moment moment) {
            Fact found = fact(leaf.slot(), scope, moment);
            return found == null ? Double.NaN : (moment.now - found.from()) / 1e3;
        }

        @Override
        double slope(Scope scope, Moment moment) {
            return 1e-3;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            Fact found = fact(leaf.slot(), scope, moment);
            leaf.use(number(scope, moment), found == null ? "" : found.source(), account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(fact);
        }
    }
}
