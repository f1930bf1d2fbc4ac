package io.dewline.ingest.store;

import java.net.URI;
import java.time.Duration;

/**
 * Where an InfluxDB is and how to speak to it.
 *
 * @param bucket {@code database/retention-policy} or {@code database}; on 2.x a bucket of exactly this name, read through its DBRP mapping
 * @param org the organization of 2.x; 1.x has none
 */
public record InfluxSettings(URI url, Version version, String org, String bucket, Login login, Options options) {

    /** Which of the two ways to write. */
    public enum Version {
        /** Asks the server. */
        AUTO,
        V1,
        V2
    }

    /** User and password (1.x), or a token (2.x); "" for what there is none of. Prints no secret. */
    public record Login(String user, String password, String token) {
        public static final Login NONE = new Login("", "", "");

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /**
     * How to write.
     *
     * @param createDatabase whether a missing database of 1.x may be created
     * @param timeout how long to wait for an answer
     */
    public record Options(boolean createDatabase, boolean gzip, Duration timeout) {
        public static final Options DEFAULT = new Options(true, false, Duration.ofSeconds(30));

        public Options {
            if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("store.timeout must be at least 1 ms");
            }
        }
    }

    public InfluxSettings {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("store.url must be an http or https address");
        }
        if (url.getUserInfo() != null || url.getQuery() != null) {
            throw new IllegalArgumentException("store.url must hold neither login nor query");
        }
        if (bucket.isEmpty() || bucket.startsWith("/")) {
            throw new IllegalArgumentException("store.bucket must be database or database/retention-policy");
        }
    }

    String database() {
        int slash = bucket.indexOf('/');
        return slash < 0 ? bucket : bucket.substring(0, slash);
    }

    /** "" for the database's default. */
    String retentionPolicy() {
        int slash = bucket.indexOf('/');
        return slash < 0 ? "" : bucket.substring(slash + 1);
    }

    /** A text of the server's with our secrets taken out, and not too long. */
    String clean(String text) {
        String clean = text.strip();
        for (String secret : new String[] {login.password(), login.token()}) {
            if (!secret.isEmpty()) {
                clean = clean.replace(secret, "***");
            }
        }
        return clean.length() > 500 ? clean.substring(0, 500) + "…" : clean;
    }
}
