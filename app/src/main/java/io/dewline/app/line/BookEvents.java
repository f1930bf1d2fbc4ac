package io.dewline.app.line;

import io.dewline.alerts.BookEvent;
import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.Device;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Entry;
import io.dewline.model.Reading;
import io.dewline.model.Registry;
import io.dewline.model.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds in a batch what the alert book wants to know beside transitions: replies, what actuators report, and whether a queue is being worked off. */
public final class BookEvents {
    /** The quantity that says whether an actuator runs. */
    public static final String RUNNING = "running";

    private Set<String> actuators = Set.of();

    /** Looks for the actuators of {@code registry} from here on. */
    public void configure(Registry registry) {
        Set<String> ids = new HashSet<>();
        for (Device device : registry.devices().values()) {
            if (!device.actuates().isEmpty()) {
                ids.add(device.id());
            }
        }
        actuators = Set.copyOf(ids);
    }

    /** What the book takes in of a batch and of the transitions that it brought about. */
    public List<BookEvent> of(Batch batch, List<Transition> transitions) {
        List<BookEvent> events = new ArrayList<>();
        switch (batch.kind()) {
            case READINGS -> {
                if (!actuators.isEmpty()) {
                    batch.entries().forEach(entry -> reported(entry, events));
                }
            }
            case DEVICE_EVENTS ->
                batch.entries().forEach(entry -> {
                    if (entry instanceof DeviceEvent.Reply reply) {
                        events.add(new BookEvent.Answered(reply));
                    }
                });
            case CONTROL ->
                batch.entries().forEach(entry -> {
                    if (entry instanceof Control.Link link && link.state() != Control.State.DOWN) {
                        events.add(new BookEvent.CatchUp(link.state() == Control.State.UP));
                    }
                });
            default -> {
                // facts, dead letters and notes reach the book through the engine or not at all
            }
        }
        transitions.forEach(transition -> events.add(new BookEvent.Changed(transition)));
        return events;
    }

    private void reported(Entry entry, List<BookEvent> events) {
        if (!(entry instanceof Reading reading)
                || !actuators.contains(reading.source().device())) {
            return;
        }
        for (int i = 0; i < reading.size(); i++) {
            if (reading.quantity(i).id().equals(RUNNING) && reading.flag(i) == null) {
                events.add(new BookEvent.Reported(
                        reading.source().device(),
                        reading.value(i) > 0,
                        reading.origin().simulated(),
                        Instant.ofEpochMilli(reading.at())));
            }
        }
    }
}
