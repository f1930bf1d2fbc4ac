package io.dewline.app.config;

import io.dewline.alerts.routing.Routes;
import io.dewline.model.Registry;
import io.dewline.rules.language.RuleSet;
import java.util.Map;

/**
 * Sites, people and rules that are in force together: validated as one, named by the hash of their texts.
 *
 * @param texts the texts by name: sites.yaml, people.yaml, rules/….yaml
 */
public record ConfigurationSet(
        String hash, Map<String, String> texts, Registry registry, RuleSet rules, Routes routes) {}
