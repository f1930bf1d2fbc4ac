package io.dewline.rules.condition;

import io.dewline.rules.series.Series;
import io.dewline.rules.series.Signal;
import io.dewline.rules.series.Track;
import org.jspecify.annotations.Nullable;

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
        boolean steady() {
            return true;
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

    /** Whether the clock of the device that is judged was ahead when it was last heard. Of one that was never heard there is nothing to judge. */
    static final class ClockAhead extends VerdictCode {
        private final Leaf leaf;

        ClockAhead(Leaf leaf) {
            this.leaf = leaf;
        }

        private @Nullable Track heard(Scope scope) {
            return scope.input(leaf.slot()) instanceof Track device && device.lastAt() != Long.MIN_VALUE
                    ? device
                    : null;
        }

        @Override
        boolean optional() {
            return true;
        }

        @Override
        boolean absent(Scope scope) {
            return heard(scope) == null;
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            Track device = heard(scope);
            return device == null ? Verdict.UNDETERMINED : Verdict.of(device.ahead());
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(leaf.text());
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
