package io.dewline.alerts.storage;

import io.dewline.alerts.book.Step.What;
import io.dewline.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an area is taken in.
 *
 * @param position the last position taken in
 * @param stamp the area's time
 * @param catchingUp whether a queue is worked off
 * @param held what people would have been told meanwhile
 */
public record AreaState(String area, long position, Instant stamp, boolean catchingUp, List<Held> held) {
    public AreaState {
        held = List.copyOf(held);
    }

    /** An area that nothing was heard of. */
    public static AreaState unheard(String area) {
        return new AreaState(area, -1, Instant.EPOCH, false, List.of());
    }

    /**
     * What was not told of an alert while a queue was worked off.
     *
     * @param began whether the alert began, or began again, in that time
     * @param step the last step that people would have been told
     */
    public record Held(String alert, boolean began, int step, What what, Text why) {}

    public AreaState at(long newPosition, Instant newStamp) {
        return new AreaState(area, newPosition, newStamp.isBefore(stamp) ? stamp : newStamp, catchingUp, held);
    }

    public AreaState catchingUp(boolean on) {
        return new AreaState(area, position, stamp, on, List.of());
    }

    /** With one more step that is not told now; an alert keeps that it began meanwhile. */
    public AreaState holding(Held more) {
        List<Held> next = new ArrayList<>(held);
        boolean began = next.stream().anyMatch(h -> h.alert().equals(more.alert()) && h.began());
        next.removeIf(h -> h.alert().equals(more.alert()));
        next.add(new Held(more.alert(), began || more.began(), more.step(), more.what(), more.why()));
        return new AreaState(area, position, stamp, catchingUp, next);
    }
}
