package io.dewline.sim.scenario;

import java.util.List;

/** The file describes no scenario; the message has one line for each thing that is wrong. */
public final class ScenarioException extends Exception {
    ScenarioException(List<String> mistakes) {
        super(String.join("\n", mistakes));
    }
}
