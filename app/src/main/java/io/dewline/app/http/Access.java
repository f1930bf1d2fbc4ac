package io.dewline.app.http;

import io.dewline.alerts.routing.Person;
import io.dewline.alerts.routing.Routes;
import io.dewline.alerts.routing.Secrets;
import io.dewline.app.config.Secret;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may call. With a token every call needs it, or a person's own; without one only loopback is served. What changes something must be a POST of JSON, so
 * that neither a link nor a foreign page's form can do it.
 */
final class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final String PERSON = "person";

    private final Secret token;
    private final Supplier<Routes> routes;
    private final Secrets secrets;

    Access(Secret token, Supplier<Routes> routes, Secrets secrets) {
        this.token = token;
        this.routes = routes;
        this.secrets = secrets;
    }

    void check(RoutingContext call) {
        String given = bearer(call);
        Optional<Person> person = given.isEmpty() ? Optional.empty() : owner(given);
        if (token.present() && person.isEmpty() && !same(given, token.reveal())) {
            call.response().putHeader("WWW-Authenticate", "Bearer");
            Answer.refuse(call, 401, "a token is needed", "Authorization");
            return;
        }
        if (call.request().method().equals(HttpMethod.POST)) {
            String type = String.valueOf(call.request().getHeader("Content-Type"));
            if (!type.startsWith("application/json")) {
                Answer.refuse(call, 415, "the body must be application/json", "Content-Type");
                return;
            }
            if (crossSite(call)) {
                Answer.refuse(call, 403, "the call comes from another page", "Origin");
                return;
            }
        }
        person.ifPresent(p -> call.put(PERSON, p));
        call.next();
    }

    /** A browser names the page that a call comes from; it must be ours. A host that is not this machine's name guards against rebinding. */
    private boolean crossSite(RoutingContext call) {
        String origin = call.request().getHeader("Origin");
        String host = call.request().getHeader("Host");
        return origin != null && !origin.endsWith("//" + host);
    }

    /** The person who signed in with an own token. */
    static Optional<Person> signedIn(RoutingContext call) {
        return Optional.ofNullable(call.get(PERSON));
    }

    /**
     * Who acts: the person signed in, else the person of people.yaml that {@code who} names; where nobody is listed, an operator of that name on this
     * machine.
     */
    Optional<Person> acting(RoutingContext call, @Nullable String who) {
        Optional<Person> person = signedIn(call);
        if (person.isPresent() || who == null || who.isBlank()) {
            return person;
        }
        Map<String, Person> people = routes.get().people();
        if (!people.isEmpty()) {
            Person named = people.get(who);
            return named == null || named.token() != null ? Optional.empty() : Optional.of(named);
        }
        return who.length() > 64 ? Optional.empty() : Optional.of(new Person(who, who, Person.Role.MANAGER, null));
    }

    private static String bearer(RoutingContext call) {
        String header = call.request().getHeader("Authorization");
        if (header != null && header.startsWith("Bearer ")) {
            return header.substring(7).strip();
        }
        return "";
    }

    private Optional<Person> owner(String given) {
        for (Person person : routes.get().people().values()) {
            if (person.token() != null) {
                try {
                    if (same(given, person.token().read(secrets))) {
                        return Optional.of(person);
                    }
                } catch (IOException e) {
                    LOG.atWarn().addKeyValue("person", person.id()).log("a person's token cannot be read");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
