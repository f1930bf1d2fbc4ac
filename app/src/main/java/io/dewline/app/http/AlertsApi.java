package io.dewline.app.http;

import io.dewline.alerts.Act;
import io.dewline.alerts.Alerts;
import io.dewline.alerts.book.Filter;
import io.dewline.alerts.response.Scope;
import io.dewline.alerts.routing.Person;
import io.dewline.model.Registry;
import io.dewline.model.Severity;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Alerts: looking, and what people do about them. */
final class AlertsApi {
    private static final int LONGEST = 1_000;

    private final Parts parts;
    private final Access access;

    AlertsApi(Parts parts, Access access) {
        this.parts = parts;
        this.access = access;
    }

    void mount(Router router) {
        router.get("/api/v1/alerts").handler(this::find);
        router.get("/api/v1/alerts/:id").handler(this::one);
        act(
                router,
                "acknowledge",
                (alerts, act) -> alerts.acknowledge(act.alert(), act.who(), act.at(), act.text("note", "")));
        act(router, "response", (alerts, act) -> alerts.respond(act.alert(), act.who(), act.at(), act.text("what")));
        act(
                router,
                "invalid",
                (alerts, act) -> alerts.invalidate(act.alert(), act.who(), act.at(), act.text("reason")));
        act(router, "start", (alerts, act) -> alerts.confirm(act.alert(), act.who(), act.at()));
        router.post("/api/v1/stop").handler(call -> scoped(call, Alerts::stop));
        router.post("/api/v1/unlock").handler(call -> scoped(call, Alerts::unlock));
    }

    private void find(RoutingContext call) {
        String state = Asked.text(call, "state");
        String severity = Asked.text(call, "severity");
        Instant before = Asked.text(call, "before").isEmpty() ? null : Asked.time(call, "before", Instant.EPOCH);
        Filter filter = new Filter(
                Asked.text(call, "site"),
                Asked.text(call, "rule"),
                severity.isEmpty() ? null : choice("severity", Severity.class, severity),
                state.isEmpty()
                        ? Filter.State.OPEN
                        : state.equals("all") ? Filter.State.ANY : choice("state", Filter.State.class, state),
                null,
                before,
                0,
                Asked.whole(call, "limit", 100, 1_000));
        parts.ask(alerts -> new AlertJson(alerts).list(alerts.find(filter)))
                .onSuccess(found -> Answer.json(call, found))
                .onFailure(call::fail);
    }

    private static <E extends Enum<E>> E choice(String field, Class<E> type, String word) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Asked.Wrong(field, "unknown " + field + " '" + word + "'");
        }
    }

    private void one(RoutingContext call) {
        String id = call.pathParam("id");
        parts.ask(alerts -> alerts.alert(id).map(new AlertJson(alerts)::file))
                .onSuccess(file -> file.ifPresentOrElse(
                        f -> Answer.json(call, f),
                        () -> Answer.refuse(call, 404, "there is no alert '" + id + "'", "id")))
                .onFailure(call::fail);
    }

    /** What a person does to one alert. */
    private record Deed(String alert, Person who, Instant at, JsonObject body) {
        String text(String name) {
            return Asked.text(body, name, LONGEST);
        }

        String text(String name, String fallback) {
            return Asked.text(body, name, LONGEST, fallback);
        }
    }

    private interface Verb {
        Act on(Alerts alerts, Deed deed);
    }

    private void act(Router router, String word, Verb verb) {
        router.post("/api/v1/alerts/:id/" + word).handler(call -> {
            JsonObject body = Asked.body(call);
            Optional<Person> person = acting(call, body, word.equals("start"));
            if (person.isEmpty()) {
                return;
            }
            Deed deed = new Deed(call.pathParam("id"), person.get(), parts.now(), body);
            parts.ask(alerts -> verb.on(alerts, deed))
                    .onSuccess(act -> answer(call, act))
                    .onFailure(call::fail);
        });
    }

    private interface ScopedVerb {
        Act on(Alerts alerts, Scope scope, Person who, Instant at);
    }

    private void scoped(RoutingContext call, ScopedVerb verb) {
        JsonObject body = Asked.body(call);
        Scope scope = scope(Asked.text(body, "scope", 200));
        acting(call, body, false).ifPresent(person -> parts.ask(alerts -> verb.on(alerts, scope, person, parts.now()))
                .onSuccess(act -> answer(call, act))
                .onFailure(call::fail));
    }

    private Scope scope(String text) {
        Registry registry = parts.configuration().registry();
        if (text.equals("all")) {
            return Scope.EVERYTHING;
        }
        if (text.startsWith("site:") && registry.sites().containsKey(text.substring(5))) {
            return Scope.site(text.substring(5));
        }
        if (text.startsWith("zone:") && registry.zones().containsKey(text.substring(5))) {
            String[] names = text.substring(5).split("/", 2);
            return Scope.zone(names[0], names[1]);
        }
        throw new Asked.Wrong("scope", "scope is all, site:ID or zone:SITE/ID of a known site or zone");
    }

    private Optional<Person> acting(RoutingContext call, JsonObject body, boolean signedInOnly) {
        // A drill moves nothing real: there a name is enough.
        Optional<Person> person = signedInOnly && !parts.drill()
                ? Access.signedIn(call)
                : access.acting(call, body.getValue("who") instanceof String who ? who : null);
        if (person.isEmpty()) {
            Answer.refuse(
                    call,
                    401,
                    signedInOnly ? "starting an actuator needs a signed-in person" : "who is missing or unknown",
                    "who");
        }
        return person;
    }

    private static void answer(RoutingContext call, Act act) {
        if (act.done()) {
            Answer.json(call, new JsonObject().put("done", true));
        } else {
            Answer.refuse(call, 409, act.reason(), "");
        }
    }
}
