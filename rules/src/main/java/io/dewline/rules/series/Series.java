package io.dewline.rules.series;

import io.dewline.model.Quantity;
import io.dewline.rules.raingarden.Drawdown;
import io.dewline.rules.raingarden.Garden;
import io.dewline.rules.raingarden.Limbs;
import io.dewline.rules.window.AlignedWindow;
import io.dewline.rules.window.Alignment;
import io.dewline.rules.window.Scale;
import io.dewline.rules.window.SlidingWindow;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One quantity of one device: its last live value, in force for three of the device's intervals, and the windows that rules look at, each shared by all
 * rules that ask for the same length. Times are epoch milliseconds.
 */
public final class Series implements Signal {
    private static final int GOOD_FOR = 3;
    private static final Slide[] NO_SLIDES = {};
    private static final Grid[] NO_GRIDS = {};

    private final Track device;
    private final String name;
    private final Quantity.Form form;
    private final Scale scale;
    private Slide[] sliding = NO_SLIDES;
    private Grid[] aligned = NO_GRIDS;
    private @Nullable Drawdown drawdown;
    private @Nullable Limbs limbs;
    private @Nullable Days days;
    private double last = Double.NaN;
    private long lastAt = Long.MIN_VALUE;
    private long total;
    private boolean seen;

    Series(Track device, String name, Quantity.Form form, Scale scale) {
        this.device = device;
        this.name = name;
        this.form = form;
        this.scale = scale;
    }

    public Track device() {
        return device;
    }

    /** The quantity, or the text of what is computed from several. */
    public String name() {
        return name;
    }

    public Quantity.Form form() {
        return form;
    }

    public Scale scale() {
        return scale;
    }

    @Override
    public double value(long now) {
        return now < expires() ? last : Double.NaN;
    }

    @Override
    public long at() {
        return lastAt;
    }

    @Override
    public long expires() {
        return lastAt == Long.MIN_VALUE ? lastAt : lastAt + GOOD_FOR * device.interval() + 1;
    }

    /** Whether the device is heard of, but never told this: it has no such sensor. */
    public boolean unequipped() {
        return !seen && device.lastAt() != Long.MIN_VALUE;
    }

    /** Whether it was ever told. */
    public boolean seen() {
        return seen;
    }

    /** What an amount came to: the exact sum of all its live values, in the quantity's unit; 0 of anything else. */
    public double total() {
        return scale.unfix(total, 1);
    }

    /** See {@link Track#look}. */
    long look(int depth) {
        if (depth == 0) {
            return lastAt + sliding.length;
        }
        long sum = 0;
        for (Slide slide : sliding) {
            sum += slide.window().look(depth - 1);
        }
        return sum;
    }

    /** Takes a valid sample in; only a live one moves what is last. Returns whether it revised an aligned window judged before. */
    public boolean take(long at, double value, long stamp, boolean live) {
        for (Slide slide : sliding) {
            slide.window().add(at, value, stamp);
        }
        seen = true;
        if (days != null) {
            days.add(at, value);
        }
        boolean revised = false;
        for (Grid grid : aligned) {
            revised |= grid.window().add(at, value);
        }
        if (live) {
            if (form == Quantity.Form.AMOUNT) {
                total += scale.fix(value);
            }
            if (at >= lastAt) {
                lastAt = at;
                last = value;
                if (drawdown != null) {
                    drawdown.take(at, value);
                    if (limbs != null) {
                        limbs.take(at, value, drawdown);
                    }
                }
            }
        }
        return revised;
    }

    /** Counts a sample that is kept out; returns whether it revised an aligned window judged before. */
    public boolean exclude(long at) {
        seen = true;
        boolean revised = false;
        for (Grid grid : aligned) {
            revised |= grid.window().exclude(at);
        }
        return revised;
    }

