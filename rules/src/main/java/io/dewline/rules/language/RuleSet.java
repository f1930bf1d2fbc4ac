package io.dewline.rules.language;

import io.dewline.model.Document;
import io.dewline.model.Parsed;
import io.dewline.model.Registry;
import io.dewline.model.RuleCard;
import io.dewline.model.Subject;
import java.time.Year;
import java.time.ZoneOffset;
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

    /**
     * Reads rule files, one pack each, and checks them against the registry. With any error there is no rule set, and all errors of all files are told.
     */
    public static Parsed<RuleSet> read(List<Document> files, Registry registry) {
        return read(files, registry, Year.now(ZoneOffset.UTC));
    }

    /** The same with the year whose holidays should be known. */
    static Parsed<RuleSet> read(List<Document> files, Registry registry, Year year) {
        return new RuleSetReader(registry, year).read(files);
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

    /**
     * The rules that judge {@code subject}: those whose filter it passes and that have a device there, or near by, for each quantity they cannot do without.
     */
    public List<Rule> rulesFor(Subject subject, Reach reach) {
        Needs needs = new Needs(reach);
        return rules.stream()
                .filter(r -> r.each() == subject.level()
                        && r.where().matches(subject, reach.registry())
                        && needs.met(r, subject))
                .toList();
    }

    /** The subjects that {@code rule} judges; the other side of {@link #rulesFor}. */
    public List<Subject> subjects(Rule rule, Reach reach) {
        Needs needs = new Needs(reach);
        return Subjects.of(rule.each(), rule.where(), reach).stream()
                .filter(subject -> needs.met(rule, subject))
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
