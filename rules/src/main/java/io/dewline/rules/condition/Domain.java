package io.dewline.rules.condition;

import io.dewline.rules.raingarden.Drawdown;
import io.dewline.rules.series.Series;
import io.dewline.rules.soil.SoilWater;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Parts that ask the calculators of soil water and rain gardens. */
final class Domain {
    private static final double HOUR = 3_600_000;

    private Domain() {}

    /** A zone's soil, the probes in it and what stands in for them; {@code sorted} is room to find their median. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Root(SoilWater soil, Series[] probes, double[] sorted, Estimate estimate) implements Seen {

        @Override
        public boolean simulated() {
            return Arrays.stream(probes).anyMatch(probe -> probe.device().simulated())
                    || (probes.length == 0 && estimate.simulated());
        }

        /** The median of the probes' last values; NaN when fewer than half have one. */
        double moisture(long now) {
            int all = probes.length;
            int present = 0;
            for (Series probe : probes) {
                double value = probe.value(now);
                if (!Double.isNaN(value)) {
                    sorted[present++] = value;
                } else if (probe.unequipped()) {
                    all--;
                }
            }
            if (present == 0 || present * 2 < all) {
                return Double.NaN;
            }
            Arrays.sort(sorted, 0, present);
            int middle = present / 2;
            return present % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    /** depletion and refill. */
    static final class Soil extends NumberCode {
        private final Leaf leaf;
        private final boolean refill;

        Soil(Leaf leaf, boolean refill) {
            this.leaf = leaf;
            this.refill = refill;
        }

        @Override
        double number(Scope scope, Moment moment) {
            if (!(scope.input(leaf.slot()) instanceof Root root)) {
                return Double.NaN;
            }
            double moisture = root.moisture(moment.now);
            if (Double.isNaN(moisture)) {
                double depleted = root.estimate.depleted(moment.now, moment.coverage);
                return refill ? depleted : depleted / root.soil.available();
            }
            return refill ? root.soil.refill(moisture) : root.soil.depletion(moisture);
        }

        @Override
        long due(Scope scope, Moment moment) {
            long due = Long.MAX_VALUE;
            if (moment.active && scope.input(leaf.slot()) instanceof Root root) {
                due = root.estimate.due(moment.now);
                for (Series probe : root.probes) {
                    if (probe.expires() > moment.now) {
                        due = Math.min(due, probe.expires());
                    }
                }
            }
            return due;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            double number = number(scope, moment);
            if (!(scope.input(leaf.slot()) instanceof Root root)) {
                leaf.use(number, "", account);
                return;
            }
            double moisture = root.moisture(moment.now);
            boolean estimated = Double.isNaN(moisture) && !Double.isNaN(number);
            leaf.use(number, estimated ? root.estimate.basis() : "", account);
            if (root.probes.length > 0) {
                account.use(root.probes[0].name(), moisture, "m³/m³", "");
            }
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            if (!(scope.input(leaf.slot()) instanceof Root root)) {
                account.lack(leaf.text());
                return;
            }
            if (!root.soil.known()) {
                account.lack("soil of the zone");
            }
            for (Series probe : root.probes) {
                if (Double.isNaN(probe.value(moment.now))) {
                    account.lack(probe.name() + " of " + probe.device().id());
                }
            }
            if (root.probes.length == 0) {
                root.estimate.lack(moment.now, moment.coverage, account);
                account.lack(leaf.text());
            }
        }
    }

    /** A water level and its drawdown. */
    record Level(Series series, Drawdown drawdown) {}

    /** drawdown, in hours. */
    static final class Standing extends NumberCode {
        private final Leaf leaf;

        Standing(Leaf leaf) {
            this.leaf = leaf;
        }

        private @Nullable Level level(Scope scope) {
            return scope.input(leaf.slot()) instanceof Level level ? level : null;
        }

        @Override
        double number(Scope scope, Moment moment) {
            Level level = level(scope);
            return level == null || Double.isNaN(level.series.value(moment.now))
                    ? Double.NaN
                    : level.drawdown.hours(moment.now);
        }

        @Override
        double slope(Scope scope, Moment moment) {
            Level level = level(scope);
            return level != null && level.drawdown.standing() ? 1 / HOUR : 0;
        }

        @Override
        long due(Scope scope, Moment moment) {
            Level level = level(scope);
            return moment.active && level != null && level.series.expires() > moment.now
                    ? level.series.expires()
                    : Long.MAX_VALUE;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            leaf.use(number(scope, moment), "", account);
            Level level = level(scope);
            if (level != null) {
                account.use(level.series.name(), level.series.value(moment.now), "mm", "");
            }
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            Level level = level(scope);
            account.lack(
                    level == null
                            ? leaf.text()
                            : level.series.name() + " of "
                                    + level.series.device().id());
        }
    }
}