    /** The window of {@code length} that remembers at least {@code columns}; made empty when there is none. */
    public Slide sliding(long length, int columns) {
        for (Slide slide : sliding) {
            SlidingWindow window = slide.window();
            if (window.length() == length && (window.columns() & columns) == columns) {
                return slide;
            }
        }
        Slide slide = new Slide(this, new SlidingWindow(length, device.interval(), columns, scale));
        sliding = Arrays.copyOf(sliding, sliding.length + 1);
        sliding[sliding.length - 1] = slide;
        return slide;
    }

    /** The aligned windows of {@code alignment} judged {@code grace} milliseconds after their end; made empty when there are none. */
    public Grid aligned(Alignment alignment, long grace, int columns) {
        for (Grid grid : aligned) {
            AlignedWindow window = grid.window();
            if (grid.grace() == grace && window.alignment() == alignment && (window.columns() & columns) == columns) {
                return grid;
            }
        }
        Grid grid = new Grid(device, new AlignedWindow(alignment, device.interval(), columns, scale), grace);
        aligned = Arrays.copyOf(aligned, aligned.length + 1);
        aligned[aligned.length - 1] = grid;
        return grid;
    }

    /** The drawdown of a water level over a floor in mm, NaN where it is not known; of one device it is always the same. */
    public Drawdown drawdown(double floor) {
        if (drawdown == null) {
            drawdown = new Drawdown(floor);
        }
        return drawdown;
    }

    /** The falling limbs of a water level, looked for from now on when nobody did before. */
    public Limbs limbs(Garden garden, Limbs.Around around) {
        drawdown(garden.floor());
        if (limbs == null) {
            limbs = new Limbs(garden, around);
        }
        return limbs;
    }

    /** What it came to day by day, from now on when nobody asked before; {@code day} are days in the zone of its site. */
    public Days days(Alignment day) {
        if (days == null) {
            days = new Days(day, scale, device.interval());
        }
        return days;
    }

    /** Its aligned windows. */
    public List<Grid> grids() {
        return List.of(aligned);
    }

    void write(Pack out) {
        out.text(name);
        out.nest(body -> {
            body.number(last);
            body.whole(lastAt);
            body.whole(total);
            body.flag(seen);
            body.count(sliding.length);
            for (Slide slide : sliding) {
                SlidingWindow window = slide.window();
                body.whole(window.length());
                body.count(window.columns());
                body.nest(inner -> inner.io(window::write));
            }
            body.count(aligned.length);
            for (Grid grid : aligned) {
                body.text(grid.key());
                body.count(grid.window().columns());
                body.nest(inner -> inner.io(grid.window()::write));
            }
            body.flag(drawdown != null);
            if (drawdown != null) {
                body.io(drawdown::write);
            }
            body.flag(limbs != null);
            if (limbs != null) {
                Limbs past = limbs;
                body.nest(inner -> inner.io(past::write));
            }
            body.flag(days != null);
            if (days != null) {
                Days past = days;
                body.nest(inner -> inner.io(past::write));
            }
        });
    }

    void read(Unpack in) {
        last = in.number();
        lastAt = in.whole();
        total = in.whole();
        seen = in.flag();
        for (int i = in.count(); i > 0; i--) {
            long length = in.whole();
            int columns = in.count();
            Unpack body = in.nest();
            for (Slide slide : sliding) {
                SlidingWindow window = slide.window();
                if (window.length() == length && window.columns() == columns) {
                    body.io(window::read);
                }
            }
        }
        for (int i = in.count(); i > 0; i--) {
            String key = in.text();
            int columns = in.count();
            Unpack body = in.nest();
            for (Grid grid : aligned) {
                if (grid.key().equals(key) && grid.window().columns() == columns) {
                    body.io(grid.window()::read);
                }
            }
        }
        if (in.flag()) {
            in.io((drawdown == null ? new Drawdown(Double.NaN) : drawdown)::read);
        }
        if (in.more() && in.flag()) {
            Unpack body = in.nest();
            if (limbs != null) {
                body.io(limbs::read);
            }
        }
        if (in.more() && in.flag()) {
            Unpack body = in.nest();
            if (days != null) {
                body.io(days::read);
            }
        }
    }
}
