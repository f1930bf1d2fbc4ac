package io.dewline.rules.language;

import io.dewline.model.Text;
import java.util.Map;

/** A file of rules that belong together, with the limits they share. */
public record Pack(String id, Text title, String source, Map<String, LimitValue> limits) {
    public Pack {
        limits = Map.copyOf(limits);
    }
}
