package io.dewline.alerts.outbox;

import io.dewline.model.Text.Language;
import java.time.Instant;
import java.util.List;

/**
 * What one receiver is sent at once, about one alert or about several.
 *
 * @param key the idempotency key: the same in every attempt, also after a restart
 * @param subject one line of about 60 characters
 * @param text the lines below it
 * @param link the page to open, "" for none
 */
public record Message(
        String key,
        String receiver,
        Language language,
        boolean drill,
        String subject,
        String text,
        String link,
        List<Item> items,
        Instant created) {

    public Message {
        items = List.copyOf(items);
    }
}
