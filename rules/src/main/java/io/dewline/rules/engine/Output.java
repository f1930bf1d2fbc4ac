package io.dewline.rules.engine;

import io.dewline.model.Transition;
import io.dewline.model.WindowResult;
import java.util.List;

/** What a batch, or a change of configuration, brought about, in the order in which it came about. */
public record Output(List<Transition> transitions, List<WindowResult> windows, Counts counts) {
    public Output {
        transitions = List.copyOf(transitions);
        windows = List.copyOf(windows);
    }
}
