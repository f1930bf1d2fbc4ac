package io.dewline.ingest.decode;

import java.util.List;

/** Topic filters and the codec for what arrives on them. */
public record Subscription(List<String> filters, Codec codec) {

    public Subscription {
        filters = List.copyOf(filters);
    }

    boolean takes(String topic) {
        for (String filter : filters) {
            if (TopicFilter.matches(filter, topic)) {
                return true;
            }
        }
        return false;
    }
}
