package io.dewline.ingest.decode;

import java.util.Locale;

/** Why a message or a value was refused; docs/wire-format.md section 6 lists the words. */
public enum Reason {
    TOPIC_MALFORMED,
    PAYLOAD_TOO_LARGE,
    JSON_MALFORMED,
    JSON_TOO_DEEP,
    SHAPE,
    TOO_MANY_READINGS,
    TOO_MANY_VALUES,
    SITE_UNKNOWN,
    DEVICE_UNKNOWN,
    SITE_MISMATCH,
    DEVICE_MISMATCH,
    TIME_MALFORMED,
    TIME_ANCIENT,
    SEQ_MALFORMED,
    QUANTITY_UNKNOWN,
    VALUE_TYPE,
    VALUE_OUT_OF_RANGE,
    FLAG_MALFORMED,
    STATUS_MALFORMED,
    REPLY_MALFORMED,
    FACT_UNKNOWN,
    FACT_VALUE,
    FACT_SUBJECT,
    /** A fault of Dewline's own: nothing is wrong with the message as far as is known. */
    DECODER_FAULT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As it stands in dead letters. */
    public String word() {
        return word;
    }
}
