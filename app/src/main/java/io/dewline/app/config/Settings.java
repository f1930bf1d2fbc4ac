package io.dewline.app.config;

import io.dewline.model.Text.Language;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** dewline.yaml: where things are. It takes effect at a restart; docs/operations.md describes every key. */
public record Settings(
        Path data, Clock clock, LogPart log, Mqtt mqtt, StorePart store, Http http, Files files, Language language) {

    /** The folder of log, state and alert book: each clock has its own. */
    public Path state() {
        return data.resolve(clock.mode() == Clock.Mode.READINGS ? "drill" : "live");
    }

    /** Whose time it is, and whether a drill may reach real receivers. */
    public record Clock(Mode mode, boolean notifyInDrill, boolean allowSimulated) {
        /** Whether readings of simulated devices are stored: always in a drill. */
        public boolean storesSimulated() {
            return allowSimulated || mode == Mode.READINGS;
        }

        /** Wall: the machine's time. Readings: the largest device time seen, for replay and drills. */
        public enum Mode {
            WALL,
            READINGS
        }
    }

    /** Bounds of the log: bytes, what happens when they are reached, how long closed segments stay. */
    public record LogPart(long maxBytes, WhenFull whenFull, long segmentBytes, Duration keep) {
        /** Refuse: stop acknowledging. Skip store: give up the oldest segments for the store. */
        public enum WhenFull {
            REFUSE,
            SKIP_STORE
        }
    }

    /** The broker: address, identity, and the window of unacknowledged messages. */
    public record Mqtt(
            URI broker,
            String clientId,
            String user,
            Secret password,
            @Nullable Path ca,
            Duration sessionExpiry,
            Duration keepAlive,
            int window) {}

    /** The store: kind, and for InfluxDB its address, version and login. */
    public record StorePart(
            Kind kind,
            URI url,
            Version version,
            String org,
            String bucket,
            String user,
            Secret password,
            Secret token,
            boolean createDatabase,
            int batch,
            Duration retention) {
        /** Embedded: an SQLite file in the data folder. */
        public enum Kind {
            EMBEDDED,
            INFLUX,
            NONE
        }

        /** Auto asks the server. */
        public enum Version {
            AUTO,
            V1,
            V2
        }
    }

    /** The API and the page: where they listen, the token that any address but loopback needs, and the address that links carry. */
    public record Http(String host, int port, Secret token, String baseUrl) {}

    /** The other configuration texts, absolute. */
    public record Files(Path sites, @Nullable Path people, Path rules) {
        /** The same with the rules of another folder. */
        public Files withRules(Path folder) {
            return new Files(sites, people, folder);
        }
    }
}
