package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.server.InfluxServer;
import io.dewline.ingest.store.InfluxSettings.Login;
import io.dewline.ingest.store.InfluxSettings.Options;
import io.dewline.ingest.store.InfluxSettings.Version;
import io.dewline.ingest.store.StoreOutcome.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InfluxStoreIT extends HistoryContract {
    private static InfluxServer influx;

    private final String database = "dewline_" + UUID.randomUUID().toString().replace("-", "");
    private InfluxStore store;

    @BeforeAll
    static void start() {
        influx = InfluxServer.start();
    }

    @AfterAll
    static void end() {
        if (influx != null) {
            influx.close();
        }
    }

    @BeforeEach
    void open() {
        store = new InfluxStore(settings(database, Login.NONE, Options.DEFAULT));
    }

    @AfterEach
    void close() {
        store.close();
        influx.query("", "DROP DATABASE \"" + database + "\"");
    }

    private static InfluxSettings settings(String bucket, Login login, Options options) {
        return new InfluxSettings(URI.create(influx.uri()), Version.AUTO, "", bucket, login, options);
    }

    @Override
    Store store() {
        return store;
    }

    @Test
    void writesCompressedToARetentionPolicy() {
        influx.query("", "CREATE DATABASE \"" + database + "\" WITH NAME \"long\"");
        Options gzip = new Options(false, true, Duration.ofSeconds(10));
        try (InfluxStore zipped = new InfluxStore(settings(database + "/long", Login.NONE, gzip))) {
            List<String> lines = IntStream.range(0, 5_000)
                    .mapToObj(i -> "dust,device=d1 pm10=" + i + " " + (START + i))
                    .toList();
            assertThat(zipped.write(lines)).isEqualTo(StoreOutcome.STORED);
        }
        assertThat(influx.query(database, "SELECT count(pm10) FROM \"long\".dust"))
                .contains(",5000");
    }

    @Test
    void holdsAndSaysSoWhereTheDatabaseIsMissingAndMayNotBeMade() {
        Options careful = new Options(false, false, Duration.ofSeconds(10));
        try (InfluxStore other = new InfluxStore(settings(database + "x", Login.NONE, careful))) {
            StoreOutcome outcome = other.write(List.of("dust pm10=1 1"));
            assertThat(outcome.kind()).isEqualTo(Kind.MISSING);
            assertThat(outcome.reason()).contains("create database '" + database + "x'");
        }
    }

    @Test
    void tellsTheLinesThatItRefusesByTheirReason() {
        assertThat(store.write(List.of("dust,device=d1 pm10=1 1"))).isEqualTo(StoreOutcome.STORED);
        StoreOutcome conflict = store.write(List.of("dust,device=d1 pm10=2 2", "dust,device=d1 pm10=\"two\" 3"));
        assertThat(conflict.kind()).isEqualTo(Kind.REFUSED);
        assertThat(conflict.reason()).contains("field type conflict");
        StoreOutcome malformed = store.write(List.of("dust,device=d1 pm10=x 3"));
        assertThat(malformed.kind()).isEqualTo(Kind.REFUSED);
        assertThat(malformed.reason()).contains("unable to parse");
    }

    @Test
    void isDeniedWithAWrongPasswordAndWritesWithTheRightOne() throws IOException {
        try (InfluxServer guarded = InfluxServer.startOwn(Map.of("INFLUXDB_HTTP_AUTH_ENABLED", "true"))) {
            guarded.query("", "CREATE USER dew WITH PASSWORD 'line' WITH ALL PRIVILEGES");
            URI url = URI.create(guarded.uri());
            List<String> lines = List.of("dust,device=d1 pm10=1 " + START);
            for (Login wrong : List.of(Login.NONE, new Login("dew", "guess", ""))) {
                try (InfluxStore denied =
                        new InfluxStore(new InfluxSettings(url, Version.AUTO, "", "dew", wrong, Options.DEFAULT))) {
                    assertThat(denied.write(lines).kind()).isEqualTo(Kind.DENIED);
                    assertThat(denied.write(lines).reason()).doesNotContain("guess");
                }
            }
            Login right = new Login("dew", "line", "");
            try (InfluxStore allowed =
                    new InfluxStore(new InfluxSettings(url, Version.AUTO, "", "dew", right, Options.DEFAULT))) {
                assertThat(allowed.write(lines)).isEqualTo(StoreOutcome.STORED);
                assertThat(allowed.history().latest("d1"))
                        .extracting(Latest::value)
                        .containsExactly(1.0);
            }
        }
    }
}
