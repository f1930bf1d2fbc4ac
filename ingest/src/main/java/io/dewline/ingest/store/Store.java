package io.dewline.ingest.store;

import java.util.List;

/** Where lines of line protocol (millisecond timestamps) are kept; a line with the same measurement, tags and time overwrites field by field. */
public interface Store extends AutoCloseable {

    /** Writes the lines in their order; blocking, from one thread at a time. Trouble is an outcome, never an exception. */
    StoreOutcome write(List<String> lines);

    /** Reads what was written; its methods may be called from any thread. */
    History history();

    /** What and where it is, for people, without secrets. */
    String name();

    @Override
    void close();
}
