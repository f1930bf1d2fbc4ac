package io.dewline.ingest.store;

/**
 * A line that the store refused, with the store's reason; kept so that it can be shipped when the cause is gone.
 *
 * @param stamp the log's stamp of the line, epoch milliseconds
 * @param note whether it is one of Dewline's own lines, not a reading
 */
public record SetAside(String area, long position, long stamp, boolean note, String line, String reason) {}
