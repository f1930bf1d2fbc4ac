package io.dewline.rules.condition;

import io.dewline.model.Subject;
import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Grid;
import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Track;
import io.dewline.rules.series.Unpack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a bound rule must hear of, found while it is bound. {@code active} marks what matters only while an episode is under way: the clear condition,
 * levels and the response.
 */
public final class Wiring {
    /** Values of a device, as a set of columns. */
    public record Read(Track track, long columns, boolean active) {}

    /** A fact. */
    public record Hear(FactLine line, boolean active) {}

    /** Windows that close together. */
    public record Clock(Grid grid) {}

    /** Something to note at each live reading of a device. */
    public record Note(Track track, long columns, Noting noting) {}

    /** Notes whether its condition holds at a reading measured at {@code at}. */
    public interface Noting {
        void note(Moment moment, long at);
    }

    /** State that belongs to the bound rule and goes into its snapshot. */
    public record Memory(String key, Consumer<Pack> write, Consumer<Unpack> read) {}

    final List<Read> reads = new ArrayList<>(2);
    final List<Hear> hears = new ArrayList<>(1);
    final List<Clock> clocks = new ArrayList<>(1);
    final List<Note> notes = new ArrayList<>(0);
    final List<Memory> memories = new ArrayList<>(0);
    final List<Judge> judges = new ArrayList<>(0);
    private final Set<String> judged = new HashSet<>();
    long longestSlide;
    long longestClock;

    public List<Read> reads() {
        return reads;
    }

    public List<Hear> hears() {
        return hears;
    }

    public List<Clock> clocks() {
        return clocks;
    }

    public List<Note> notes() {
        return notes;
    }

    public List<Memory> memories() {
        return memories;
    }

    public List<Judge> judges() {
        return judges;
    }

    /** The longest sliding window it looks at, in milliseconds. */
    public long longestSlide() {
        return longestSlide;
    }

    /** The longest aligned window it looks at, in milliseconds. */
    public long longestClock() {
        return longestClock;
    }

    void read(Series series, boolean active) {
        read(series.device(), series.name(), active);
    }

    void read(Track track, String quantity, boolean active) {
        for (int column = 0; column < track.columns(); column++) {
            Series series = track.at(column);
            if (series != null && series.name().equals(quantity)) {
                reads.add(new Read(track, 1L << Math.min(column, 63), active));
            }
        }
    }

    /** Whether results of these windows have not been claimed by an earlier part of the rule. */
    boolean claim(Subject subject, String windows) {
        return judged.add(subject.key() + " " + windows);
    }
}
