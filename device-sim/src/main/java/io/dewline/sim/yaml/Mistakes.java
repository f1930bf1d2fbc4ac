package io.dewline.sim.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything that is wrong with a file, each with its place. */
public final class Mistakes {
    private final List<String> found = new ArrayList<>();

    /** Notes that something is wrong at a place. */
    public void add(Place place, String what) {
        found.add(place + ": " + what);
    }

    /** An unknown word among known ones; names the nearest. */
    public void unknown(Place place, String what, String word, Collection<String> known) {
        String nearest = Nearest.word(word, known);
        add(
                place,
                "unknown " + what + " '" + word + "'"
                        + (nearest.isEmpty()
                                ? "; expected one of " + String.join(", ", known)
                                : "; did you mean '" + nearest + "'?"));
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<String> all() {
        return List.copyOf(found);
    }
}
