package io.dewline.alerts.routing;

import io.dewline.model.Document.Mark;
import io.dewline.model.RuleCard;
import io.dewline.model.Severity;
import java.util.List;
import java.util.Set;

/** Sends alerts of these sites, rules and packs (empty for all) of at least this severity to these receivers. */
public record Route(
        Mark mark, Set<String> sites, Set<String> rules, Set<String> packs, Severity severity, List<String> to) {
    public Route {
        sites = Set.copyOf(sites);
        rules = Set.copyOf(rules);
        packs = Set.copyOf(packs);
        to = List.copyOf(to);
    }

    boolean takes(String site, RuleCard card, Severity atLeast) {
        return (sites.isEmpty() || sites.contains(site))
                && (rules.isEmpty() || rules.contains(card.id()))
                && (packs.isEmpty() || packs.contains(card.pack()))
                && atLeast.compareTo(severity) >= 0;
    }
}
