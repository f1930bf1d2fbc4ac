package io.dewline.rules.condition;

import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.rules.language.Expr;
import io.dewline.rules.raingarden.Clogging;
import io.dewline.rules.raingarden.Garden;
import io.dewline.rules.raingarden.Limbs;
import io.dewline.rules.raingarden.Orifice;
import io.dewline.rules.raingarden.Storage;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Track;
import io.dewline.rules.window.Alignment;
import io.dewline.rules.window.Columns;
import io.dewline.rules.window.SlidingWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Parts that ask how a garden empties: what its falling limbs showed, and how long until it overflows. */
final class Gardens {
    private static final int FEWEST = 3;
    private static final long LOOKS_BACK = 1_800_000;
    /** Nobody is called blind for want of rains before a year and a season have passed. */
    private static final long LEARNS = 400L * Alignment.DAY;

    private Gardens() {}

    /** What binds recession, infiltration and clogging of a level. */
    static Slots.Slot limbs(String level, boolean active) {
        return (binding, scope) -> {
            Series series = binding.series(level);
            if (series == null) {
                return null;
            }
            binding.wiring().read(series, active);
            if (!active) {
                binding.wiring().longestSlide = Math.max(binding.wiring().longestSlide, LEARNS);
            }
            Track track = series.device();
            Places places = binding.places();
            Series[] gauges = series(places, track, "rain");
            Series[] probes = series(places, track, "soil_temperature");
            Subject place = track.device().subject();
            Garden garden = Garden.of(
                    places.figure(place, "lip", Unit.MILLIMETRE),
                    places.figure(place, "area", Unit.SQUARE_METRE),
                    places.figure(place, "orifice", Unit.MILLIMETRE),
                    places.figure(place, "orifice_height", Unit.MILLIMETRE),
                    places.figure(place, "floor", Unit.MILLIMETRE));
            ZoneId zone = places.alignment(Alignment.DAY, place).zone();
            return new Past(series, series.limbs(garden, new Around(gauges, probes)), gauges, zone);
        };
    }

    private static Series[] series(Places places, Track track, String quantity) {
        List<Series> all = new ArrayList<>();
        for (Track other : places.devices(track.device().subject(), Set.of(quantity))) {
            Series series = other.series(quantity);
            if (series != null) {
                all.add(series);
            }
        }
        return all.toArray(Series[]::new);
    }

    /** The rain gauges and the soil thermometers around a level. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Around(Series[] gauges, Series[] probes) implements Limbs.Around {
        @Override
        public double rain(long at) {
            double sum = 0;
            boolean told = false;
            for (Series gauge : gauges) {
                sum += gauge.total();
                told |= !Double.isNaN(gauge.value(at));
            }
            return told ? sum : Double.NaN;
        }

        @Override
        public double temperature(long at) {
            for (Series probe : probes) {
                double value = probe.value(at);
                if (!Double.isNaN(value)) {
                    return value;
                }
            }
            return Double.NaN;
        }
    }

    /** What a level's falling limbs showed; what follows from them is kept until there is another. */
    static final class Past implements Seen {
        private final Series series;
        private final Limbs limbs;
        private final Series[] gauges;
        private final ZoneId zone;
        private long known = -1;
        private Clogging clogging = new Clogging(Double.NaN, Double.NaN);

        Past(Series series, Limbs limbs, Series[] gauges, ZoneId zone) {
            this.series = series;
            this.limbs = limbs;
            this.gauges = gauges;
            this.zone = zone;
        }

        @Override
        public boolean simulated() {
            return series.device().simulated();
        }

        private Clogging clogging() {
            if (known != limbs.version()) {
                List<Clogging.Measured> events = new ArrayList<>();
                for (int i = 0; i < limbs.count(); i++) {
                    Limbs.Limb limb = limbs.limb(i);
                    events.add(new Clogging.Measured(day(limb.from()), limb.normal()));
                }
                clogging = Clogging.of(events, LocalDate.MIN);
                known = limbs.version();
            }
            return clogging;
        }

        private LocalDate day(long at) {
            return Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
        }

