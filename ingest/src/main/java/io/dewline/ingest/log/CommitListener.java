package io.dewline.ingest.log;

import io.dewline.model.Batch;
import java.util.List;

/** Is told of every commit, on the log's writer thread: hand over and return. */
@FunctionalInterface
public interface CommitListener {
    /** The batches of one commit, of all areas, in the order of their positions. */
    void committed(List<Batch> batches);
}
