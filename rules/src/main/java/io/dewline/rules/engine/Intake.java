package io.dewline.rules.engine;

import io.dewline.model.Entry;
import io.dewline.model.Fact;
import io.dewline.model.Reading;
import io.dewline.model.Unit;
import io.dewline.rules.series.Dependent;
import io.dewline.rules.series.Derived;
import io.dewline.rules.series.Grid;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Spraying;
import io.dewline.rules.series.Track;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes readings and facts in: tells repeats, late and excluded values from the rest, and lets those know who must hear of them. */
final class Intake {
    static final int AHEAD = 32;

    /** What is kept of fewer devices lies in a processor's caches, more or less. */
    private static final int FLEET = 2_000;

    /** How many steps from a device's feed what is kept of its windows lies. */
    private static final int DEPTHS = 5;

    private static final int MOST_VALUES = 64;

    private final World world;
    private final Desk desk;
    private final Snapshot snapshot;
    private final @Nullable Feed[] feeds = new Feed[AHEAD];
    /** What nobody asks for: it keeps the looking from being left out. */
    long looked;

    private int[] columns = new int[MOST_VALUES];
    private double[] values = new double[MOST_VALUES];

    Intake(World world, Desk desk, Snapshot snapshot) {
        this.world = world;
        this.desk = desk;
        this.snapshot = snapshot;
    }

    void fact(Fact fact, long stamp) {
        Voice voice = world.voice(fact.name(), fact.subject());
        if (voice.take(fact, stamp)) {
            desk.tallies.facts++;
            snapshot.touch(voice.line());
        }
    }

    /**
     * Finds the devices of the next readings, and in a large fleet looks at what will be needed of each. There it lies in memory that no cache holds, and
     * answers asked for one after another would be waited for one by one.
     */
    void lookAhead(List<? extends Entry> entries, int from) {
        int count = Math.min(AHEAD, entries.size() - from);
        for (int i = 0; i < count; i++) {
            feeds[i] = entries.get(from + i) instanceof Reading reading
                    ? world.feeds.get(reading.source().device())
                    : null;
        }
        if (world.tracks.size() < FLEET) {
            return;
        }
        long sum = 0;
        for (int depth = 0; depth < DEPTHS; depth++) {
            for (int i = 0; i < count; i++) {
                Feed feed = feeds[i];
                if (feed != null) {
                    sum += feed.look(depth);
                }
            }
        }
        looked = sum;
    }

    /** Takes a reading in, the one at {@code place} of those looked at ahead. */
    void reading(Reading reading, int place, long stamp) {
        Feed feed = feeds[place];
        if (feed == null) {
            desk.tallies.evaluated++;
            desk.tallies.unknown++;
            return;
        }
        Track track = feed.track();
        find(reading, track);
        long fresh = track.fresh(reading, columns);
        desk.tallies.conflicting += track.conflicting();
        desk.touch(track);
        if (fresh == 0) {
            desk.tallies.repeated++;
            return;
        }
        desk.tallies.evaluated++;
        long at = Math.min(reading.at(), stamp);
        boolean live = stamp - at <= track.lateness();
        if (live) {
            track.heard(at, reading.origin());
        } else {
            desk.tallies.late++;
        }
        long heard = values(reading, track, fresh, at, stamp, live);
        track.told();
        if (live && heard != 0) {
            feed.heard(heard, at, stamp);
        }
    }

    private void find(Reading reading, Track track) {
        int size = reading.size();
        if (size > columns.length) {
            columns = new int[size * 2];
        }
        int hint = 0;
        for (int i = 0; i < size; i++) {
            int column = track.column(reading.quantity(i), hint);
            columns[i] = column;
            hint = column + 1;
        }
    }

    /** Puts each new value where it belongs; returns the columns that were heard of. */
    private long values(Reading reading, Track track, long fresh, long at, long stamp, boolean live) {
        boolean influenced = track.influenced(at);
        long heard = 0;
        long valid = 0;
        for (int i = 0; i < reading.size(); i++) {
            int column = columns[i];
            if (column < 0 || (fresh >>> Math.min(i, 63) & 1) == 0) {
                continue;
            }
            heard |= 1L << Math.min(column, 63);
            boolean misled = influenced && reading.quantity(i).unit().dimension() == Unit.Dimension.CONCENTRATION;
            Series series = track.at(column);
            if (reading.flag(i) != null || misled) {
                desk.tallies.excluded++;
                if (series != null && series.exclude(at)) {
                    revised(series, at, stamp);
                }
                continue;
            }
            valid |= 1L << Math.min(column, 63);
            if (series != null && series.take(at, reading.value(i), stamp, live)) {
                revised(series, at, stamp);
            }
            keep(track, column, reading.value(i));
            report(track, series, at, live);
        }
        if (!track.derived().isEmpty()) {
            derive(track, valid, at, stamp, live);
        }
        return heard;
    }

    private void keep(Track track, int column, double value) {
        if (!track.derived().isEmpty()) {
            if (column >= values.length) {
                values = Arrays.copyOf(values, column * 2);
            }
            values[column] = value;
        }
    }

    private static void report(Track track, @org.jspecify.annotations.Nullable Series series, long at, boolean live) {
        Spraying spraying = track.spraying();
        if (spraying != null && live && series != null && series.name().equals("running")) {
            spraying.report(at, series.value(at) > 0);
        }
    }

    private void derive(Track track, long valid, long at, long stamp, boolean live) {
        for (Derived derived : track.derived()) {
            if ((derived.columns() & valid) == derived.columns()) {
                double sample = derived.sample(values);
                if (!Double.isNaN(sample) && derived.series().take(at, sample, stamp, live)) {
                    revised(derived.series(), at, stamp);
                }
            }
        }
    }

    private void revised(Series series, long at, long stamp) {
        for (Grid grid : series.grids()) {
            long start = grid.window().alignment().start(at);
            if (start <= grid.window().judgedStart()) {
                for (Dependent judge : grid.judges()) {
                    if (judge instanceof Watch watch) {
                        watch.revised(grid.window().alignment(), start, stamp);
                    }
                }
            }
        }
    }
}
