package io.dewline.rules.condition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Parts that read the configuration: limits and attributes. */
final class Configured {
    private Configured() {}

    /** A share that rises when the plants have grown. */
    static final class Aging {
        private final Maturity maturity;
        private final ZoneId zone;
        private final String from;
        private long until = Long.MIN_VALUE;
        private long since = Long.MAX_VALUE;
        private Given given = Given.NOTHING;

        Aging(Maturity maturity, ZoneId zone, String from) {
            this.maturity = maturity;
            this.zone = zone;
            this.from = from;
        }

        private Given given(long now) {
            if (now < since || now >= until) {
                LocalDate day = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
                since = day.atStartOfDay(zone).toInstant().toEpochMilli();
                until = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
                String why = maturity.young(day) ? from + ", newly planted" : from;
                given = new Given(maturity.allowedDepletion(day), "", why);
            }
            return given;
        }
    }

    private static Given given(Leaf leaf, Scope scope, Moment moment) {
        Object input = scope.input(leaf.slot());
        if (input instanceof Given given) {
            return given;
        }
        return input instanceof Aging aging ? aging.given(moment.now) : Given.NOTHING;
    }

    private static Given given(Leaf leaf, Scope scope) {
        return scope.input(leaf.slot()) instanceof Given given ? given : Given.NOTHING;
    }

    static final class Figure extends NumberCode {
        private final Leaf leaf;

        Figure(Leaf leaf) {
            this.leaf = leaf;
        }

        @Override
        boolean steady() {
            return true;
        }

        @Override
        double number(Scope scope, Moment moment) {
            return given(leaf, scope, moment).number();
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            Given given = given(leaf, scope, moment);
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
        boolean steady() {
            return true;
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
        boolean steady() {
            return true;
        }

        @Override
        String text(Scope scope, Moment moment) {
            return value;
        }
    }
}
