package io.dewline.alerts.notify;

import io.dewline.alerts.outbox.Message;
import io.dewline.alerts.outbox.Outcome;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages as lines: in the program's log, or wherever the given consumer shows them. */
public final class LogNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);

    private final Consumer<Message> screen;

    public LogNotifier(Consumer<Message> screen) {
        this.screen = screen;
    }

    /** Into the program's log: the subject line, with receiver and key. */
    public static LogNotifier toLog() {
        return new LogNotifier(message -> LOG.atInfo()
                .addKeyValue("receiver", message.receiver())
                .addKeyValue("key", message.key())
                .log(message.subject().replace('\n', ' ')));
    }

    @Override
    public Outcome send(Message message) {
        try {
            screen.accept(message);
            return Outcome.ok();
        } catch (RuntimeException e) {
            return Outcome.retry("cannot show: " + e.getClass().getSimpleName());
        }
    }
}
