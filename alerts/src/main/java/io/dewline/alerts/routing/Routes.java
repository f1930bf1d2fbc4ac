package io.dewline.alerts.routing;

import io.dewline.model.Document;
import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import io.dewline.model.Problems;
import io.dewline.model.Registry;
import io.dewline.model.RuleCard;
import io.dewline.model.Severity;
import io.dewline.model.Text.Language;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is told of what. Every route that takes an alert adds its receivers; where none does, the default receiver is told. */
public final class Routes {
    /** The routes where there is no people.yaml: everything into the program's log. */
    public static final Routes LOG_ONLY =
            new Routes(Map.of(), Map.of("log", Receiver.log("log", Language.ZH)), List.of(), "log", "log");

    private final Map<String, Person> people;
    private final Map<String, Receiver> receivers;
    private final List<Route> routes;
    private final String fallback;
    private final String drill;

    /** @param fallback and {@code drill} the ids of the default receiver and of the one for drills */
    public Routes(
            Map<String, Person> people,
            Map<String, Receiver> receivers,
            List<Route> routes,
            String fallback,
            String drill) {
        this.people = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(people));
        this.receivers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(receivers));
        this.routes = List.copyOf(routes);
        this.fallback = fallback;
        this.drill = drill;
        if (!receivers.containsKey(fallback) || !receivers.containsKey(drill)) {
            throw new IllegalArgumentException("the default receiver and the drill receiver must exist");
        }
    }

    /** Builds the routes from people.yaml; with any error there are none, and all errors are told. */
    public static Parsed<Routes> read(Document document) {
        return new RoutesReader(document).read();
    }

    /** What the routes name that the registry and the rules do not have. */
    public List<Problem> check(Registry registry, List<RuleCard> cards) {
        Problems problems = new Problems();
        Set<String> rules = new TreeSet<>();
        Set<String> packs = new TreeSet<>();
        for (RuleCard card : cards) {
            rules.add(card.id());
            packs.add(card.pack());
        }
        for (Route route : routes) {
            known(problems, route, "site", route.sites(), registry.sites().keySet());
            known(problems, route, "rule", route.rules(), rules);
            known(problems, route, "pack", route.packs(), packs);
        }
        return problems.all();
    }

    private static void known(Problems problems, Route route, String what, Set<String> words, Set<String> known) {
        for (String word : new TreeSet<>(words)) {
            if (!known.contains(word)) {
                problems.unknown(route.mark(), what, word, known);
            }
        }
    }

    /** The receivers of an alert of {@code card} at {@code site} ("" for a whole area), in the order of the routes. */
    public List<Receiver> of(String site, RuleCard card, Severity severity) {
        Set<String> ids = new LinkedHashSet<>();
        for (Route route : routes) {
            if (route.takes(site, card, severity)) {
                ids.addAll(route.to());
            }
        }
        List<Receiver> found = ids.stream()
                .map(this::receiver)
                .filter(java.util.Objects::nonNull)
                .filter(r -> r.hears(site))
                .toList();
        return found.isEmpty() ? List.of(defaultReceiver()) : found;
    }

    public Receiver defaultReceiver() {
        return java.util.Objects.requireNonNull(receivers.get(fallback));
    }

    public Receiver drillReceiver() {
        return java.util.Objects.requireNonNull(receivers.get(drill));
    }

    public @Nullable Receiver receiver(String id) {
        return receivers.get(id);
    }

    public Map<String, Receiver> receivers() {
        return receivers;
    }

    public Map<String, Person> people() {
        return people;
    }
}
