package io.dewline.rules.condition;

import io.dewline.rules.dust.AirQuality;
import io.dewline.rules.dust.CoarseFraction;
import io.dewline.rules.dust.SiteContribution;
import io.dewline.rules.dust.WindSide;
import io.dewline.rules.language.Expr.DustFunction;
import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Mist;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Track;
import io.dewline.rules.series.Wind;
import io.dewline.rules.window.SlidingWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts that ask the calculators of dust. */
final class DustCode {
    private DustCode() {}

    /** A calculator that needs nothing but numbers. */
    static final class Formula extends NumberCode {
        private final DustFunction function;
        private final NumberCode[] of;

        Formula(DustFunction function, NumberCode[] of) {
            this.function = function;
            this.of = of;
        }

        @Override
        Code[] parts() {
            return of;
        }

        @Override
        boolean steady() {
            return steadyParts();
        }

        @Override
        double number(Scope scope, Moment moment) {
            double first = of[0].number(scope, moment);
            return switch (function) {
                case IAQI_PM10 -> AirQuality.iaqi(AirQuality.Pollutant.PM10, first);
                case IAQI_PM25 -> AirQuality.iaqi(AirQuality.Pollutant.PM25, first);
                case COARSE_FRACTION -> CoarseFraction.of(first, of[1].number(scope, moment));
            };
        }

        /** Also when both parts are there and do not fit each other. */
        @Override
        void lack(Scope scope, Moment moment, Account account) {
            super.lack(scope, moment, account);
            if (account.lacksNothing()) {
                account.lack(
                        function == DustFunction.COARSE_FRACTION ? "plausible pm25 beside pm10" : "a concentration");
            }
        }
    }

    /** influenced(device). */
    static final class Influenced extends VerdictCode {
        private final Leaf leaf;

        Influenced(Leaf leaf) {
            this.leaf = leaf;
        }

        private @Nullable Track monitor(Scope scope) {
            return scope.input(leaf.slot()) instanceof Series series ? series.device() : null;
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            Track monitor = monitor(scope);
            return Verdict.of(monitor != null && monitor.influenced(moment.now));
        }

        @Override
        long due(Scope scope, Moment moment) {
            Track monitor = monitor(scope);
            long due = Long.MAX_VALUE;
            if (monitor != null) {
                List<Mist> mists = monitor.mists();
                for (int i = 0; i < mists.size(); i++) {
                    due = Math.min(due, mists.get(i).ends(moment.now));
                }
            }
            return due;
        }
    }

    /** One monitor of a site: its five-minute mean, or its last value where it reports less often; {@code bearing} is NaN where it is not said. */
    record Monitor(Series series, @Nullable SlidingWindow window, double bearing) {
        /** Whether it is said where it stands. */
        boolean isPlaced() {
            return !Double.isNaN(bearing);
        }

        double value(Moment moment) {
            if (window == null) {
                return series.value(moment.now);
            }
            window.tally(moment.now, moment.tally);
            return window.coverage(moment.tally) < moment.coverage ? Double.NaN : moment.tally.avg(window.scale());
        }

        long due(long now) {
            if (window != null) {
                return window.edge(now);
            }
            return series.expires() > now ? series.expires() : Long.MAX_VALUE;
        }
    }

    /** A site's monitors, the district's mean for the same quantity, and the wind where it is said how they stand. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Site(Monitor[] monitors, FactLine[] district, String fact, @Nullable Wind wind) {}

    /** site_contribution, and the background that it subtracts. */
    static final class Contribution extends NumberCode {
        private final Leaf leaf;
        private final boolean background;

        Contribution(Leaf leaf, boolean background) {
            this.leaf = leaf;
            this.background = background;
        }

        private @Nullable SiteContribution ask(Scope scope, Moment moment) {
            if (!(scope.input(leaf.slot()) instanceof Site site)) {
                return null;
            }
            SiteContribution contribution = moment.contribution;
            contribution.begin(district(site, moment));
            double from = site.wind == null ? Double.NaN : site.wind.from(moment.now, WindSide.CALM);
            for (Monitor monitor : site.monitors) {
                if (!monitor.series.unequipped()) {
                    contribution.monitor(monitor.value(moment), WindSide.of(monitor.bearing, from));
                }
            }
            return contribution;
        }

        private double answer(SiteContribution contribution) {
            return background ? contribution.backgroundValue() : contribution.value();
        }

        private static double district(Site site, Moment moment) {
            for (FactLine line : site.district) {
                io.dewline.model.Fact fact = line.at(moment.now);
                if (fact != null) {
                    Double number = fact.value().number();
                    return number == null ? Double.NaN : number;
                }
            }
            return Double.NaN;
        }

        @Override
        double number(Scope scope, Moment moment) {
            SiteContribution contribution = ask(scope, moment);
            return contribution == null ? Double.NaN : answer(contribution);
        }

        @Override
        long due(Scope scope, Moment moment) {
            long due = Long.MAX_VALUE;
            if (moment.active && scope.input(leaf.slot()) instanceof Site site) {
                due = site.wind == null ? due : site.wind.due(moment.now);
                for (Monitor monitor : site.monitors) {
                    due = Math.min(due, monitor.due(moment.now));
                }
            }
            return due;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            SiteContribution contribution = ask(scope, moment);
            if (contribution == null) {
                leaf.use(Double.NaN, "", account);
                return;
            }
            String from = contribution.background().words();
            leaf.use(answer(contribution), from.isEmpty() ? "" : "background: " + from, account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            if (!(scope.input(leaf.slot()) instanceof Site site) || site.monitors.length == 0) {
                account.lack(leaf.text());
                return;
            }
            boolean heard = false;
            for (Monitor monitor : site.monitors) {
                if (Double.isNaN(monitor.value(moment))) {
                    account.lack(monitor.series.name() + " of "
                            + monitor.series.device().id());
                } else {
                    heard = true;
                }
            }
            if (heard && Double.isNaN(district(site, moment))) {
                account.lack(site.fact);
            }
        }
    }
}
