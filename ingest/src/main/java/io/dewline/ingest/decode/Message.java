package io.dewline.ingest.decode;

/** What MQTT delivered: topic, bytes and the arrival in epoch milliseconds. The bytes belong to the message from then on. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(String topic, byte[] payload, long arrived) {}
