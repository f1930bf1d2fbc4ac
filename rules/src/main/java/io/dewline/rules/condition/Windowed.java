package io.dewline.rules.condition;

import io.dewline.rules.language.Expr;
import io.dewline.rules.series.Grid;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Slide;
import io.dewline.rules.window.AlignedWindow;
import io.dewline.rules.window.SlidingWindow;
import io.dewline.rules.window.Tally;

/** Parts that read windows. */
final class Windowed {
    private Windowed() {}

    /** Clock-aligned windows bound to a device. */
    record Clock(Series series, Grid grid) {}

    /** Where a device reports less often than the window is long, its last value in force stands for the window. */
    static final class Sliding extends NumberCode {
        private final Leaf leaf;
        private final Statistic statistic;

        Sliding(Leaf leaf, Statistic statistic) {
            this.leaf = leaf;
            this.statistic = statistic;
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
            if (!(scope.input(leaf.slot()) instanceof Slide slide)) {
                return Double.NaN;
            }
            SlidingWindow window = slide.window();
            if (statistic.chains()) {
                window.chain(moment.now, moment.tally);
            } else {
                window.tally(moment.now, moment.tally);
            }
            if (window.sparse() && moment.tally.count() == 0 && statistic.isOneSample()) {
                return statistic.converted(slide.series().value(moment.now));
            }
            if (window.coverage(moment.tally) < moment.coverage) {
                return Double.NaN;
            }
            if (statistic.function() == Expr.TimeFunction.PERCENTILE) {
                window.distribute(moment.now, moment.distribution);
                return statistic.converted(moment.distribution.quantile(statistic.share()));
            }
            return statistic.of(moment.tally, window.scale(), window.length());
        }

        @Override
        long due(Scope scope, Moment moment) {
            if (!moment.active || !(scope.input(leaf.slot()) instanceof Slide slide)) {
                return Long.MAX_VALUE;
            }
            long edge = slide.window().edge(moment.now);
            long expires = slide.series().expires();
            return slide.window().sparse() && expires > moment.now ? Math.min(edge, expires) : edge;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            leaf.use(number(scope, moment), "", account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(
                    scope.input(leaf.slot()) instanceof Slide slide
                            ? slide.series().name() + " of "
                                    + slide.series().device().id()
                            : leaf.text());
        }
    }

    static final class Aligned extends NumberCode {
        private final Leaf leaf;
        private final Statistic statistic;

        Aligned(Leaf leaf, Statistic statistic) {
            this.leaf = leaf;
            this.statistic = statistic;
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
            if (!(scope.input(leaf.slot()) instanceof Clock clock)) {
                return Double.NaN;
            }
            AlignedWindow window = clock.grid.window();
            long start = fill(window, moment);
            Tally tally = moment.tally;
            return start == Long.MIN_VALUE || window.coverage(tally, start) < moment.coverage
                    ? Double.NaN
                    : statistic.of(tally, window.scale(), window.alignment().end(start) - start);
        }

        private static long fill(AlignedWindow window, Moment moment) {
            if (moment.revising == Moment.NOT_REVISING) {
                window.judged(moment.tally);
                return window.judgedStart();
            }
            window.revised(moment.revising, moment.tally);
            return moment.revising;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            leaf.use(number(scope, moment), "", account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            account.lack(
                    scope.input(leaf.slot()) instanceof Clock clock
                            ? clock.series.name() + " of "
                                    + clock.series.device().id()
                            : leaf.text());
        }

        @Override
        void windows(Scope scope, Moment moment, WindowFigures figures) {
            if (scope.input(leaf.slot()) instanceof Clock clock) {
                AlignedWindow window = clock.grid.window();
                long start = fill(window, moment);
                Tally tally = moment.tally;
                if (start != Long.MIN_VALUE && figures.first(window)) {
                    figures.window(
                            clock.series.name(),
                            tally.avg(window.scale()),
                            tally.min(),
                            tally.max(),
                            window.coverage(tally, start),
                            tally.excluded());
                }
            }
        }
    }
}
