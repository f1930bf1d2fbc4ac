package io.dewline.rules.series;

import io.dewline.model.Device;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the engine remembers of one device. Times are epoch milliseconds. */
public final class Track {
    private static final long SHORTEST_LATENESS = 120_000;
    private static final Listener[] NOBODY = {};
    private static final int[] NOWHERE = {};

    private final Device device;
    private final long interval;
    private final Layout layout;
    private final @Nullable Series[] series;
    private final Repeats repeats;
    private List<Derived> derived = List.of();
    private List<Mist> mists = List.of();
    private long lastAt = Long.MIN_VALUE;
    private long since = Long.MIN_VALUE;
    private @Nullable Spraying spraying;
    private boolean simulated;
    private boolean ahead;
    private boolean touched;
    private Listener[] listeners = NOBODY;
    private int[] places = NOWHERE;

    /** A device of which {@code remembered} readings are kept to recognise repeats. */
    public Track(Device device, Layout layout, int remembered) {
        this.device = device;
        this.interval = Math.max(1, device.interval().toMillis());
        this.layout = layout;
        this.series = new Series[layout.columns()];
        this.repeats = new Repeats(remembered, layout.columns());
    }

    public String id() {
        return device.id();
    }

    public Device device() {
        return device;
    }

    /** Milliseconds between its readings, as declared. */
    public long interval() {
        return interval;
    }

    /** Up to this many milliseconds after its time a reading is live. */
    public long lateness() {
        return Math.max(2 * interval, SHORTEST_LATENESS);
    }

    /** The largest time of a live reading; {@link Long#MIN_VALUE} before the first. */
    public long lastAt() {
        return lastAt;
    }

    /** The stamp at which the device became known. */
    public long since() {
        return since;
    }

    /** Marks the device as known from {@code stamp} on, unless it was known before. */
    public void knownFrom(long stamp) {
        if (since == Long.MIN_VALUE) {
            since = stamp;
        }
    }

    /** Whether its last live reading came from a simulator. */
    public boolean simulated() {
        return simulated;
    }

    /** Whether the time of its last live reading was too far ahead to be believed. */
    public boolean ahead() {
        return ahead;
    }

    /** The index of a quantity among those of the device's kind, looked for from {@code hint} on; −1 when it has none such. */
    public int column(Quantity quantity, int hint) {
        return layout.column(quantity.id(), hint);
    }

    /** The index of the quantity {@code id} among those of the device's kind; −1 when it has none such. */
    public int column(String id) {
        return layout.column(id, 0);
    }

    /** The series of the quantity at {@code column}; null while no rule reads it. */
    public @Nullable Series at(int column) {
        return series[column];
    }

    public int columns() {
        return series.length;
    }

    /** The series of the quantity {@code id}, made when a rule first asks for it; null when the device cannot deliver it. */
    public @Nullable Series series(String id) {
        int column = layout.column(id, 0);
        if (column < 0) {
            return null;
        }
        Series known = series[column];
        if (known == null) {
            known = new Series(this, id, layout.quantity(column).form(), layout.scale(column));
            series[column] = known;
        }
        return known;
    }

    /** What is computed from several quantities of one reading. */
    public List<Derived> derived() {
        return derived;
    }

    /** Lets something be computed of several quantities from now on. */
    public void derive(Derived computed) {
        derived = Stream.concat(derived.stream(), Stream.of(computed)).toList();
    }

    /** When it sprayed, for a cannon whose mist reaches monitors; else null. */
    public @Nullable Spraying spraying() {
        return spraying;
    }

    /** Makes it a cannon whose mist reaches monitors. */
    public void sprays(Spraying known) {
        spraying = known;
    }

    /** The mist of the cannons that may reach this monitor. */
    public List<Mist> mists() {
        return mists;
    }

    /** The mist of a cannon may reach it. */
    public void stands(Mist mist) {
        mists = Stream.concat(mists.stream(), Stream.of(mist)).toList();
    }

    /** Whether a sample measured at {@code at} stood under the mist of a cannon. */
    public boolean influenced(long at) {
        for (int i = 0; i < mists.size(); i++) {
            if (mists.get(i).covers(at)) {
                return true;
            }
        }
        return false;
    }

    /** Reads a little of what a reading of it will need, {@code depth} steps away from it; the sum means nothing. */
    public long look(int depth) {
        if (depth == 0) {
            return lastAt + series.length;
        }
        long sum = depth < 3 ? repeats.look(depth - 1) : 0;
        for (Series known : series) {
            if (known != null) {
                sum += known.look(depth - 1);
            }
        }
        return sum;
    }

    /** See {@link Repeats#fresh}. */
    public long fresh(Reading reading, int[] columns) {
        return repeats.fresh(reading, columns);
    }

    public long conflicting() {
        return repeats.conflicting();
    }

    /** Lets {@code listener} hear, as {@code index}, whenever the device told something. */
    public void tell(Listener listener, int index) {
        listeners = Arrays.copyOf(listeners, listeners.length + 1);
        places = Arrays.copyOf(places, listeners.length);
        listeners[listeners.length - 1] = listener;
        places[listeners.length - 1] = index;
    }

    /** Its values or windows are other than before. */
    public void told() {
        for (int i = 0; i < listeners.length; i++) {
            listeners[i].told(places[i]);
        }
    }

    /** A live reading was taken in, placed at {@code at}. */
    public void heard(long at, Reading.Origin origin) {
        lastAt = Math.max(lastAt, at);
        simulated = origin.simulated();
        ahead = origin.stamped() == Reading.Stamped.FUTURE;
    }

    /** Marks the state as changed since the last snapshot; returns whether it was unchanged before. */
    public boolean touch() {
        boolean before = touched;
        touched = true;
        return !before;
    }

    /** The device's state in the snapshot's layout; it counts as unchanged from here on. */
    public void write(Pack out) {
        touched = false;
        out.whole(lastAt);
        out.whole(since);
        out.flag(simulated);
        out.nest(repeats::write);
        out.count((int) Arrays.stream(series).filter(s -> s != null).count());
        for (Series known : series) {
            if (known != null) {
                known.write(out);
            }
        }
        out.count(derived.size());
        for (Derived computed : derived) {
            computed.series().write(out);
        }
        out.flag(spraying != null);
        if (spraying != null) {
            spraying.write(out);
        }
        out.flag(ahead);
    }

    /** Takes over a state as far as the rules now in force still ask for its parts. */
    public void read(byte[] state) {
        Unpack in = new Unpack(state);
        lastAt = in.whole();
        since = in.whole();
        simulated = in.flag();
        repeats.read(in.nest());
        for (int i = in.count(); i > 0; i--) {
            String name = in.text();
            Unpack body = in.nest();
            for (Series known : series) {
                if (known != null && known.name().equals(name)) {
                    known.read(body);
                }
            }
        }
        for (int i = in.count(); i > 0; i--) {
            String name = in.text();
            Unpack body = in.nest();
            for (Derived computed : derived) {
                if (computed.series().name().equals(name)) {
                    computed.series().read(body);
                }
            }
        }
        if (in.flag()) {
            (spraying == null ? new Spraying(this) : spraying).read(in);
        }
        ahead = in.more() && in.flag();
        told();
    }
}
