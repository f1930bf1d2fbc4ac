package io.dewline.alerts.outbox;

import io.dewline.alerts.outbox.Outcome.Verdict;
import io.dewline.alerts.outbox.Parcel.State;
import io.dewline.alerts.routing.Receiver;
import io.dewline.alerts.routing.Routes;
import io.dewline.alerts.storage.Changes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits and what is on its way. Every change goes into the given changes; times are the machine's. For one thread. */
public final class Outbox {
    /** How long a published command waits for its answer before it is published again. */
    public static final Duration ANSWER = Duration.ofSeconds(15);

    /** How far back deliveries count for the bound of messages. */
    public static final Duration REMEMBERS = Release.WINDOW;

    /** How often a command is published at most. */
    public static final int PUBLICATIONS = 4;

    private static final Duration LOST = Duration.ofMinutes(2);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Map<String, Item> waiting = new LinkedHashMap<>();
    private final Map<String, Instant> seen = new HashMap<>();
    private final Map<String, Parcel> open = new LinkedHashMap<>();
    private final Map<String, List<Instant>> delivered = new HashMap<>();
    private final Map<String, Instant> underWay = new HashMap<>();
    private final Map<String, Circuit> circuits = new HashMap<>();

    /** Takes up what storage holds, in place of what was in memory. */
    public void load(List<Item> items, List<Parcel> parcels) {
        waiting.clear();
        open.clear();
        delivered.clear();
        items.forEach(item -> waiting.put(item.key(), item));
        for (Parcel parcel : parcels) {
            if (parcel.open()) {
                open.put(parcel.key(), parcel);
            } else if (parcel.message() != null) {
                delivered.computeIfAbsent(parcel.to(), k -> new ArrayList<>()).add(parcel.next());
            }
        }
    }

    public void add(Item item, Changes changes) {
        if (waiting.putIfAbsent(item.key(), item) == null) {
            changes.item(item);
        }
    }

    public void add(Parcel parcel, Changes changes) {
        put(parcel, changes);
    }

    private void put(Parcel parcel, Changes changes) {
        if (parcel.open()) {
            open.put(parcel.key(), parcel);
        } else {
            open.remove(parcel.key());
        }
        changes.parcel(parcel);
    }

    /** The command was answered, or is not wanted any more. */
    public void settle(String command, boolean answered, Changes changes) {
        Parcel parcel = open.get(command);
        if (parcel != null) {
            put(parcel.in(answered ? State.DONE : State.DROPPED), changes);
        }
    }

    /** What was given out was not carried after all. */
    public void abandon(List<Outgoing> out) {
        out.forEach(outgoing -> underWay.remove(outgoing.key()));
    }

    /** How much waits: items in no message yet and parcels on their way. */
    public int size() {
        return waiting.size() + open.size();
    }

    /** What is to be carried now, at most {@code max}; what is given out is under way until {@link #delivered}. */
    public Due due(Instant now, int max, Routes routes, String pages, Changes changes) {
        release(now, routes, pages, changes);
        underWay.values().removeIf(since -> since.plus(LOST).isBefore(now));
        List<Outgoing> out = new ArrayList<>();
        List<Parcel> unanswered = new ArrayList<>();
        Set<String> busy = new HashSet<>();
        for (String key : underWay.keySet()) {
            Parcel parcel = open.get(key);
            if (parcel != null && parcel.message() != null) {
                busy.add(endpoint(parcel.to(), routes));
            }
        }
        for (Parcel parcel : List.copyOf(open.values())) {
            if (parcel.next().isAfter(now) || underWay.containsKey(parcel.key())) {
                continue;
            }
            if (parcel.command() != null && spent(parcel, now)) {
                put(parcel.in(State.DEAD), changes);
                unanswered.add(parcel);
            } else if (out.size() < max && mayGo(parcel, now, routes, busy)) {
                if (parcel.created().equals(Instant.EPOCH)) {
                    open.put(parcel.key(), parcel.createdAt(now));
                }
                underWay.put(parcel.key(), now);
                out.add(parcel.outgoing());
            }
        }
        return new Due(out, unanswered);
    }

    private static boolean spent(Parcel command, Instant now) {
        boolean old = !command.created().equals(Instant.EPOCH)
                && command.created().plus(Retry.COMMANDS.within()).isBefore(now);
        return old || command.published() >= PUBLICATIONS;
    }

    /** One message at a time goes to an endpoint, so that they arrive in order; commands do not wait for each other. */
    private boolean mayGo(Parcel parcel, Instant now, Routes routes, Set<String> busy) {
        if (parcel.command() != null) {
            return true;
        }
        String endpoint = endpoint(parcel.to(), routes);
        return circuits.getOrDefault(endpoint, Circuit.SOUND).lets(now) && busy.add(endpoint);
    }