        /** How many of the last ones could be stated for 20 °C. */
        private String basis() {
            int last = Math.min(FEWEST, limbs.count());
            long normal = IntStream.range(limbs.count() - last, limbs.count())
                    .filter(i -> limbs.limb(i).isNormal())
                    .count();
            return limbs.count() + " events"
                    + (normal == 0 ? "" : ", " + normal + " of the last " + last + " at 20 °C");
        }

        private void lack(Account account) {
            if (gauges.length == 0) {
                account.lack("rain");
                return;
            }
            for (Series gauge : gauges) {
                if (gauge.at() == Long.MIN_VALUE) {
                    account.lack("rain of " + gauge.device().id());
                }
            }
            account.lack(FEWEST + " events of " + series.name() + " of "
                    + series.device().id() + " (" + limbs.count() + " so far)");
        }
    }

    /** recession, infiltration and clogging. */
    static final class Emptied extends NumberCode {
        private final Leaf leaf;
        private final Expr.DomainFunction function;

        Emptied(Leaf leaf, Expr.DomainFunction function) {
            this.leaf = leaf;
            this.function = function;
        }

        @Override
        double number(Scope scope, Moment moment) {
            if (!(scope.input(leaf.slot()) instanceof Past past)) {
                return Double.NaN;
            }
            return switch (function) {
                case RECESSION -> past.limbs.recession();
                case INFILTRATION -> past.clogging().present();
                default -> past.clogging().left();
            };
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            String basis = scope.input(leaf.slot()) instanceof Past past ? past.basis() : "";
            leaf.use(number(scope, moment), basis, account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            if (scope.input(leaf.slot()) instanceof Past past) {
                past.lack(account);
            } else {
                account.lack(leaf.text());
            }
        }
    }

    /** What binds the time to the lip: the level, how it moved in the last half hour, and the lip. */
    static Slots.Slot rise(String level, boolean active) {
        return (binding, scope) -> {
            Series series = binding.series(level);
            if (series == null) {
                return null;
            }
            binding.wiring().read(series, active);
            long length = Math.max(LOOKS_BACK, 3 * series.device().interval());
            double lip = binding.places().figure(series.device().device().subject(), "lip", Unit.MILLIMETRE);
            return new Rise(series, series.sliding(length, Columns.ENDS).window(), lip);
        };
    }

    /** A level that rises or falls, and the lip in mm. */
    record Rise(Series series, SlidingWindow window, double lip) implements Seen {
        @Override
        public boolean simulated() {
            return series.device().simulated();
        }
    }

    /** time_to_lip, in hours. */
    static final class ToLip extends NumberCode {
        private static final double MOST = 240;
        private static final double HOUR = 3_600_000;

        private final Leaf leaf;

        ToLip(Leaf leaf) {
            this.leaf = leaf;
        }

        private @Nullable Rise rise(Scope scope) {
            return scope.input(leaf.slot()) instanceof Rise rise ? rise : null;
        }

        @Override
        double number(Scope scope, Moment moment) {
            Rise rise = rise(scope);
            if (rise == null || !(rise.lip > 0)) {
                return Double.NaN;
            }
            double level = rise.series.value(moment.now);
            rise.window.tally(moment.now, moment.tally);
            double speed = moment.tally.span() > 0 ? moment.tally.delta() * HOUR / moment.tally.span() : Double.NaN;
            double hours = new Storage(rise.lip, 1, Orifice.NONE).hoursToLip(level, speed);
            return Double.isNaN(hours) ? hours : Math.min(MOST, hours);
        }

        @Override
        long due(Scope scope, Moment moment) {
            Rise rise = rise(scope);
            return moment.active && rise != null ? rise.window.edge(moment.now) : Long.MAX_VALUE;
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            leaf.use(number(scope, moment), "", account);
            Rise rise = rise(scope);
            if (rise != null) {
                account.use(rise.series.name(), rise.series.value(moment.now), "mm", "");
            }
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            Rise rise = rise(scope);
            if (rise == null) {
                account.lack(leaf.text());
            } else if (!(rise.lip > 0)) {
                account.lack("zone.lip");
            } else {
                account.lack(rise.series.name() + " of " + rise.series.device().id());
            }
        }
    }
}
