package io.dewline.rules.language;

import io.dewline.model.Registry;
import io.dewline.model.RuleCard;
import io.dewline.model.Subject;
import java.util.List;
import java.util.Map;

/** All rules of a configuration with the limits of their packs; immutable, in the order written. */
public final class RuleSet {
    private final List<Rule> rules;
    private final Map<String, Pack> packs;
    private final String hash;

    RuleSet(List<Rule> rules, Map<String, Pack> packs, String hash) {
        this.rules = List.copyOf(rules);
        this.packs = Map.copyOf(packs);
        this.hash = hash;
    }

    /** No rules at all. */
    public static RuleSet empty() {
        return new RuleSet(List.of(), Map.of(), "");
    }

    public List<Rule> rules() {
        return rules;
    }

    public Map<String, Pack> packs() {
        return packs;
    }

    public List<RuleCard> cards() {
        return rules.stream().map(Rule::card).toList();
    }

    /** SHA-256 over the texts the rules were read from, in hexadecimal. */
    public String hash() {
        return hash;
    }

    /** The rules that judge {@code subject}. */
    public List<Rule> rulesFor(Subject subject, Registry registry) {
        return rules.stream()
                .filter(r -> r.each() == subject.level() && r.where().matches(subject, registry))
                .toList();
    }

    /**
     * What {@code limit} of {@code rule} is for {@code subject}, in the limit's unit. A limit inside {@link Expr.Over} is that of the device in view; other
     * limits are the subject's.
     */
    public BoundLimit limit(Rule rule, Expr.Limit limit, Subject subject, Registry registry) {
        return new Limits(registry).bind(rule, packs.get(rule.pack()), limit, subject);
    }
}
