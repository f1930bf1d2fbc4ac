package io.dewline.rules.engine;

import io.dewline.rules.series.Grid;
import io.dewline.rules.window.Alignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The aligned windows that are judged at the same moments, and the watches that read them. */
final class Closing extends Timed {
    private final Alignment alignment;
    private final long grace;
    private final Desk desk;
    private final Set<Grid> grids = new LinkedHashSet<>();
    private final Set<Watch> readers = new LinkedHashSet<>();
    private List<Watch> watches = List.of();
    private int order;
    private long start;

    Closing(Alignment alignment, long grace, Desk desk) {
        this.alignment = alignment;
        this.grace = grace;
        this.desk = desk;
    }

    void add(Grid grid, Watch watch) {
        grids.add(grid);
        readers.add(watch);
    }

    void settle(int place) {
        order = place;
        watches = readers.stream().sorted(Comparator.comparingInt(Watch::order)).toList();
    }

    /** Waits for the end of the first window that is not judged at {@code stamp}. */
    void begin(long stamp) {
        start = alignment.start(Math.max(stamp - grace, desk.startedAt));
        arm();
    }

    private void arm() {
        desk.timers.set(this, alignment.end(start) + grace);
    }

    @Override
    int rank() {
        return 1;
    }

    @Override
    int order() {
        return order;
    }

    @Override
    void due(long at) {
        long judged = start;
        for (Grid grid : grids) {
            grid.window().judge(judged);
            desk.touch(grid.device());
        }
        start = alignment.end(judged);
        arm();
        for (Watch watch : new ArrayList<>(watches)) {
            watch.closed(alignment, judged, at);
        }
    }

    /** The devices whose windows these are have changed. */
    Set<Grid> grids() {
        return grids;
    }
}
