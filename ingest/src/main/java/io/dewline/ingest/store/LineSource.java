package io.dewline.ingest.store;

import io.dewline.ingest.log.Log;
import io.dewline.ingest.log.LogText;
import java.util.List;
import java.util.Set;

/** What shipping needs of the log; see {@link Log} for the meaning of each. */
interface LineSource {
    Set<String> areas();

    List<LogText> readText(String area, long after, int maxEntries);

    long readingsAfter(String area, long after);

    long end(String area);

    /** Epoch milliseconds, -1 when the log is empty. */
    long newestStamp();

    void passed(String area, long position);

    static LineSource of(Log log, String cursor) {
        return new LineSource() {
            @Override
            public Set<String> areas() {
                return log.areas();
            }

            @Override
            public List<LogText> readText(String area, long after, int maxEntries) {
                return log.readText(area, after, maxEntries);
            }

            @Override
            public long readingsAfter(String area, long after) {
                return log.readingsAfter(area, after);
            }

            @Override
            public long end(String area) {
                return log.end(area);
            }

            @Override
            public long newestStamp() {
                return log.status().newestStamp();
            }

            @Override
            public void passed(String area, long position) {
                log.passed(cursor, area, position);
            }
        };
    }
}
