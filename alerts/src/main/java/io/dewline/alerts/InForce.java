package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.response.Need;
import io.dewline.model.Device;
import io.dewline.model.Registry;
import io.dewline.model.RuleCard;
import io.dewline.model.RuleCard.Closes;
import io.dewline.model.RuleCard.Respond;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Text;
import io.dewline.model.Transition.Advice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The configuration in force and what follows from it for an alert. */
final class InForce {
    /** The engine's own alert about missing inputs, which no rule file has a title for. */
    private static final Text BLIND =
            new Text("{site} 缺少数据，规则无法判断", "{site}: data are missing, rules cannot be judged");

    private final Setup setup;
    private final Map<String, RuleCard> cards = new HashMap<>();
    private final Map<String, Set<String>> inhibitors = new HashMap<>();
    private final Map<String, Set<String>> events = new HashMap<>();

    InForce(Setup setup) {
        this.setup = setup;
        for (RuleCard card : setup.cards()) {
            cards.put(card.id(), card);
            card.inhibits().forEach(rule -> inhibitors
                    .computeIfAbsent(rule, r -> new HashSet<>())
                    .add(card.id()));
            card.groups().forEach(rule -> events.computeIfAbsent(rule, r -> new HashSet<>())
                    .add(card.id()));
        }
    }

    /** The rules whose alerts are events to which this one's belong. */
    Set<String> events(String rule) {
        return events.getOrDefault(rule, Set.of());
    }

    /** The rules whose alerts hold back the notifications of this one's. */
    Set<String> inhibitors(String rule) {
        return inhibitors.getOrDefault(rule, Set.of());
    }

    Setup setup() {
        return setup;
    }

    Registry registry() {
        return setup.registry();
    }

    /** The rule's card; of a rule that is gone, one that knows its id only. */
    RuleCard card(String rule) {
        RuleCard card = cards.get(rule);
        if (card != null) {
            return card;
        }
        Text title = rule.equals("blind") ? BLIND : Text.same(rule);
        return new RuleCard(rule, title, Text.same(""), "", "", Closes.SENSORS, null, List.of());
    }

    Site.Mode mode(Subject subject) {
        Site site = registry().sites().get(subject.site());
        return site == null ? Site.Mode.ADVISE : site.mode();
    }

    /** The actuators that the alert's response asks for: those of its zone, else those of the whole site; of a site's alert all of the site. */
    List<Need> needs(Alert alert) {
        Respond respond = card(alert.rule()).respond();
        Subject subject = alert.subject();
        Site site = registry().sites().get(subject.site());
        if (respond == null || site == null) {
            return List.of();
        }
        List<Device> able = registry().devicesOf(site.id()).stream()
                .filter(d -> d.actuates().equals(respond.action()))
                .toList();
        if (!subject.zone().isEmpty()) {
            List<Device> near =
                    able.stream().filter(d -> d.zone().equals(subject.zone())).toList();
            able = near.isEmpty()
                    ? able.stream().filter(d -> d.zone().isEmpty()).toList()
                    : near;
        }
        Advice advice = alert.last().advice();
        double minutes = advice == null ? Double.NaN : advice.minutes();
        return able.stream()
                .map(d -> new Need(alert.id(), d, respond, minutes, site.timezone()))
                .toList();
    }
}
