package io.dewline.alerts.outbox;

import java.util.List;

/** Items that go to a receiver in one message. */
record Bundle(Kind kind, List<Item> items) {
    Bundle {
        items = List.copyOf(items);
    }

    /** What holds the items together. */
    enum Kind {
        /** The same news of the same site and rule, news of one event and what belongs to it, or one item alone. */
        GROUP,
        /** First criticals that could not each have a message of their own: every one is named. */
        FIRSTS,
        /** What the bound of messages held back. */
        DIGEST
    }
}
