package io.dewline.alerts.storage;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Filter;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Attempt;
import io.dewline.alerts.response.LockAct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the book and the outbox are kept. A commit is all or nothing and durable when it returns. For one thread.
 *
 * @see StorageFailure what every method throws when it cannot
 */
public interface AlertStorage extends AutoCloseable {

    /** What the book must have in memory; of the delivered parcels those after {@code deliveredAfter} (the machine's time). */
    Snapshot load(Instant deliveredAfter);

    void commit(Changes changes);

    Optional<Alert> alert(String id);

    /** Newest first. */
    List<Alert> find(Filter filter);

    /** In the order of its steps. */
    List<Step> history(String alert);

    /** Every try to deliver a message or command of this alert, oldest first. */
    List<Attempt> attempts(String alert);

    /** Who locked and unlocked automatic control, newest first. */
    List<LockAct> lockActs(int max);

    /** Notes not yet forgotten, oldest first. */
    List<NumberedAreaNote> notes(int max);

    /** Notes up to this number are not needed any more. */
    void forgetNotes(long upTo);

    @Override
    void close();
}
