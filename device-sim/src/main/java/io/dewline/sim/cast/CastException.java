package io.dewline.sim.cast;

import java.util.List;

/** The file does not describe a cast; the message has one line for each thing that is wrong. */
public final class CastException extends Exception {
    CastException(String file, List<String> faults) {
        super(String.join("\n", faults.stream().map(f -> file + ": " + f).toList()));
    }
}
