package io.dewline.alerts;

import io.dewline.model.Note;

/** A note that is to go into an area's log; numbers grow, and {@link Alerts#noted} takes the last one that is durable there. */
public record NumberedNote(long number, String area, Note note) {}
