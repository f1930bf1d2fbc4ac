package io.dewline.ingest.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dewline.ingest.store.InfluxSettings.Version;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** HTTP to one InfluxDB: the official client's transport, and what it has no words for: asking the version, InfluxQL with its errors. */
final class InfluxHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRITE = "/api/v2/write";

    private final InfluxSettings settings;
    private final OkHttpClient http;

    /** The server understood the request and refuses the statement in it. */
    static final class StatementRefused extends IOException {
        StatementRefused(String reason) {
            super(reason);
        }
    }

    InfluxHttp(InfluxSettings settings) {
        this.settings = settings;
        Duration timeout = settings.options().timeout();
        Duration connect = timeout.compareTo(Duration.ofSeconds(5)) < 0 ? timeout : Duration.ofSeconds(5);
        this.http = new OkHttpClient.Builder()
                .socketFactory(new NoDelaySockets())
                .connectTimeout(connect)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(timeout.multipliedBy(2))
                // A redirected POST becomes a GET, whose 200 would look like success.
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /** The transport for the official client, speaking to a server of the version. */
    OkHttpClient.Builder transport(Version version) {
        OkHttpClient.Builder builder = http.newBuilder().addInterceptor(InfluxHttp::onlyWritten);
        if (version == Version.V1) {
            // On the network side: the client compresses by the path that it knows.
            builder.addNetworkInterceptor(this::mapped);
        }
        return builder;
    }

    /** Turns every answer to a write but InfluxDB's 204 into an {@link Answer}, whatever the status promises. */
    private static Response onlyWritten(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() == 204 || !chain.request().url().encodedPath().endsWith(WRITE)) {
            return response;
        }
        throw Answer.read(response, Instant.now());
    }

    /** The 2.x write as 1.x knows it. */
    private Response mapped(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        HttpUrl url = request.url();
        if (!url.encodedPath().endsWith(WRITE)) {
            return chain.proceed(request);
        }
        String path = url.encodedPath();
        HttpUrl.Builder mapped = url.newBuilder()
                .encodedPath(path.substring(0, path.length() - WRITE.length()) + "/write")
                .query(null);
        target(mapped);
        mapped.addQueryParameter("precision", "ms");
        return chain.proceed(
                signed(request.newBuilder().url(mapped.build()), Version.V1).build());
    }

    private void target(HttpUrl.Builder url) {
        url.addQueryParameter("db", settings.database());
        if (!settings.retentionPolicy().isEmpty()) {
            url.addQueryParameter("rp", settings.retentionPolicy());
        }
    }

    private Request.Builder signed(Request.Builder request, Version version) {
        InfluxSettings.Login login = settings.login();
        if (version != Version.V1 && !login.token().isEmpty()) {
            return request.header("Authorization", "Token " + login.token());
        }
        if (!login.user().isEmpty()) {
            return request.header("Authorization", Credentials.basic(login.user(), login.password()));
        }
        return request;
    }

    private HttpUrl.Builder at(String path) throws IOException {
        HttpUrl base = HttpUrl.get(settings.url());
        if (base == null) {
            throw new IOException("no address that can be reached: " + settings.url());
        }
        return base.newBuilder().addPathSegments(path);
    }

    /** Asks the server which version it is, by {@code /ping} and, where that tells nothing, {@code /health}. */
    Version version() throws IOException {
        try (Response ping = http.newCall(
                        signed(new Request.Builder().url(at("ping").build()), Version.AUTO)
                                .build())
                .execute()) {
            String version = ping.header("X-Influxdb-Version");
            if (version != null && !version.isBlank()) {
                return version.startsWith("1.") || version.startsWith("v1.") ? Version.V1 : Version.V2;
            }
            if (ping.code() == 401 || ping.code() == 403 || ping.code() >= 500) {
                throw Answer.read(ping, Instant.now());
            }
        }
        try (Response health = http.newCall(
                        signed(new Request.Builder().url(at("health").build()), Version.AUTO)
                                .build())
                .execute()) {
            if (health.code() == 401 || health.code() == 403 || health.code() >= 500) {
                throw Answer.read(health, Instant.now());
            }
            return health.code() == 404 ? Version.V1 : Version.V2;
        }
    }

    /**
     * Runs an InfluxQL statement.
     *
     * @return the answer's {@code results[0]}, times in epoch milliseconds
     * @throws Answer when the server refuses the request
     * @throws StatementRefused when it refuses the statement
     * @throws IOException when it cannot be reached
     */
    JsonNode query(String statement, Version version) throws IOException {
        HttpUrl.Builder url = at("query");
        target(url);
        url.addQueryParameter("epoch", "ms");
        Request request = signed(new Request.Builder().url(url.build()), version)
                .header("Accept", "application/json")
                .post(new FormBody.Builder().add("q", statement).build())
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (response.code() != 200) {
                throw Answer.read(response, Instant.now());
            }
            ResponseBody body = response.body();
            JsonNode tree = body == null ? JSON.missingNode() : JSON.readTree(body.byteStream());
            JsonNode result = tree.path("results").path(0);
            String error = tree.path("error").asText(result.path("error").asText(""));
            if (!error.isEmpty()) {
                throw new StatementRefused(settings.clean(error));
            }
            return result;
        }
    }

    void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}
