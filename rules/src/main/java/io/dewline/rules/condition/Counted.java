package io.dewline.rules.condition;

import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Unpack;
import io.dewline.rules.window.SlidingWindow;

/** Parts that count how often a condition held. */
final class Counted {
    private Counted() {}

    /** exceedances of a day. */
    static final class Exceedances extends NumberCode {
        private final Leaf leaf;
        private final VerdictCode condition;

        Exceedances(Leaf leaf, VerdictCode condition) {
            this.leaf = leaf;
            this.condition = condition;
        }

        @Override
        double number(Scope scope, Moment moment) {
            return scope.input(leaf.slot()) instanceof Judgements judgements ? judgements.exceedances() : Double.NaN;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            leaf.use(number(scope, moment), "", account);
            condition.use(scope, moment, account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            condition.lack(scope, moment, account);
        }

        @Override
        void windows(Scope scope, Moment moment, WindowFigures figures) {
            condition.windows(scope, moment, figures);
        }
    }

    /** Something that is noted at each live reading of a device. */
    interface Memory {
        void note(Verdict verdict, long at, long stamp);

        void write(Pack out);

        void read(Unpack in);
    }

    /** How many readings in a row a condition has held. */
    static final class Streak implements Memory {
        private int length;
        private Verdict last = Verdict.UNDETERMINED;

        @Override
        public void note(Verdict verdict, long at, long stamp) {
            last = verdict;
            length = verdict == Verdict.TRUE ? Math.min(length + 1, 1_000_000) : 0;
        }

        @Override
        public void write(Pack out) {
            out.count(length);
            out.text(last.name());
        }

        @Override
        public void read(Unpack in) {
            length = in.count();
            last = Verdict.valueOf(in.text());
        }
    }

    /** times(condition, in_row). */
    static final class InRow extends VerdictCode {
        private final Leaf leaf;
        private final int count;
        private final Code condition;

        InRow(Leaf leaf, int count, Code condition) {
            this.leaf = leaf;
            this.count = count;
            this.condition = condition;
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            if (!(scope.input(leaf.slot()) instanceof Streak streak) || streak.last == Verdict.UNDETERMINED) {
                return Verdict.UNDETERMINED;
            }
            return Verdict.of(streak.length >= count);
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            condition.use(scope, moment, account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(leaf.text());
        }
    }

    /** The readings in a sliding window at which a condition held, as samples of 1 and 0. */
    record Tries(SlidingWindow window) implements Memory {
        @Override
        public void note(Verdict verdict, long at, long stamp) {
            if (verdict != Verdict.UNDETERMINED) {
                window.add(at, verdict == Verdict.TRUE ? 1 : 0, stamp);
            }
        }

        @Override
        public void write(Pack out) {
            out.io(window::write);
        }

        @Override
        public void read(Unpack in) {
            in.io(window::read);
        }
    }

    /** times(condition, window). */
    static final class Times extends NumberCode {
        private final Leaf leaf;
        private final Code condition;

        Times(Leaf leaf, Code condition) {
            this.leaf = leaf;
            this.condition = condition;
        }

        @Override
        double number(Scope scope, Moment moment) {
            if (!(scope.input(leaf.slot()) instanceof Tries tries)) {
                return Double.NaN;
            }
            tries.window.tally(moment.now, moment.tally);
            return tries.window.coverage(moment.tally) < moment.coverage
                    ? Double.NaN
                    : moment.tally.sum(tries.window.scale());
        }

        @Override
        long due(Scope scope, Moment moment) {
            return moment.active && scope.input(leaf.slot()) instanceof Tries tries
                    ? tries.window.edge(moment.now)
                    : Long.MAX_VALUE;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            leaf.use(number(scope, moment), "", account);
            condition.use(scope, moment, account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(leaf.text());
        }
    }

    /** What a value was when the response began. */
    static final class Start extends NumberCode {
        private final int index;
        private final String text;
        private final String unit;

        Start(int index, String text, String unit) {
            this.index = index;
            this.text = text;
            this.unit = unit;
        }

        @Override
        double number(Scope scope, Moment moment) {
            return index < moment.starts.length ? moment.starts[index] : Double.NaN;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            account.use(text, number(scope, moment), unit, "");
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(text);
        }
    }
}
