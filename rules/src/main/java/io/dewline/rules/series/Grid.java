package io.dewline.rules.series;

import io.dewline.rules.window.AlignedWindow;
import java.util.ArrayList;
import java.util.List;

/** The aligned windows of one series that are judged at the same moments, and who must hear of a revision. */
public final class Grid {
    private final Track device;
    private final AlignedWindow window;
    private final long grace;
    private final List<Dependent> judges = new ArrayList<>(1);

    Grid(Track device, AlignedWindow window, long grace) {
        this.device = device;
        this.window = window;
        this.grace = grace;
    }

    public Track device() {
        return device;
    }

    public AlignedWindow window() {
        return window;
    }

    /** Milliseconds from a window's end to its judgement. */
    public long grace() {
        return grace;
    }

    /** Those whose results a late sample revises. */
    public List<Dependent> judges() {
        return judges;
    }

    /** Names length, zone and grace. */
    public String key() {
        return window.alignment().length() + "+" + grace + "@"
                + window.alignment().zone();
    }
}
