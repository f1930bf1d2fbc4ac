package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.DeviceKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The ordered, durable record of all that came in, by area. Positions grow and are never used twice; an area's positions may have holes. Stamps (epoch
 * milliseconds) never get smaller within an area, also across restarts.
 */
public interface Log extends AutoCloseable {
    /** The name of the engine's and the alert book's cursor. */
    String RULES = "rules";

    /** The name of the store's cursor: the one that is skipped when the log is full and may. */
    String STORE = "store";

    /**
     * Appends all drafts in one transaction, in their order.
     *
     * @return completes on the log's writer thread once durable, with the position of the last entry; fails with {@link LogRefused} when the log is full or
     *     cannot be written, and with IllegalArgumentException when an entry cannot be expressed as text. Nothing of a failed append is in the log. Hop away
     *     before doing more than a few microseconds of work in a dependent stage.
     */
    CompletionStage<Long> append(List<Draft> drafts);

    /** Appends one draft; see {@link #append(List)}. */
    default CompletionStage<Long> append(Draft draft) {
        return append(List.of(draft));
    }

    /**
     * The area's batches that begin after a position, in order: as many as hold {@code maxEntries} entries, at least one if there is any; a batch is never
     * split. What was committed lately comes from memory, by reference; the rest from the files in a short transaction. Blocking.
     *
     * @param after the last position already taken; -1 for all
     * @throws LogRefused when the files cannot be read
     */
    List<Batch> read(String area, long after, int maxEntries);

    /** The same as {@link #read}, as the text that is in the file. Blocking. */
    List<LogText> readText(String area, long after, int maxEntries);

    /** The position of the area's last entry, -1 when it has none. */
    long end(String area);

    /** How many of the area's readings lie behind a position and are still in the log. Blocking; cheap near the end. */
    long readingsAfter(String area, long after);

    /** The areas that the log has entries of. */
    Set<String> areas();

    /** From now on told of every commit. */
    void onCommit(CommitListener listener);

    /** The device kinds that give readings from the files their quantities; at first those of {@link io.dewline.model.Kinds}. */
    void kinds(Map<String, DeviceKind> kinds);

    /**
     * Tells that a named consumer has passed a position of an area. A segment is kept until all cursors have passed it; the name is remembered across
     * restarts, so that a consumer that does not come back holds its segments until {@link #dropCursor}.
     */
    void passed(String cursor, String area, long position);

    /** Forgets a consumer; returns whether it was known. */
    boolean dropCursor(String cursor);

    LogStatus status();

    /** What was logged so far, by area and outcome. */
    LedgerCounts ledger();

    /** Commits what was appended, then ends the writer. Later appends are refused. */
    @Override
    void close();
}
