package io.dewline.ingest.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import io.dewline.ingest.store.InfluxSettings.Version;
import io.dewline.ingest.store.StoreOutcome.Kind;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** InfluxDB 2.x, 1.x, or whatever else takes 2.x writes, through the official client's blocking writes. */
public final class InfluxStore implements Store {
    private static final int PAGE = 20_000;

    private final InfluxSettings settings;
    private final InfluxHttp http;
    private final InfluxHistory history;
    private volatile @Nullable Session session;

    /** What is known once the server has told its version. */
    private record Session(Version version, InfluxDBClient client, WriteApiBlocking writes) {}

    /** Reaches for the server only when something is written or read. */
    public InfluxStore(InfluxSettings settings) {
        this.settings = settings;
        this.http = new InfluxHttp(settings);
        this.history = new InfluxHistory(this::query, PAGE);
    }

    @Override
    public StoreOutcome write(List<String> lines) {
        if (lines.isEmpty()) {
            return StoreOutcome.STORED;
        }
        try {
            Session open = session();
            StoreOutcome outcome = write(open.writes(), lines);
            if (outcome.kind() == Kind.MISSING && outcome.reason().contains("not found")) {
                return missing(open, outcome, lines);
            }
            return outcome;
        } catch (IOException e) {
            return outcome(e);
        }
    }

    private StoreOutcome write(WriteApiBlocking writes, List<String> lines) {
        try {
            writes.writeRecords(WritePrecision.MS, lines);
            return StoreOutcome.STORED;
        } catch (InfluxException e) {
            return outcome(e.getCause() == null ? e : e.getCause());
        }
    }

    private StoreOutcome outcome(Throwable trouble) {
        if (trouble instanceof Answer answer) {
            StoreOutcome outcome = answer.outcome();
            return new StoreOutcome(outcome.kind(), settings.clean(outcome.reason()), outcome.retryAfter());
        }
        String words = trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage();
        return StoreOutcome.of(Kind.UNAVAILABLE, settings.clean(words));
    }

    /** Makes the database where that is allowed and can be done, else says what a person can do. */
    private StoreOutcome missing(Session open, StoreOutcome outcome, List<String> lines) throws IOException {
        if (open.version() == Version.V2) {
            return explained(
                    outcome, "create bucket '" + settings.bucket() + "' in organization '" + settings.org() + "'");
        }
        String create = "create database '" + settings.database() + "'";
        if (!settings.options().createDatabase()) {
            return explained(outcome, create + " or allow it (store.create_database: true)");
        }
        try {
            http.query("CREATE DATABASE " + InfluxQl.name(settings.database()), Version.V1);
            return write(open.writes(), lines);
        } catch (InfluxHttp.StatementRefused e) {
            return explained(outcome, create + ", for this login may not: " + e.getMessage());
        } catch (Answer e) {
            StoreOutcome refused = outcome(e);
            return refused.kind() == Kind.DENIED
                    ? explained(outcome, create + ", for this login may not: " + refused.reason())
                    : refused;
        }
    }

    private static StoreOutcome explained(StoreOutcome outcome, String remedy) {
        return new StoreOutcome(outcome.kind(), outcome.reason() + "; " + remedy, outcome.retryAfter());
    }

    private synchronized Session session() throws IOException {
        Session open = session;
        if (open == null) {
            Version version = settings.version() == Version.AUTO ? http.version() : settings.version();
            InfluxDBClientOptions.Builder options = InfluxDBClientOptions.builder()
                    .url(settings.url().toString())
                    .org(settings.org().isEmpty() ? "-" : settings.org())
                    .bucket(settings.bucket())
                    .okHttpClient(http.transport(version));
            if (version == Version.V2) {
                options.authenticateToken(settings.login().token().toCharArray());
            }
            InfluxDBClient client = InfluxDBClientFactory.create(options.build());
            if (settings.options().gzip()) {
                client.enableGzip();
            }
            open = new Session(version, client, client.getWriteApiBlocking());
            session = open;
        }
        return open;
    }

    private JsonNode query(String statement) throws IOException {
        try {
            return http.query(statement, session().version());
        } catch (Answer e) {
            throw new IOException(outcome(e).reason(), e);
        }
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public String name() {
        return "InfluxDB at " + settings.url() + ", " + settings.bucket();
    }

    @Override
    public synchronized void close() {
        Session open = session;
        if (open != null) {
            open.client().close();
        }
        http.close();
    }
}
