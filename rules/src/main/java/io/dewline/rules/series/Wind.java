package io.dewline.rules.series;

import io.dewline.model.Unit;
import io.dewline.rules.window.Columns;
import io.dewline.rules.window.SlidingWindow;
import io.dewline.rules.window.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wind at one site: the mean vector of ten minutes of the first of its stations that has one. A station that reports less often than every five minutes
 * stands in with its last reading. Speed and direction of one reading belong together. Times are epoch milliseconds.
 */
public final class Wind {
    public static final String SPEED = "wind_speed";
    public static final String DIRECTION = "wind_direction";
    private static final long MEAN = 600_000;
    private static final double ENOUGH = 0.5;

    private final Part[] east;
    private final Part[] north;
    private final Tally tally = new Tally();
    private double fromEast;
    private double fromNorth;

    /** One component of a station's wind. */
    private record Part(Series series, @Nullable SlidingWindow window) {}

    /** The wind that {@code stations} tell, the first that knows one before the others; all of them can tell speed and direction. */
    public Wind(List<Track> stations) {
        east = new Part[stations.size()];
        north = new Part[stations.size()];
        for (int i = 0; i < east.length; i++) {
            east[i] = part(stations.get(i), "wind from east", StrictMath::sin);
            north[i] = part(stations.get(i), "wind from north", StrictMath::cos);
        }
    }

    private interface Component {
        double of(double radians);
    }

    private static Part part(Track station, String name, Component component) {
        station.series(SPEED); // so that it has a column to hear of
        station.series(DIRECTION);
        int speed = station.column(SPEED);
        int direction = station.column(DIRECTION);
        Derived known = null;
        for (Derived derived : station.derived()) {
            known = derived.series().name().equals(name) ? derived : known;
        }
        if (known == null) {
            long columns = 1L << Math.min(speed, 63) | 1L << Math.min(direction, 63);
            known = new Derived(
                    Derived.series(station, name, Unit.METRE_PER_SECOND),
                    columns,
                    values -> values[speed] * component.of(StrictMath.toRadians(values[direction])));
            station.derive(known);
        }
        boolean often = station.interval() * 2 <= MEAN;
        return new Part(
                known.series(),
                often ? known.series().sliding(MEAN, Columns.SUM).window() : null);
    }

    /** The stations that it is taken from. */
    public List<Track> stations() {
        List<Track> all = new ArrayList<>();
        for (Part part : east) {
            all.add(part.series.device());
        }
        return all;
    }

    private double mean(Part part, long now) {
        if (part.window == null) {
            return part.series.value(now);
        }
        part.window.tally(now, tally);
        return part.window.coverage(tally) < ENOUGH ? Double.NaN : tally.avg(part.window.scale());
    }

    private boolean look(long now) {
        for (int i = 0; i < east.length; i++) {
            fromEast = mean(east[i], now);
            fromNorth = mean(north[i], now);
            if (!Double.isNaN(fromEast) && !Double.isNaN(fromNorth)) {
                return true;
            }
        }
        return false;
    }

    /** Length of the mean vector in m/s; NaN when no station has a wind. */
    public double speed(long now) {
        return look(now) ? Math.sqrt(fromEast * fromEast + fromNorth * fromNorth) : Double.NaN;
    }

    /** Where it comes from in degrees from north, clockwise, −180 … 180; NaN when no station has a wind or it is below {@code calm} m/s. */
    public double from(long now, double calm) {
        return speed(now) >= calm ? StrictMath.toDegrees(StrictMath.atan2(fromEast, fromNorth)) : Double.NaN;
    }

    /** The next moment after {@code now} at which it may change without anything being told; {@link Long#MAX_VALUE} for none. */
    public long due(long now) {
        long due = Long.MAX_VALUE;
        for (Part part : east) {
            if (part.window != null) {
                due = Math.min(due, part.window.edge(now));
            } else if (part.series.expires() > now) {
                due = Math.min(due, part.series.expires());
            }
        }
        return due;
    }
}
