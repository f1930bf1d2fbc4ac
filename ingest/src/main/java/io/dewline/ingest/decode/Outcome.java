package io.dewline.ingest.decode;

import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Fact;
import io.dewline.model.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what becomes of one message while it is read. */
final class Outcome {
    /** How many bytes of a message its dead letter keeps. */
    static final int KEPT_BYTES = 4 * 1024;

    private final Message message;
    private final List<Reading> readings = new ArrayList<>(1);
    private final List<Fact> facts = new ArrayList<>(0);
    private final List<DeviceEvent> events = new ArrayList<>(0);
    private final List<DeadLetter> deadLetters = new ArrayList<>(0);

    /** The bytes of the last letter: several refusals of one object share them. */
    private byte @Nullable [] kept;

    private int keptFrom;
    private int keptTo;

    Outcome(Message message) {
        this.message = message;
    }

    Message message() {
        return message;
    }

    void add(Reading reading) {
        readings.add(reading);
    }

    void add(Fact fact) {
        facts.add(fact);
    }

    void add(DeviceEvent event) {
        events.add(event);
    }

    /** Refuses a part of the message: the bytes from {@code begin} to {@code end} are kept, as far as they fit. */
    void refuse(Reason reason, String detail, int begin, int end) {
        byte[] payload = message.payload();
        if (kept == null || keptFrom != begin || keptTo != end) {
            kept = Arrays.copyOfRange(payload, begin, Math.min(end, begin + KEPT_BYTES));
            keptFrom = begin;
            keptTo = end;
        }
        deadLetters.add(
                new DeadLetter(message.topic(), kept, payload.length, reason.word(), detail, message.arrived()));
    }

    /** Refuses the message: whatever was taken from it before is dropped. */
    void refuseAll(Reason reason, String detail) {
        readings.clear();
        facts.clear();
        events.clear();
        deadLetters.clear();
        refuse(reason, detail, 0, message.payload().length);
    }

    Decoded in(String area) {
        return new Decoded(area, readings, facts, events, deadLetters);
    }
}
