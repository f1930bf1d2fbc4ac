package io.dewline.model;

/** One record of the log. */
public sealed interface Entry permits Reading, Fact, DeviceEvent, Control, DeadLetter, Note {}
