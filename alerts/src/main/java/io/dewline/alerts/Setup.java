package io.dewline.alerts;

import io.dewline.alerts.routing.Routes;
import io.dewline.model.Registry;
import io.dewline.model.RuleCard;
import java.util.List;

/** The configuration in force, as far as the alert book needs it. */
public record Setup(Registry registry, List<RuleCard> cards, Routes routes, Settings settings) {
    public Setup {
        cards = List.copyOf(cards);
    }
}
