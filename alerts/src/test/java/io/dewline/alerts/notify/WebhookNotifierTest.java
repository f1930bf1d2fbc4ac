package io.dewline.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dewline.alerts.outbox.Item;
import io.dewline.alerts.outbox.Message;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Outcome.Verdict;
import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.model.Text.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookNotifierTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String SECRET = "correct horse";

    private final List<HttpExchange> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<byte[]> bodies = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private HttpServer server;

    /** What the server does after it has read the request. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        workers.shutdownNow();
    }

    private WebhookNotifier notifier(Answer answer) {
        server.createContext("/hook", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            requests.add(exchange);
            try (exchange) {
                answer.to(exchange);
            }
        });
        return notifier(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"));
    }

    private static WebhookNotifier notifier(URI address) {
        return new WebhookNotifier(
                WebhookNotifier.client(Duration.ofSeconds(2)),
                address,
                SECRET,
                Duration.ofMillis(1_500),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Message message() {
        Item item = new Item(
                "a/0/duty",
                "duty",
                "a",
                0,
                "opened",
                Severity.CRITICAL,
                "dust-spray",
                Subject.zone("city", "east-gate", "fence"),
                true,
                false,
                "【严重】东门工地 扬尘",
                "…",
                NOW);
        return new Message("a/0/duty", "duty", Language.ZH, false, "【严重】东门工地 扬尘", "地点：东门工地", "", List.of(item), NOW);
    }

    @Test
    void postsJsonWithKeyAndASignatureThatTheOtherSideCanCheck() throws Exception {
        WebhookNotifier notifier = notifier(exchange -> exchange.sendResponseHeaders(204, -1));
        assertThat(notifier.send(message())).isEqualTo(Outcome.ok());

        HttpExchange request = requests.get(0);
        assertThat(request.getRequestMethod()).isEqualTo("POST");
        assertThat(request.getRequestHeaders().getFirst("Content-Type")).startsWith("application/json");
        assertThat(request.getRequestHeaders().getFirst("Idempotency-Key")).isEqualTo("a/0/duty");
        JsonNode json = new ObjectMapper().readTree(bodies.get(0));
        assertThat(json.path("subject").asText()).isEqualTo("【严重】东门工地 扬尘");
        assertThat(json.path("items").path(0).path("zone").asText()).isEqualTo("fence");
        String header = request.getRequestHeaders().getFirst("Dewline-Signature");
        String seconds = Long.toString(NOW.getEpochSecond());
        assertThat(header).isEqualTo("t=" + seconds + ",v1=" + hmac(SECRET, seconds + ".", bodies.get(0)));
    }

    @Test
    void aMessageAboutThousandsOfAlertsCountsThemAndNamesEveryFirstCritical() throws Exception {
        Message one = message();
        Item first = one.items().get(0);
        Item usual = new Item(
                first.key(),
                first.receiver(),
                first.alert(),
                1,
                "opened",
                Severity.WARNING,
                first.rule(),
                first.about(),
                false,
                false,
                first.subject(),
                first.text(),
                NOW);
        List<Item> items = new ArrayList<>(Collections.nCopies(5_000, usual));
        items.add(first);
        notifier(exchange -> exchange.sendResponseHeaders(200, -1))
                .send(new Message("m", "duty", Language.ZH, false, "s", "t", "", items, NOW));
        JsonNode json = new ObjectMapper().readTree(bodies.get(0));
        assertThat(json.path("count").asInt()).isEqualTo(5_001);
        assertThat(json.path("items")).hasSize(201);
        assertThat(json.path("items").path(200).path("severity").asText()).isEqualTo("critical");
    }

    /** HMAC by RFC 2104, from the hash alone. */
    private static String hmac(String key, String before, byte[] body) throws Exception {
        byte[] padded = java.util.Arrays.copyOf(key.getBytes(StandardCharsets.UTF_8), 64);
        byte[] inner = new byte[64];
        byte[] outer = new byte[64];
        for (int i = 0; i < 64; i++) {
            inner[i] = (byte) (padded[i] ^ 0x36);
            outer[i] = (byte) (padded[i] ^ 0x5c);
        }
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(inner);
        sha.update(before.getBytes(StandardCharsets.UTF_8));
        byte[] first = sha.digest(body);
        sha.update(outer);
        StringBuilder hex = new StringBuilder();
        for (byte one : sha.digest(first)) {
            hex.append("%02x".formatted(one));
        }
        return hex.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "200, OK",
        "202, OK",
        "400, GIVE_UP",
        "401, GIVE_UP",
        "404, GIVE_UP",
        "410, GIVE_UP",
        "408, RETRY",
        "429, RETRY",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY"
    })
    void theStatusDecides(int status, Verdict verdict) throws Exception {
        Outcome outcome =
                notifier(exchange -> exchange.sendResponseHeaders(status, -1)).send(message());
        assertThat(outcome.verdict()).isEqualTo(verdict);
        if (verdict != Verdict.OK) {
            assertThat(outcome.reason()).isEqualTo("status " + status);
        }
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "'Mon, 01 Jun 2026 00:05:00 GMT', 300", "'Sun, 31 May 2026 00:05:00 GMT', ", "soon, "})
    void retryAfterIsSecondsOrADate(String header, @org.jspecify.annotations.Nullable Long seconds) throws Exception {
        Outcome outcome = notifier(exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", header);
                    exchange.sendResponseHeaders(503, -1);
                })
                .send(message());
        assertThat(outcome.retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @Test
    void followsNoRedirect() throws Exception {
        AtomicInteger elsewhere = new AtomicInteger();
        server.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        for (int status : new int[] {301, 302, 307, 308}) {
            WebhookNotifier notifier = notifier(exchange -> {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, -1);
            });
            assertThat(notifier.send(message()).verdict()).isEqualTo(Verdict.RETRY);
            server.removeContext("/hook");
        }
        assertThat(elsewhere).hasValue(0);
        assertThat(requests).hasSize(4);
    }

    @Test
    void aServerThatDoesNotAnswerIsTriedLater() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        WebhookNotifier notifier = notifier(exchange -> await(end));
        Outcome outcome = notifier.send(message());
        end.countDown();
        assertThat(outcome.verdict()).isEqualTo(Verdict.RETRY);
    }

    @Test
    void aServerThatDripsItsAnswerDoesNotHoldUsLongerThanTheTimeout() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        WebhookNotifier notifier = notifier(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await(end);
        });
        Outcome outcome = notifier.send(message());
        end.countDown();
        assertThat(outcome.reason()).isEqualTo("no answer within 1500 ms");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void readsNoMoreThanItsShareOfAHugeAnswer() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(1);
        WebhookNotifier notifier = notifier(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[16 * 1_024];
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 6_400; i++) {
                    body.write(chunk);
                    written.addAndGet(chunk.length);
                }
            } catch (IOException e) {
                // the client hung up, as it should
            } finally {
                ended.countDown();
            }
        });
        assertThat(notifier.send(message()).verdict()).isEqualTo(Verdict.OK);
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(written.get()).isLessThan(8L * 1_024 * 1_024);
    }

    @Test
    void aClosedPortIsTriedLater() throws Exception {
        int port = server.getAddress().getPort();
        server.stop(0);
        Outcome outcome =
                notifier(URI.create("http://127.0.0.1:" + port + "/hook")).send(message());
        assertThat(outcome.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(outcome.reason()).isEqualTo("ConnectException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[fd00:ec2::254]/",
                "http://0.0.0.0/",
                "http://224.0.0.1/"
            })
    void refusesAddressesThatAreNobodysWebhook(String address) throws Exception {
        Outcome outcome = notifier(URI.create(address)).send(message());
        assertThat(outcome).isEqualTo(Outcome.giveUp("the host has a forbidden address"));
    }
}
