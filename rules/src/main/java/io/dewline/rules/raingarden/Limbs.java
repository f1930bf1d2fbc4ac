package io.dewline.rules.raingarden;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Follows a garden's level and measures each time that it empties, by {@link Recession}: an event begins when water stands and ends when the level has come
 * to rest (six hours within a sensor's noise, at the latest a day after the water is gone) or when new inflow lifts it by 15 mm. It remembers the last 64
 * events that gave a rate. The samples of the event under way are bounded too: when there are too many, every second one of the older ones is given up.
 */
public final class Limbs {
    /** Events that are remembered. */
    public static final int KEPT = 64;

    private static final int MOST_SAMPLES = 512;
    private static final double RENEWED = 15;
    private static final double NOISE = 6;
    private static final long STEADY = 21_600_000;
    private static final long LONGEST_REST = 86_400_000;

    private final Garden garden;
    private final Around around;
    private final Limb[] kept = new Limb[KEPT];
    private int count;
    private int next;
    private long version;
    private boolean open;
    private long begin;
    private int size;
    private int[] seconds = {};
    private float[] levels = {};
    private float[] rains = {};
    private double rainBefore = Double.NaN;
    private double warmth;
    private int warm;
    private float high;
    private int lowest;
    private long emptySince;

    /** What is known around a garden at the moment of a sample. */
    public interface Around {
        /** Rain that has fallen so far in mm, a sum that only grows; NaN while nobody can tell. */
        double rain(long at);

        /** Temperature of the soil in °C; NaN where it is not known. */
        double temperature(long at);
    }

    /**
     * A falling limb that was measured.
     *
     * @param from when it began, epoch milliseconds
     * @param recession fall in mm/h
     * @param infiltration fall in mm/h without what left through the orifice
     * @param temperature mean temperature of the soil during the event in °C, NaN where it was not known
     */
    public record Limb(long from, double recession, double infiltration, double temperature) {
        /** Whether the rate can be stated for 20 °C. */
        public boolean isNormal() {
            return !Double.isNaN(Clogging.at20(infiltration, temperature));
        }

        /** The infiltration at 20 °C in mm/h where the temperature was known, else as it was. */
        public double normal() {
            return isNormal() ? Clogging.at20(infiltration, temperature) : infiltration;
        }
    }

    public Limbs(Garden garden, Around around) {
        this.garden = garden;
        this.around = around;
    }

    /** Takes a level in mm in, after {@code drawdown} has; times are epoch milliseconds and rise. */
    public void take(long at, double level, Drawdown drawdown) {
        double rain = around.rain(at);
        if (!open) {
            if (drawdown.standing()) {
                begin(at);
                add(at, level, 0);
            }
            rainBefore = rain;
            return;
        }
        double fallen = rain - rainBefore;
        // Rain that is not known counts as rain: a limb on which it may have rained says nothing.
        add(at, level, fallen >= 0 ? fallen : Double.POSITIVE_INFINITY);
        rainBefore = rain;
        if (renewed(level)) {
            measure(lowest + 1);
            int from = lowest;
            long low = begin + seconds[from] * 1_000L;
            float height = levels[from];
            begin(low);
            add(low, height, 0);
            add(at, level, 0);
        } else if (drawdown.standing()) {
            emptySince = 0;
        } else {
            emptySince = emptySince == 0 ? at : emptySince;
            if (at - emptySince >= LONGEST_REST || rests(at)) {
                measure(size);
                open = false;
                size = 0;
            }
        }
    }

    private void begin(long at) {
        open = true;
        begin = at;
        size = 0;
        lowest = 0;
        emptySince = 0;
        warmth = 0;
        warm = 0;
    }

    private void add(long at, double level, double rain) {
        int second = (int) Math.min(Integer.MAX_VALUE, (at - begin) / 1_000);
        if (size > 0 && second <= seconds[size - 1]) {
            rains[size - 1] += (float) rain;
            return;
        }
        if (size == levels.length) {
            makeRoom();
        }
        seconds[size] = second;
        levels[size] = (float) level;
        rains[size] = (float) rain;
        // The lowest level since the highest: what fell before belongs to no limb.
        if (size == 0 || levels[size] > high || levels[size] < levels[lowest]) {
            lowest = size;
        }
        high = size == 0 ? levels[0] : Math.max(high, levels[size]);
        size++;
        double temperature = around.temperature(at);
        if (!Double.isNaN(temperature)) {
            warmth += temperature;
            warm++;
        }
    }

    private void makeRoom() {
        if (levels.length < MOST_SAMPLES) {
            int length = Math.max(32, levels.length * 2);
            seconds = Arrays.copyOf(seconds, length);
            levels = Arrays.copyOf(levels, length);
            rains = Arrays.copyOf(rains, length);
            return;
        }
        int left = 0;
        float waiting = 0;
        int low = 0;
        for (int i = 0; i < size; i++) {
            waiting += rains[i];
            if (i % 2 == 1 || i == lowest || i == size - 1) {
                if (i == lowest) {
                    low = left;
                }
                seconds[left] = seconds[i];
                levels[left] = levels[i];
                rains[left++] = waiting;
                waiting = 0;
            }
        }
        size = left;
        lowest = low;
    }

    /** Whether new inflow lifts the level. */
    private boolean renewed(double level) {
        return lowest < size - 1 && level >= levels[lowest] + RENEWED;
    }

    /** Whether the level of the last six hours lies within a sensor's noise. */
    private boolean rests(long at) {
        if (at - emptySince < STEADY) {
            return false;
        }
        int since = (int) ((at - STEADY - begin) / 1_000);
        float high = levels[size - 1];
        float low = high;
        for (int i = size - 1; i >= 0 && seconds[i] >= since; i--) {
            high = Math.max(high, levels[i]);
            low = Math.min(low, levels[i]);
        }
        return high - low <= NOISE;
    }

    private void measure(int samples) {
        long[] times = new long[samples];
        double[] heights = new double[samples];
        double[] fallen = new double[samples];
        for (int i = 0; i < samples; i++) {
            times[i] = begin + seconds[i] * 1_000L;
            heights[i] = levels[i];
            fallen[i] = rains[i];
        }
        Recession recession = Recession.of(Trace.of(times, heights, fallen), garden.storage(), garden.floor());
        if (recession.valid() && !Double.isNaN(recession.infiltration())) {
            double temperature = warm == 0 ? Double.NaN : warmth / warm;
            keep(new Limb(recession.from(), recession.recession(), recession.infiltration(), temperature));
        }
    }

    private void keep(Limb limb) {
        kept[next] = limb;
        next = (next + 1) % KEPT;
        count = Math.min(KEPT, count + 1);
        version++;
    }

    /** How many are remembered. */
    public int count() {
        return count;
    }

    /** Grows with each event that gave a rate. */
    public long version() {
        return version;
    }

    /** One that is remembered, 0 the oldest. */
    public Limb limb(int index) {
        return kept[Math.floorMod(next - count + index, KEPT)];
    }

    /** Fall of the last one in mm/h; NaN before the first. */
    public double recession() {
        return count == 0 ? Double.NaN : limb(count - 1).recession();
    }

    public void write(DataOutput out) throws IOException {
        out.writeBoolean(open);
        out.writeLong(begin);
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeInt(seconds[i]);
            out.writeFloat(levels[i]);
            out.writeFloat(rains[i]);
        }
        out.writeDouble(rainBefore);
        out.writeDouble(warmth);
        out.writeInt(warm);
        out.writeFloat(high);
        out.writeInt(lowest);
        out.writeLong(emptySince);
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            Limb limb = limb(i);
            out.writeLong(limb.from);
            out.writeDouble(limb.recession);
            out.writeDouble(limb.infiltration);
            out.writeDouble(limb.temperature);
        }
    }

    public void read(DataInput in) throws IOException {
        open = in.readBoolean();
        begin = in.readLong();
        size = in.readInt();
        int length = Math.max(32, Integer.highestOneBit(Math.max(1, size - 1)) * 2);
        seconds = new int[length];
        levels = new float[length];
        rains = new float[length];
        for (int i = 0; i < size; i++) {
            seconds[i] = in.readInt();
            levels[i] = in.readFloat();
            rains[i] = in.readFloat();
        }
        rainBefore = in.readDouble();
        warmth = in.readDouble();
        warm = in.readInt();
        high = in.readFloat();
        lowest = in.readInt();
        emptySince = in.readLong();
        count = 0;
        next = 0;
        for (int i = in.readInt(); i > 0; i--) {
            keep(new Limb(in.readLong(), in.readDouble(), in.readDouble(), in.readDouble()));
        }
    }
}
