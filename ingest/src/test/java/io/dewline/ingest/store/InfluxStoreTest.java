package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dewline.ingest.store.FakeInflux.Asked;
import io.dewline.ingest.store.FakeInflux.Reply;
import io.dewline.ingest.store.InfluxSettings.Login;
import io.dewline.ingest.store.InfluxSettings.Options;
import io.dewline.ingest.store.InfluxSettings.Version;
import io.dewline.ingest.store.StoreOutcome.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InfluxStoreTest {
    private static final Login TOKEN = new Login("", "", "s3cret-token");
    private static final Login USER = new Login("dew", "s3cret-word", "");
    private static final List<String> LINES = List.of("dust,device=d1 pm10=83.2 1000", "dust,device=d1 pm10=84 2000");

    private final FakeInflux influx = new FakeInflux();

    @AfterEach
    void end() {
        influx.close();
    }

    @Test
    void writesToTheTwoApiWithTokenOrganizationAndBucket() {
        try (InfluxStore store = store(Version.V2, TOKEN)) {
            assertThat(store.write(LINES)).isEqualTo(StoreOutcome.STORED);
        }
        Asked request = influx.asked().get(0);
        assertThat(influx.asked()).hasSize(1);
        assertThat(request.path())
                .startsWith("/api/v2/write?")
                .contains("org=garden", "bucket=dewline%2Fautogen", "precision=ms");
        assertThat(request.authorization()).isEqualTo("Token s3cret-token");
        assertThat(request.body().lines().toList()).isEqualTo(LINES);
    }

    @Test
    void writesToTheOneApiWithDatabaseRetentionPolicyAndLogin() {
        try (InfluxStore store = store(Version.V1, USER)) {
            assertThat(store.write(LINES)).isEqualTo(StoreOutcome.STORED);
        }
        assertThat(influx.asked()).extracting(Asked::path).containsExactly("/write?db=dewline&rp=autogen&precision=ms");
        assertThat(influx.asked().get(0).authorization()).isEqualTo("Basic ZGV3OnMzY3JldC13b3Jk");
        assertThat(influx.asked().get(0).body().lines().toList()).isEqualTo(LINES);
    }

    @Test
    void keepsAPathInFrontOfTheApiAndSendsNoLoginWhereThereIsNone() {
        InfluxSettings settings = new InfluxSettings(
                URI.create(influx.url() + "/tsdb/"), Version.V1, "", "dewline", Login.NONE, Options.DEFAULT);
        try (InfluxStore store = new InfluxStore(settings)) {
            assertThat(store.write(LINES)).isEqualTo(StoreOutcome.STORED);
        }
        assertThat(influx.asked()).extracting(Asked::path).containsExactly("/tsdb/write?db=dewline&precision=ms");
        assertThat(influx.asked().get(0).authorization()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"V1", "V2"})
    void compressesWhereAskedTo(Version version) {
        Options gzip = new Options(false, true, Duration.ofSeconds(10));
        try (InfluxStore store = new InfluxStore(settings(version, Login.NONE, gzip))) {
            assertThat(store.write(LINES)).isEqualTo(StoreOutcome.STORED);
        }
        assertThat(influx.asked().get(0).encoding()).isEqualTo("gzip");
        assertThat(influx.asked().get(0).body().lines().toList()).isEqualTo(LINES);
    }

    @ParameterizedTest
    @CsvSource({"1.6.7,/write", "1.11.8,/write", "v2.7.6,/api/v2/write", "3.1.0,/api/v2/write"})
    void asksTheServerOnceWhichVersionItIs(String version, String path) {
        influx.answers(request -> Reply.of(204, "").with("X-Influxdb-Version", version));
        try (InfluxStore store = store(Version.AUTO, Login.NONE)) {
            assertThat(store.write(LINES)).isEqualTo(StoreOutcome.STORED);
            assertThat(store.write(LINES)).isEqualTo(StoreOutcome.STORED);
        }
        assertThat(influx.asked().stream().map(request -> request.path().replaceFirst("\\?.*", "")))
                .containsExactly("/ping", path, path);
    }

    @ParameterizedTest
    @CsvSource({"200,/api/v2/write", "404,/write"})
    void tellsByHealthWhereThePingHidesTheVersion(int health, String path) {
        influx.answers(request -> Reply.of(request.path().equals("/health") ? health : 204, ""));
        try (InfluxStore store = store(Version.AUTO, Login.NONE)) {
            assertThat(store.write(LINES)).isEqualTo(StoreOutcome.STORED);
        }
        assertThat(influx.asked().get(2).path()).startsWith(path);
    }

    @Test
    void asksAgainForTheVersionOnceTheServerIsThere() {
        influx.answers(503, "");
        try (InfluxStore store = store(Version.AUTO, Login.NONE)) {
            assertThat(store.write(LINES).kind()).isEqualTo(Kind.UNAVAILABLE);
            influx.answers(request -> Reply.of(204, "").with("X-Influxdb-Version", "1.8.10"));
            assertThat(store.write(LINES)).isEqualTo(StoreOutcome.STORED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400,REFUSED",
        "422,REFUSED",
        "401,DENIED",
        "403,DENIED",
        "404,MISSING",
        "405,MISSING",
        "413,TOO_LARGE",
        "408,UNAVAILABLE",
        "429,UNAVAILABLE",
        "500,UNAVAILABLE",
        "502,UNAVAILABLE",
        "503,UNAVAILABLE",
        "504,UNAVAILABLE"
    })
    void tellsWhatEachAnswerMeans(int status, Kind kind) {
        influx.answers(status, "{\"error\":\"because of s3cret-word\"}");
        try (InfluxStore store = store(Version.V1, USER)) {
            StoreOutcome outcome = store.write(LINES);
            assertThat(outcome.kind()).isEqualTo(kind);
            assertThat(outcome.reason()).contains("because of ***").doesNotContain("s3cret");
            assertThat(outcome.held()).isEqualTo(kind == Kind.DENIED || kind == Kind.MISSING);
        }
    }

    @ParameterizedTest
    @CsvSource({"200", "202", "301", "302", "307", "308"})
    void takesNothingButInfluxdbsOwnAnswerForSuccess(int status) {
        influx.answers(request ->
                Reply.of(status, "<html>Welcome to the airport</html>").with("Location", influx.url() + "/elsewhere"));
        try (InfluxStore store = store(Version.V2, TOKEN)) {
            StoreOutcome outcome = store.write(LINES);
            assertThat(outcome.kind()).isEqualTo(Kind.MISSING);
            assertThat(outcome.reason()).contains("no InfluxDB").contains("" + status);
        }
        assertThat(influx.asked()).hasSize(1);
    }

    @Test
    void doesNotBlameTheLinesForARefusalThatIsNotInfluxdbs() {
        influx.answers(400, "<html>400 Request Header Or Cookie Too Large</html>");
        try (InfluxStore store = store(Version.V2, TOKEN)) {
            assertThat(store.write(LINES).kind()).isEqualTo(Kind.MISSING);
        }
    }

    @ParameterizedTest
    @CsvSource({"7,7", "0,0", "100000,3600", "soon,", "-5,"})
    void honoursRetryAfterWithinReason(String header, Long seconds) {
        influx.answers(request -> Reply.of(429, "").with("Retry-After", header));
        try (InfluxStore store = store(Version.V2, TOKEN)) {
            assertThat(Optional.ofNullable(store.write(LINES).retryAfter()).map(Duration::toSeconds))
                    .isEqualTo(Optional.ofNullable(seconds));
        }
    }

    @Test
    void honoursARetryAfterThatIsADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(600).atZone(ZoneOffset.UTC));
        influx.answers(request -> Reply.of(503, "").with("Retry-After", date));
        try (InfluxStore store = store(Version.V2, TOKEN)) {
            assertThat(store.write(LINES).retryAfter()).isBetween(Duration.ofSeconds(500), Duration.ofSeconds(601));
        }
    }

    @Test
    void createsAMissingDatabaseOfVersionOneWhereAllowed() {
        influx.answers(request -> request.path().startsWith("/query")
                ? Reply.of(200, "{\"results\":[{\"statement_id\":0}]}")
                : created() ? Reply.of(204, "") : Reply.of(404, "{\"error\":\"database not found: \\\"dewline\\\"\"}"));
        try (InfluxStore store = store(Version.V1, USER)) {
            assertThat(store.write(LINES)).isEqualTo(StoreOutcome.STORED);
        }
        assertThat(influx.asked().stream().map(Asked::body).filter(body -> body.startsWith("q=")))
                .containsExactly("q=CREATE%20DATABASE%20%22dewline%22");
    }

    private boolean created() {
        return influx.asked().stream().anyMatch(request -> request.path().startsWith("/query"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "503|{}|UNAVAILABLE",
                "403|`{\"error\":\"no admin\"}`|MISSING",
                "200|`{\"results\":[{\"error\":\"no admin\"}]}`|MISSING"
            })
    void tellsWhyItCouldNotCreateTheDatabase(int status, String body, Kind kind) {
        influx.answers(request -> request.path().startsWith("/query")
                ? Reply.of(status, body)
                : Reply.of(404, "{\"error\":\"database not found: \\\"dewline\\\"\"}"));
        try (InfluxStore store = store(Version.V1, USER)) {
            StoreOutcome outcome = store.write(LINES);
            assertThat(outcome.kind()).isEqualTo(kind);
            assertThat(outcome.reason()).contains(kind == Kind.MISSING ? "no admin" : "503");
        }
    }

    @Test
    void saysWhatToDoAboutAMissingDatabase() {
        influx.answers(404, "{\"error\":\"database not found: \\\"dewline\\\"\"}");
        Options careful = new Options(false, false, Duration.ofSeconds(10));
        try (InfluxStore store = new InfluxStore(settings(Version.V1, USER, careful))) {
            assertThat(store.write(LINES).reason())
                    .contains("database not found")
                    .contains("create database 'dewline'");
        }
        assertThat(influx.asked()).hasSize(1);
        influx.answers(404, "{\"code\":\"not found\",\"message\":\"bucket \\\"dewline/autogen\\\" not found\"}");
        try (InfluxStore store = store(Version.V2, TOKEN)) {
            assertThat(store.write(LINES).reason())
                    .contains("create bucket 'dewline/autogen' in organization 'garden'");
        }
    }

    @Test
    void isUnavailableWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (InfluxStore store = new InfluxStore(new InfluxSettings(
                URI.create("http://127.0.0.1:" + port), Version.V2, "o", "b", TOKEN, Options.DEFAULT))) {
            StoreOutcome outcome = store.write(LINES);
            assertThat(outcome.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(outcome.reason()).contains("127.0.0.1").doesNotContain("s3cret");
        }
    }

    @Test
    void isUnavailableWhenTheServerDoesNotAnswerInTime() {
        CountDownLatch answer = new CountDownLatch(1);
        influx.answers(request -> {
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.of(204, "");
        });
        Options hasty = new Options(false, false, Duration.ofMillis(200));
        try (InfluxStore store = new InfluxStore(settings(Version.V2, TOKEN, hasty))) {
            assertThat(store.write(LINES).kind()).isEqualTo(Kind.UNAVAILABLE);
        } finally {
            answer.countDown();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "'HTTP/1.1 204'",
        "'HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\n{\"error\":\"half'",
        "'garbage\r\n\r\n'"
    })
    void isUnavailableWhenTheConnectionBreaksInTheMiddle(String part) throws Exception {
        Options patient = new Options(false, false, Duration.ofSeconds(5));
        try (BreakingServer server = new BreakingServer(part);
                InfluxStore store =
                        new InfluxStore(new InfluxSettings(server.url(), Version.V2, "o", "b", TOKEN, patient))) {
            assertThat(store.write(LINES).kind()).isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void readsNoMoreThanItNeedsOfAnEndlessExplanation() {
        influx.answers(500, "x".repeat(8 << 20));
        try (InfluxStore store = store(Version.V2, TOKEN)) {
            StoreOutcome outcome = store.write(LINES);
            assertThat(outcome.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(outcome.reason()).hasSizeLessThan(600);
        }
    }

    @Test
    void writesNothingWhenThereIsNothing() {
        try (InfluxStore store = store(Version.V2, TOKEN)) {
            assertThat(store.write(List.of())).isEqualTo(StoreOutcome.STORED);
        }
        assertThat(influx.asked()).isEmpty();
    }

    @Test
    void refusesSettingsThatWouldPutASecretInTheAddress() {
        assertThatThrownBy(() -> new InfluxSettings(
                        URI.create("http://u:p@localhost:8086"), Version.V1, "", "db", Login.NONE, Options.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("store.url");
        assertThat(settings(Version.V1, USER, Options.DEFAULT).toString()).doesNotContain("s3cret");
        assertThat(settings(Version.V2, TOKEN, Options.DEFAULT).toString()).doesNotContain("s3cret");
    }

    @Test
    void historySaysWhyItCannotAnswer() {
        influx.answers(200, "{\"results\":[{\"error\":\"s3cret-word is no retention policy\"}]}");
        try (InfluxStore store = store(Version.V1, USER)) {
            assertThatThrownBy(() -> store.history().latest("d1"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("*** is no retention policy");
            influx.answers(401, "{\"error\":\"authorization failed\"}");
            assertThatThrownBy(() -> store.history().latest("d1"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("authorization failed");
        }
    }

    private InfluxStore store(Version version, Login login) {
        return new InfluxStore(settings(version, login, new Options(true, false, Duration.ofSeconds(10))));
    }

    private InfluxSettings settings(Version version, Login login, Options options) {
        return new InfluxSettings(influx.url(), version, "garden", "dewline/autogen", login, options);
    }
}
