package io.dewline.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.ingest.store.SqliteStore;
import io.dewline.ingest.store.Store;
import io.dewline.ingest.store.StoreOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StorePastTest {
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final String SITES =
            """
            areas: [ { id: north, timezone: Asia/Shanghai }, { id: south, timezone: Asia/Shanghai } ]
            sites:
              - { id: gate, area: north, kind: construction, devices: [ { id: n1, kind: dust }, { id: n2, kind: dust } ] }
              - { id: yard, area: south, kind: construction, devices: [ { id: s1, kind: dust } ] }
            """;
    private static final String RULES =
            """
            rules:
              - id: high
                title: { zh: 高, en: high }
                each: device
                where: { device: dust }
                when: avg(pm10, 5m) > 150
                for: 2m
              - id: hour
                title: { zh: 时, en: hour }
                each: device
                where: { device: dust }
                when: exceedances(avg(pm10, aligned(15m)) - district(pm10) > 60, day) > 0
              - id: silent
                title: { zh: 静, en: silent }
                each: device
                no_data: 3 intervals
            """;

    @TempDir
    private Path folder;

    static ConfigurationSet set() {
        return Objects.requireNonNull(Configurations.parse(Map.of("sites.yaml", SITES, "rules/a.yaml", RULES))
                .value());
    }

    /** Ninety minutes at three monitors; one is silent for a while, one value is flagged. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int minute = 0; minute < 90; minute++) {
            long at = START.plusSeconds(60L * minute).toEpochMilli();
            lines.add("dust,device=n1,site=gate arrived=" + (at + 7) + "i,pm10=" + (minute < 20 ? 400 : 60)
                    + (minute == 5 ? ",pm10_flag=\"M\",pm25=3,pm25_flag=\"M\"" : "") + ",seq=" + minute + "i " + at);
            if (minute < 30 || minute > 40) {
                lines.add("dust,device=n2,site=gate arrived=" + at + "i,pm10=50,seq=" + minute + "i " + at);
            }
            lines.add("dust,device=s1,site=yard arrived=" + at + "i,pm10=" + (minute > 60 ? 300 : 40) + " " + at);
        }
        return lines;
    }

    /** What must come of these lines whatever store they come from. */
    static void holds(Store store, StorePast.Reader reader) throws Exception {
        List<String> lines = new ArrayList<>(lines());
        lines.add("alert,rule=high,site=gate n=1i " + START.toEpochMilli());
        assertThat(store.write(lines).kind()).isEqualTo(StoreOutcome.Kind.STORED);
        ConfigurationSet set = set();
        Past.Span span = new Past.Span(START, START.plusSeconds(89 * 60));
        StorePast past = new StorePast(reader, set.registry(), span);
        List<Rehearsed> stored = new Backtest(past, Past.Span.ALL).run(set);
        assertThat(stored).extracting(Rehearsed::area).containsExactly("north", "south");
        assertThat(stored).extracting(Rehearsed::readings).containsExactly(169L, 90L);
        assertThat(stored.get(0).transitions())
                .extracting(t -> t.rule() + " " + t.subject().key() + " " + t.step())
                .contains(
                        "high device:n1 FIRED",
                        "high device:n1 RECOVERED",
                        "silent device:n2 FIRED",
                        "silent device:n2 RECOVERED");
        assertThat(stored.get(0).counts().excluded()).isEqualTo(2);
        assertThat(stored.get(0).to()).isEqualTo(span.to());
        assertThat(stored.get(1).transitions())
                .extracting(t -> t.rule() + " " + t.subject().key() + " " + t.step())
                .contains("high device:s1 FIRED");
        assertThat(past.trouble()).hasSize(1).first().asString().contains("facts", "outages", "--log");
        // Without the district's mean, of which a store knows nothing, the hour is not judged.
        assertThat(stored.get(0).windows()).isNotEmpty().allMatch(tally -> tally.ok() + tally.exceeded() == 0);
    }

    @Test
    void theEmbeddedStoreGivesWhatWasMeasuredAreaByArea() throws Exception {
        Path file = folder.resolve("store.db");
        try (SqliteStore store = new SqliteStore(file, SqliteStore.Retention.FOR_EVER)) {
            holds(store, (span, sites, lines) -> SqliteStore.read(file).replay(span, sites, lines));
        }
    }

    @Test
    void linesThatAreNoneOfDewlinesAreLeftOutAndCounted() throws Exception {
        ConfigurationSet set = set();
        List<String> lines = List.of(
                "weather,host=h,site=gate sky=\"blue\" " + START.toEpochMilli(),
                "dust,device=n1,site=gate pm10=10 " + START.toEpochMilli());
        StorePast past = new StorePast(
                (span, sites, to) -> lines.forEach(to), set.registry(), new Past.Span(START, START.plusSeconds(60)));
        List<Rehearsed> stored = new Backtest(past, Past.Span.ALL).run(set);
        assertThat(stored.get(0).readings()).isEqualTo(1);
        assertThat(past.trouble()).anyMatch(line -> line.contains("lines of the store are no readings"));
    }

    @Test
    void theSpanEndsNowAtTheLatest() {
        Past.Span bounded = StorePast.bounded(new Past.Span(START, Past.Span.ALL.to()), START.plusSeconds(5));
        assertThat(bounded).isEqualTo(new Past.Span(START, START.plusSeconds(5)));
    }
}
