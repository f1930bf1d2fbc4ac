package io.dewline.ingest.decode;

import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Fact;
import io.dewline.model.Reading;
import java.util.List;

/** What became of one message: entries for one area's log, and a dead letter for each part that was refused. All lists may be empty. */
public record Decoded(
        String area, List<Reading> readings, List<Fact> facts, List<DeviceEvent> events, List<DeadLetter> deadLetters) {

    public Decoded {
        readings = List.copyOf(readings);
        facts = List.copyOf(facts);
        events = List.copyOf(events);
        deadLetters = List.copyOf(deadLetters);
    }

    public static Decoded dead(String area, DeadLetter letter) {
        return new Decoded(area, List.of(), List.of(), List.of(), List.of(letter));
    }

    public Decoded withDeadLetters(List<DeadLetter> letters) {
        return new Decoded(area, readings, facts, events, letters);
    }

    public Decoded withoutEvents() {
        return new Decoded(area, readings, facts, List.of(), deadLetters);
    }

    /** Whether there is nothing to log. */
    public boolean isEmpty() {
        return readings.isEmpty() && facts.isEmpty() && events.isEmpty() && deadLetters.isEmpty();
    }
}
