package io.dewline.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.routing.Receiver;
import io.dewline.alerts.routing.Routes;
import io.dewline.alerts.storage.Changes;
import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.model.Text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
    private static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private int made;

    private Item item(String site, String rule, Severity severity, boolean first) {
        String alert = "a" + made++;
        return new Item(
                alert + "/0/duty",
                "duty",
                alert,
                0,
                "opened",
                severity,
                rule,
                Subject.site("city", site),
                first,
                false,
                "[" + severity + "] " + alert,
                "text of " + alert,
                T0);
    }

    private static Routes routes(int bound) {
        Receiver duty = new Receiver("duty", Receiver.Kind.LOG, Language.EN, "", null, null, Set.of(), bound);
        return new Routes(Map.of(), Map.of("duty", duty), List.of(), "duty", "duty");
    }

    @Test
    void fiveThousandDevicesSilentAtOnceAreOneMessage() {
        Outbox outbox = new Outbox();
        Changes changes = new Changes();
        for (int i = 0; i < 5_000; i++) {
            outbox.add(item("east-gate", "device-silent", Severity.WARNING, false), changes);
        }
        outbox.due(T0, 100, routes(20), "", changes);
        List<Outgoing> out =
                outbox.due(T0.plusSeconds(2), 100, routes(20), "", changes).out();
        assertThat(out).hasSize(1);
        Message message = ((Outgoing.ToPerson) out.get(0)).message();
        assertThat(message.items()).hasSize(5_000);
        assertThat(message.subject()).endsWith("(5000 in all)");
        assertThat(message.text()).endsWith("… and 4950 more");
    }

    @Test
    void firstCriticalsAreNeverLeftOutOfTheText() {
        Outbox outbox = new Outbox();
        Changes changes = new Changes();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Item item = item("site-" + i, "dust", Severity.CRITICAL, true);
            items.add(item);
            outbox.add(item, changes);
        }
        List<Outgoing> out = outbox.due(T0, 100, routes(20), "", changes).out();
        assertThat(out).hasSize(1);
        String text = ((Outgoing.ToPerson) out.get(0)).message().text();
        assertThat(items).allMatch(item -> text.contains(item.subject()));
    }

    @Test
    void aStreamOfFirstCriticalsUsesUpNoBoundSoThatTheNextOneWaitsTwentyMinutesAtMost() {
        Outbox outbox = new Outbox();
        Changes changes = new Changes();
        Routes routes = routes(20);
        Map<String, Instant> made = new HashMap<>();
        for (int second = 0; second < 7_200; second++) {
            Instant now = T0.plusSeconds(second);
            if (second % 30 == 0) {
                Item item = item("site-" + second, "dust", Severity.CRITICAL, true);
                outbox.add(item, changes);
                made.put(item.key(), now);
            }
            for (Outgoing out : outbox.due(now, 100, routes, "", changes).out()) {
                outbox.delivered(out, Outcome.ok(), now, Duration.ZERO, routes, changes);
                for (Item item : ((Outgoing.ToPerson) out).message().items()) {
                    Instant since = java.util.Objects.requireNonNull(made.remove(item.key()));
                    assertThat(Duration.between(since, now)).isLessThanOrEqualTo(Duration.ofMinutes(20));
                }
            }
        }
        assertThat(made.size()).isLessThanOrEqualTo(40);
    }

    /** Storms of every kind, endpoints that fail for a while: what arrives keeps the bound, and no critical waits long. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void neverMoreThanTheBoundArrivesInAnyHourAndFirstCriticalsDoNotWait(long seed) {
        Random random = new Random(seed);
        int bound = 6 + random.nextInt(20);
        Routes routes = routes(bound);
        Outbox outbox = new Outbox();
        Changes changes = new Changes();
        Map<String, Instant> waiting = new HashMap<>();
        List<Instant> arrived = new ArrayList<>();
        int lost = 0;
        Instant downUntil = T0;
        Instant now = T0;
        for (int step = 0; step < 3_000; step++) {
            now = now.plusSeconds(1 + random.nextInt(12));
            int burst = random.nextInt(40) == 0 ? random.nextInt(60) : random.nextInt(12) == 0 ? 1 : 0;
            for (int i = 0; i < burst; i++) {
                boolean critical = random.nextInt(4) == 0;
                Item item = item(
                        "site-" + random.nextInt(30),
                        "rule-" + random.nextInt(5),
                        critical ? Severity.CRITICAL : Severity.WARNING,
                        critical);
                outbox.add(item, changes);
                waiting.put(item.key(), now);
                lost++;
            }
            if (random.nextInt(600) == 0) {
                downUntil = now.plusSeconds(random.nextInt(5_000));
            }
            for (Outgoing out : outbox.due(now, 100, routes, "", changes).out()) {
                boolean down = now.isBefore(downUntil);
                outbox.delivered(out, down ? Outcome.retry("down") : Outcome.ok(), now, Duration.ZERO, routes, changes);
                if (!down) {
                    arrived.add(now);
                    for (Item item : ((Outgoing.ToPerson) out).message().items()) {
                        Instant since = waiting.remove(item.key());
                        assertThat(since).as("each once").isNotNull();
                        lost--;
                        if (item.first() && since.isAfter(downUntil)) {
                            assertThat(Duration.between(since, now)).isLessThan(Duration.ofMinutes(21));
                        }
                    }
                }
            }
        }
        for (Instant one : arrived) {
            assertThat(arrived.stream().filter(at -> !at.isBefore(one) && at.isBefore(one.plus(HOUR))))
                    .as("from %s", one)
                    .hasSizeLessThanOrEqualTo(bound);
        }
        for (int quiet = 0; quiet < 2_000 && !waiting.isEmpty(); quiet++) {
            now = now.plusSeconds(10);
            for (Outgoing out : outbox.due(now, 100, routes, "", changes).out()) {
                outbox.delivered(out, Outcome.ok(), now, Duration.ZERO, routes, changes);
                for (Item item : ((Outgoing.ToPerson) out).message().items()) {
                    assertThat(waiting.remove(item.key())).isNotNull();
                    lost--;
                }
            }
        }
        assertThat(lost).as("nothing is dropped").isZero();
        assertThat(arrived.size()).isGreaterThan(20);
    }
}
