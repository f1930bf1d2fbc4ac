package io.dewline.alerts.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what of the waiting items goes to a receiver now. No more than {@code bound} messages go out in any hour. Usual messages take at most half of
 * them; what is beyond goes as a digest, at once while there is room and else when the oldest has waited for a quarter of an hour. First criticals go at once, together when their
 * own messages would exceed the bound, and always by name; the last two messages of the bound are spaced by 20 minutes, so that a first critical never
 * waits longer than that.
 */
final class Release {
    static final Duration WINDOW = Duration.ofHours(1);
    static final Duration GATHER = Duration.ofSeconds(2);
    /** How long what belongs to an event waits for more of it; news of the event itself take it along at once. */
    static final Duration EVENT = Duration.ofMinutes(5);

    static final Duration DIGEST = Duration.ofMinutes(15);
    static final Duration SPACING = Duration.ofMinutes(20);
    private static final int SPACED = 2;

    private final int bound;
    private final List<Instant> sent;
    private final Instant now;
    private final List<Bundle> bundles = new ArrayList<>();

    /** @param sent when messages went to this receiver */
    Release(int bound, Collection<Instant> sent, Instant now) {
        this.bound = bound;
        this.now = now;
        this.sent = new ArrayList<>();
        for (Instant at : sent) {
            if (at.isAfter(now.minus(WINDOW))) {
                this.sent.add(at);
            }
        }
    }

    List<Bundle> plan(Collection<Waiting> waiting) {
        List<Item> firsts = new ArrayList<>();
        List<Waiting> usual = new ArrayList<>();
        for (Waiting one : waiting) {
            if (one.item().first()) {
                firsts.add(one.item());
            } else {
                usual.add(one);
            }
        }
        firsts(firsts);
        usual(usual);
        return bundles;
    }

    private void firsts(List<Item> items) {
        Collection<List<Item>> groups = groups(items);
        if (groups.isEmpty()) {
            return;
        }
        if (sent.size() + groups.size() <= bound - SPACED) {
            groups.forEach(group -> add(Bundle.Kind.GROUP, group));
        } else if (mayAdd()) {
            add(groups.size() == 1 ? Bundle.Kind.GROUP : Bundle.Kind.FIRSTS, items);
        }
    }

    private void usual(List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        Instant oldest = waiting.get(0).seen();
        for (Waiting one : waiting) {
            oldest = one.seen().isBefore(oldest) ? one.seen() : oldest;
        }
        List<Item> ready = gathered(waiting);
        Collection<List<Item>> groups = groups(ready);
        if (groups.isEmpty()) {
            return;
        }
        if (sent.size() + groups.size() <= bound / 2) {
            groups.forEach(group -> add(Bundle.Kind.GROUP, group));
        } else if (sent.size() < bound / 2 || (!oldest.plus(DIGEST).isAfter(now) && mayAdd())) {
            add(groups.size() == 1 ? Bundle.Kind.GROUP : Bundle.Kind.DIGEST, ready);
        }
    }

    /** What has waited for others like it long enough. */
    private List<Item> gathered(List<Waiting> waiting) {
        Set<String> events = new HashSet<>();
        for (Waiting one : waiting) {
            Duration wait = one.item().tellsOfTheEvent() ? GATHER : EVENT;
            if (!one.item().cause().isEmpty() && !one.seen().plus(wait).isAfter(now)) {
                events.add(one.item().cause());
            }
        }
        List<Item> ready = new ArrayList<>();
        for (Waiting one : waiting) {
            String cause = one.item().cause();
            if (cause.isEmpty() ? !one.seen().plus(GATHER).isAfter(now) : events.contains(cause)) {
                ready.add(one.item());
            }
        }
        return ready;
    }

    private boolean mayAdd() {
        if (sent.size() < bound - SPACED) {
            return true;
        }
        Instant last = sent.stream().max(Instant::compareTo).orElse(Instant.MIN);
        return sent.size() < bound && !last.plus(SPACING).isAfter(now);
    }

    private void add(Bundle.Kind kind, List<Item> items) {
        bundles.add(new Bundle(kind, items));
        sent.add(now);
    }

    private static Collection<List<Item>> groups(List<Item> items) {
        Map<String, List<Item>> groups = new LinkedHashMap<>();
        for (Item item : items) {
            String drill = item.drill() ? "drill" : "";
            String group = item.cause().isEmpty()
                    ? String.join("\n", item.about().site(), item.rule(), item.what(), drill)
                    : String.join("\n", "event", item.cause(), drill);
            groups.computeIfAbsent(group, k -> new ArrayList<>()).add(item);
        }
        return groups.values();
    }
}
