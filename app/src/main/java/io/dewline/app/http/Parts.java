package io.dewline.app.http;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.line.AlertCall;
import io.dewline.app.live.SystemState;
import io.dewline.ingest.store.History;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the API reaches of the running program. */
public interface Parts {
    /** The configuration in force. */
    ConfigurationSet configuration();

    /** Asks the alert book, or does something to it, on its owner's thread. */
    <R> Future<R> ask(AlertCall<R> call);

    /** The time that people's acts carry: the log's in a drill, else the machine's. */
    Instant now();

    boolean drill();

    /** How the program is, as of the last {@link #look}. */
    SystemState system();

    /** Looks anew at how the program is. Blocking; called once a second. */
    void look();

    /** Devices that are not in the registry, with a stanza to adopt each. */
    JsonArray unknownDevices();

    /** The store's history; null when there is none. */
    @Nullable
    History history();

    /** Logs facts of a site given as docs/wire-format.md section 5; the position when they are durable, or a failure that says what is wrong. */
    Future<Long> tell(String site, Buffer fact);

    /**
     * Takes dead letters in again that are not wrong any more. Blocking while it looks for them.
     *
     * @param since when they were committed, at the earliest
     * @param reason a word of docs/wire-format.md section 6; "" for any, as is {@code topic}
     * @return counts of what became of them, once those taken are durable
     */
    CompletionStage<JsonObject> retry(Instant since, String reason, String topic);
}
