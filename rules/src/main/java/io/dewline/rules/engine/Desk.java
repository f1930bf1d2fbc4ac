package io.dewline.rules.engine;

import io.dewline.model.Transition;
import io.dewline.model.WindowResult;
import io.dewline.rules.condition.Moment;
import io.dewline.rules.condition.WindowFigures;
import io.dewline.rules.series.Track;
import java.util.ArrayList;
import java.util.List;

/** What all that watches shares: timers, the link's clock, room to compute, and where what comes about is put down. */
final class Desk {
    final Moment moment = new Moment();
    final WindowFigures figures = new WindowFigures();
    final LinkClock link = new LinkClock();
    final List<Transition> transitions = new ArrayList<>();
    final List<WindowResult> windows = new ArrayList<>();
    final List<Group> touched = new ArrayList<>();
    final List<Track> tracks = new ArrayList<>();
    final Tallies tallies = new Tallies();
    String configuration;
    Timers timers = new Timers();
    long startedAt = Long.MIN_VALUE;

    Desk(String configuration) {
        this.configuration = configuration;
    }

    /** Marks a device's state as changed since the last snapshot. */
    void touch(Track track) {
        if (track.touch()) {
            tracks.add(track);
        }
    }

    /** All that was put down since the last call. */
    Output take() {
        Output output = new Output(transitions, windows, tallies.take());
        transitions.clear();
        windows.clear();
        return output;
    }
}
