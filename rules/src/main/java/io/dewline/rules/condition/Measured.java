package io.dewline.rules.condition;

import io.dewline.rules.series.Series;
import io.dewline.rules.series.Signal;

/** Parts that read a device's last value. */
final class Measured {
    private Measured() {}

    private static void lack(Leaf leaf, Scope scope, Account account) {
        account.lack(
                scope.input(leaf.slot()) instanceof Series series
                        ? series.name() + " of " + series.device().id()
                        : leaf.text());
    }

    static final class Last extends NumberCode {
        private final Leaf leaf;

        Last(Leaf leaf) {
            this.leaf = leaf;
        }

        @Override
        boolean optional() {
            return leaf.optional();
        }

        @Override
        boolean absent(Scope scope) {
            return leaf.absent(scope);
        }

        @Override
        double number(Scope scope, Moment moment) {
            return scope.input(leaf.slot()) instanceof Signal signal ? signal.value(moment.now) : Double.NaN;
        }

        @Override
        long due(Scope scope, Moment moment) {
            if (moment.active && scope.input(leaf.slot()) instanceof Signal signal && signal.expires() > moment.now) {
                return signal.expires();
            }
            return Long.MAX_VALUE;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            leaf.use(number(scope, moment), "", account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            Measured.lack(leaf, scope, account);
        }
    }

    /** Seconds since the last valid value. */
    static final class Age extends NumberCode {
        private final Leaf leaf;

        Age(Leaf leaf) {
            this.leaf = leaf;
        }

        @Override
        double number(Scope scope, Moment moment) {
            return scope.input(leaf.slot()) instanceof Signal signal && signal.at() != Long.MIN_VALUE
                    ? (moment.now - signal.at()) / 1e3
                    : Double.NaN;
        }

        @Override
        double slope(Scope scope, Moment moment) {
            return 1e-3;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            leaf.use(number(scope, moment), "", account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            Measured.lack(leaf, scope, account);
        }
    }

    /** Whether one of several devices has ever told a quantity. */
    static final class Equipped extends VerdictCode {
        private final int slot;

        Equipped(int slot) {
            this.slot = slot;
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            if (scope.input(slot) instanceof Series[] all) {
                for (Series series : all) {
                    if (series.seen()) {
                        return Verdict.TRUE;
                    }
                }
            }
            return Verdict.FALSE;
        }
    }
}
