package io.dewline.ingest.decode;

import io.dewline.model.Registry;

/** A payload format together with its way of finding the device that a message comes from. */
public interface Codec {

    /** Decodes a message. Bad input is a dead letter in the result, never an exception; safe for concurrent use. */
    Decoded decode(Message message, Registry registry);
}