    private void release(Instant now, Routes routes, String pages, Changes changes) {
        Map<String, List<Waiting>> byReceiver = new LinkedHashMap<>();
        for (Item item : waiting.values()) {
            Instant first = seen.computeIfAbsent(item.key(), k -> now);
            byReceiver
                    .computeIfAbsent(receiver(item.receiver(), routes).id(), k -> new ArrayList<>())
                    .add(new Waiting(item, first));
        }
        byReceiver.forEach((id, items) -> {
            if (!failing(id)) {
                Receiver receiver = receiver(id, routes);
                for (Bundle bundle : new Release(receiver.anHour(), spent(id, now), now).plan(items)) {
                    Message message = Compose.message(bundle, receiver, pages, now);
                    put(Parcel.of(message, now), changes);
                    for (Item item : bundle.items()) {
                        waiting.remove(item.key());
                        seen.remove(item.key());
                        changes.released(item.key(), message.key());
                    }
                }
            }
        });
    }

    private static Receiver receiver(String id, Routes routes) {
        Receiver known = routes.receiver(id);
        return known == null ? routes.defaultReceiver() : known;
    }

    /** While an endpoint fails, what comes gathers, so that its return brings a digest and no flood. */
    private boolean failing(String receiver) {
        return open.values().stream().anyMatch(p -> p.message() != null && p.tries() > 0 && p.to().equals(receiver));
    }

    /** When messages went to the receiver in the last hour; what is on its way may arrive now. */
    private List<Instant> spent(String receiver, Instant now) {
        List<Instant> times = delivered.computeIfAbsent(receiver, k -> new ArrayList<>());
        times.removeIf(at -> !at.isAfter(now.minus(Release.WINDOW)));
        List<Instant> all = new ArrayList<>(times);
        for (Parcel parcel : open.values()) {
            if (parcel.message() != null && parcel.to().equals(receiver)) {
                all.add(now);
            }
        }
        return all;
    }

    /** What became of a try; gives the parcel as it is afterwards, empty when it is not wanted any more. */
    public Optional<Parcel> delivered(
            Outgoing outgoing, Outcome outcome, Instant now, Duration took, Routes routes, Changes changes) {
        underWay.remove(outgoing.key());
        Parcel parcel = open.get(outgoing.key());
        int number = parcel == null ? outgoing.attempt() : parcel.tries() + 1;
        String to = outgoing instanceof Outgoing.ToPerson person
                ? person.message().receiver()
                : ((Outgoing.ToActuator) outgoing).command().device();
        changes.attempt(new Attempt(outgoing.key(), to, number, now, outcome.verdict(), outcome.reason(), took));
        if (outgoing instanceof Outgoing.ToPerson) {
            circuit(endpoint(to, routes), outcome.verdict(), now);
        }
        if (parcel == null) {
            return Optional.empty();
        }
        Parcel after = parcel.message() == null
                ? command(parcel, outcome, number, now)
                : message(parcel, outcome, number, now);
        put(after, changes);
        if (after.state() == State.DONE) {
            delivered.computeIfAbsent(after.to(), k -> new ArrayList<>()).add(now);
        }
        return Optional.of(after);
    }

    private static Parcel message(Parcel parcel, Outcome outcome, int number, Instant now) {
        return switch (outcome.verdict()) {
            case OK -> parcel.tried(State.DONE, now);
            case GIVE_UP -> parcel.tried(State.DEAD, now);
            case RETRY -> again(parcel, outcome, number, now, Retry.PEOPLE);
        };
    }

    private static Parcel command(Parcel parcel, Outcome outcome, int number, Instant now) {
        return switch (outcome.verdict()) {
            case OK -> parcel.tried(State.AWAITING, now.plus(ANSWER));
            case GIVE_UP -> parcel.tried(State.DEAD, now);
            case RETRY -> again(parcel, outcome, number, now, Retry.COMMANDS);
        };
    }

    private static Parcel again(Parcel parcel, Outcome outcome, int number, Instant now, Retry retry) {
        Duration wait = retry.after(parcel.key(), number);
        Duration wish = outcome.retryAfter();
        if (wish != null && wish.compareTo(wait) > 0) {
            wait = wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
        }
        Instant next = now.plus(wait);
        boolean over = number >= retry.tries() || next.isAfter(parcel.created().plus(retry.within()));
        return parcel.tried(over ? State.DEAD : State.PENDING, next);
    }

    private void circuit(String endpoint, Verdict verdict, Instant now) {
        Circuit before = circuits.getOrDefault(endpoint, Circuit.SOUND);
        Circuit after = verdict == Verdict.RETRY ? before.failed(now) : Circuit.SOUND;
        circuits.put(endpoint, after);
        if (after.open() != before.open()) {
            LOG.atWarn()
                    .addKeyValue("endpoint", endpoint)
                    .log(after.open() ? "notifier endpoint keeps failing, pausing" : "notifier endpoint answers again");
        }
    }

    /** Receivers of one host share a circuit; an address kept as a secret is not looked at. */
    private static String endpoint(String receiverId, Routes routes) {
        Receiver receiver = receiver(receiverId, routes);
        if (receiver.url().isEmpty()) {
            return receiver.id();
        }
        String authority = URI.create(receiver.url()).getAuthority();
        return authority == null ? receiver.id() : authority;
    }
}
