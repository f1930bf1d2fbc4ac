package io.dewline.rules.condition;

import io.dewline.model.Device;
import io.dewline.model.Quantity;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.rules.language.BoundLimit;
import io.dewline.rules.language.Expr;
import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Grid;
import io.dewline.rules.series.Mist;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Track;
import io.dewline.rules.series.Wind;
import io.dewline.rules.soil.Planting;
import io.dewline.rules.window.Alignment;
import io.dewline.rules.window.Columns;
import io.dewline.rules.window.SlidingWindow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How slots are bound: from a quantity, a limit, a fact … to what answers for one subject. */
final class Inputs {
    private static final long MEAN = 300_000;

    private final boolean active;

    /** {@code active}: what is bound matters only while an episode is under way. */
    Inputs(boolean active) {
        this.active = active;
    }

    boolean active() {
        return active;
    }

    Slots.Slot last(Quantity quantity) {
        return (binding, scope) -> {
            Series series = binding.series(quantity.id());
            if (series != null) {
                binding.wiring().read(series, active);
            }
            return series;
        };
    }

    Slots.Slot sliding(Function<Binding, @Nullable Series> samples, List<String> quantities, long length, int columns) {
        return (binding, scope) -> {
            Series series = samples.apply(binding);
            if (series == null) {
                return null;
            }
            for (String quantity : quantities) {
                binding.wiring().read(series.device(), quantity, active);
            }
            Wiring wiring = binding.wiring();
            if (!active) {
                wiring.longestSlide = Math.max(wiring.longestSlide, length);
            }
            return series.sliding(length, columns);
        };
    }

    Slots.Slot aligned(Function<Binding, @Nullable Series> samples, long length, int columns) {
        return (binding, scope) -> {
            Series series = samples.apply(binding);
            if (series == null) {
                return null;
            }
            Wiring wiring = binding.wiring();
            Alignment alignment = binding.places().alignment(length, binding.subject());
            long grace = binding.rule().timing().grace().toMillis();
            Grid grid = series.aligned(alignment, grace, columns);
            wiring.longestClock = Math.max(wiring.longestClock, length);
            wiring.clocks.add(new Wiring.Clock(grid));
            return new Windowed.Clock(series, grid);
        };
    }

    Slots.Slot fact(String name) {
        return (binding, scope) -> facts(name, binding);
    }

    private FactLine[] facts(String name, Binding binding) {
        FactLine[] lines = binding.places().facts(name, binding.subject());
        for (FactLine line : lines) {
            binding.wiring().hears.add(new Wiring.Hear(line, active));
        }
        return lines;
    }

    static Slots.Slot limit(Expr.Limit limit) {
        return (binding, scope) -> {
            BoundLimit bound = binding.places().limit(binding.rule(), limit, binding.subject());
            String from = bound.source().isEmpty() ? bound.from() : bound.from() + " (" + bound.source() + ")";
            return new Given(bound.value(), "", from);
        };
    }

    static Slots.Slot attribute(Expr.Attribute attribute) {
        return (binding, scope) -> {
            Value value =
                    binding.places().attribute(attribute, binding.subject()).orElse(null);
            String from = attribute.place().name().toLowerCase(java.util.Locale.ROOT);
            Planting planting =
                    attribute.place() == Expr.Place.ZONE && attribute.name().equals("mad")
                            ? binding.places().planting(binding.subject())
                            : null;
            if (planting != null && value instanceof Value.Figure mad) {
                ZoneId zone = binding.places()
                        .alignment(Alignment.DAY, binding.subject())
                        .zone();
                return new Configured.Aging(new Maturity(mad.value(), planting), zone, from);
            }
            if (value instanceof Value.Figure figure) {
                return new Given(figure.value(), "", from);
            }
            return value instanceof Value.Word word ? new Given(Double.NaN, word.text(), from) : Given.NOTHING;
        };
    }

    /** The device that the rule judges, whatever it tells. */
    Slots.Slot device() {
        return (binding, scope) -> {
            List<Track> devices = binding.places().devices(binding.subject(), List.of());
            if (devices.isEmpty()) {
                return null;
            }
            Track track = devices.get(0);
            binding.wiring().reads.add(new Wiring.Read(track, -1L, active));
            return track;
        };
    }

    /** What every device that the subject sees tells of a quantity. */
    Slots.Slot every(String quantity) {
        return (binding, scope) -> {
            List<Series> all = new ArrayList<>();
            for (Track track : binding.places().devices(binding.subject(), List.of(quantity))) {
                Series series = track.series(quantity);
                if (series != null) {
                    binding.wiring().read(series, active);
                    all.add(series);
                }
            }
            return all.toArray(Series[]::new);
        };
    }

    private Series[] series(List<Track> devices, Quantity quantity, Binding binding) {
        Series[] all = new Series[devices.size()];
        for (int i = 0; i < all.length; i++) {
            Series series = devices.get(i).series(quantity.id());
            if (series == null) {
                throw new IllegalStateException(devices.get(i).id() + " delivers no " + quantity.id());
            }
            all[i] = series;
            binding.wiring().read(series, active);
        }
        return all;
    }

    Slots.Slot drawdown(Quantity level) {
        return (binding, scope) -> {
            Series series = binding.series(level.id());
            if (series == null) {
                return null;
            }
            binding.wiring().read(series, active);
            Subject place = series.device().device().subject();
            return new Domain.Level(series, series.drawdown(binding.places().figure(place, "floor", Unit.MILLIMETRE)));
        };
    }

    /** A monitor by its series, and whether the cannons that may mislead it run. */
    Slots.Slot influence(Quantity quantity) {
        return (binding, scope) -> {
            Series series = binding.series(quantity.id());
            if (series != null) {
                for (Mist mist : series.device().mists()) {
                    binding.wiring().read(mist.spraying().cannon(), "running", active);
                }
            }
            return series;
        };
    }

    /** The wind at the site, and to be asked again when it changes. */
    Wind wind(Binding binding) {
        Wind wind = binding.places().wind(binding.subject());
        for (Track station : wind.stations()) {
            binding.wiring().read(station, Wind.SPEED, active);
            binding.wiring().read(station, Wind.DIRECTION, active);
        }
        return wind;
    }

    Slots.Slot contribution(Quantity quantity) {
        return (binding, scope) -> {
            Subject site =
                    Subject.site(binding.subject().area(), binding.subject().site());
            Series[] all = series(binding.places().devices(site, Set.of(quantity.id())), quantity, binding);
            DustCode.Monitor[] monitors = new DustCode.Monitor[all.length];
            for (int i = 0; i < all.length; i++) {
                Device device = all[i].device().device();
                boolean often = device.interval().toMillis() * 2 <= MEAN;
                SlidingWindow window = often ? all[i].sliding(MEAN, Columns.SUM).window() : null;
                monitors[i] = new DustCode.Monitor(all[i], window, device.figure("bearing", Unit.DEGREE));
            }
            String fact = "district_" + quantity.id();
            boolean placed =
                    Arrays.stream(monitors).filter(DustCode.Monitor::isPlaced).count() > 1;
            return new DustCode.Site(monitors, facts(fact, binding), fact, placed ? wind(binding) : null);
        };
    }
}
