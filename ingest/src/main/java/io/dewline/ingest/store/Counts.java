package io.dewline.ingest.store;

/** Lines that are in the store, lines set aside because the store refused them, and lines kept from it because they are simulated, since the beginning. */
public record Counts(long stored, long setAside, long withheld) {
    static final Counts NONE = new Counts(0, 0);

    Counts(long stored, long setAside) {
        this(stored, setAside, 0);
    }

    Counts plus(Counts more) {
        return new Counts(stored + more.stored, setAside + more.setAside, withheld + more.withheld);
    }
}
