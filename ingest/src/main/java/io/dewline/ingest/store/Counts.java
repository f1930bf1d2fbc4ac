package io.dewline.ingest.store;

/** Lines that are in the store, and lines set aside because the store refused them, since the beginning. */
public record Counts(long stored, long setAside) {
    static final Counts NONE = new Counts(0, 0);

    Counts plus(Counts more) {
        return new Counts(stored + more.stored, setAside + more.setAside);
    }
}
