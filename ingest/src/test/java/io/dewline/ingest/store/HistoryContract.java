package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.store.History.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store promises about writing and reading back; {@link #store()} gives an empty one. */
abstract class HistoryContract {
    static final long START = 1_780_272_000_000L;
    private static final Span DAY = span(START, START + 86_400_000);

    abstract Store store();

    static Span span(long from, long to) {
        return new Span(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    }

    private History written(String... lines) {
        assertThat(store().write(List.of(lines))).isEqualTo(StoreOutcome.STORED);
        return store().history();
    }

    private static List<String> replayed(History history, Span span) throws IOException {
        List<String> lines = new ArrayList<>();
        history.replay(span, lines::add);
        return lines;
    }

    @Test
    void givesEveryReadingBackAsItWasWritten() throws IOException {
        String[] lines = {
            "dust,device=dust-01,site=east-gate arrived=1780272000123i,pm10=83.2,pm10_flag=\"M\",pm25=31,seq=12i,simulated=true "
                    + START,
            "soil,device=soil-01,site=riverside,zone=lawn-1 arrived=1780272000124i,soil_moisture=0.213 " + START,
            "dust,device=dust-01,site=east-gate pm10=84 " + (START + 60_000)
        };
        assertThat(replayed(written(lines), DAY)).containsExactly(lines);
    }

    @Test
    void overwritesFieldByFieldWhereIdentityIsTheSame() throws IOException {
        written("dust,device=d1 pm10=1,pm25=2 " + START);
        History history = written("dust,device=d1 pm10=5,seq=1i " + START);
        assertThat(replayed(history, DAY)).containsExactly("dust,device=d1 pm10=5,pm25=2,seq=1i " + START);
    }

    @Test
    void keepsWhatPeopleWrite() throws IOException {
        History history = written(
                "alert,rule=dry\\ lawn,site=a\\,b\\=c text=\"水分不足 \\\"now\\\", C:\\\\x\",level=2i,open=true,depth=8.5 "
                        + START);
        List<StoredNote> notes = history.notes("alert", "a,b=c", DAY, 10);
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).at()).isEqualTo(Instant.ofEpochMilli(START));
        assertThat(notes.get(0).values())
                .containsEntry("rule", "dry lawn")
                .containsEntry("text", "水分不足 \"now\", C:\\x")
                .containsEntry("open", true)
                .containsEntry("depth", 8.5);
        assertThat(((Number) notes.get(0).values().getOrDefault("level", 0)).longValue())
                .isEqualTo(2);
    }

    @Test
    void givesTheNewestNotesOfASiteAndTimeFirst() throws IOException {
        History history = written(
                "alert,rule=r,site=s1 n=1i " + START,
                "alert,rule=r,site=s1 n=2i " + (START + 1),
                "alert,rule=q,site=s1 n=3i " + (START + 2),
                "alert,rule=r,site=s1 n=4i " + (START + 3),
                "alert,rule=r,site=s2 n=5i " + (START + 2),
                "window,rule=r,site=s1 n=6i " + (START + 2));
        assertThat(history.notes("alert", "s1", span(START, START + 3), 2))
                .extracting(note -> note.at().toEpochMilli())
                .containsExactly(START + 2, START + 1);
    }

    @Test
    void knowsTheNewestOfEachQuantity() throws IOException {
        History history = written(
                "dust,device=d1,site=s pm10=1,pm25=2,seq=7i,simulated=true " + START,
                "dust,device=d1,site=s arrived=5i,pm10=3,pm10_flag=\"C\" " + (START + 60_000),
                "dust,device=d2,site=s pm10=9 " + (START + 120_000),
                "window,device=d1,site=s mean=9 " + (START + 120_000));
        assertThat(history.latest("d1"))
                .containsExactly(
                        new Latest("pm10", Instant.ofEpochMilli(START + 60_000), 3, "C"),
                        new Latest("pm25", Instant.ofEpochMilli(START), 2, ""));
        assertThat(history.latest("d3")).isEmpty();
    }

    @Test
    void givesASeriesPointByPointFromInclusiveToExclusive() throws IOException {
        History history = written(
                "dust,device=d1,site=s pm10=1 " + START,
                "dust,device=d1,site=s pm10=2 " + (START + 1000),
                "dust,device=d1,site=s pm25=7 " + (START + 1500),
                "dust,device=d1,site=s pm10=3 " + (START + 2000),
                "dust,device=d2,site=s pm10=8 " + START);
        assertThat(history.series("d1", "pm10", span(START, START + 2000), 10))
                .containsExactly(Point.single(START, 1), Point.single(START + 1000, 2));
        assertThat(history.series("d1", "noise", DAY, 10)).isEmpty();
    }

    @Test
    void thinsALongSeriesOutToMeansThatKeepThePeaks() throws IOException {
        List<String> lines = new ArrayList<>();
        LongStream.range(0, 1_000)
                .forEach(i -> lines.add("dust,device=d1 pm10=" + (i == 500 ? 900 : 10) + " " + (START + i * 1_000)));
        List<Point> points =
                written(lines.toArray(String[]::new)).series("d1", "pm10", span(START, START + 1_000_000), 20);
        assertThat(points).hasSizeBetween(10, 20);
        assertThat(points.stream().mapToLong(Point::count).sum()).isEqualTo(1_000);
        assertThat(points).extracting(Point::high).contains(900.0);
        assertThat(points.get(0).value()).isEqualTo(10);
        assertThat(points).extracting(Point::at).isSorted();
    }

    @Test
    void replaysInOrderOfTimeWhateverTheOrderOfWriting() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            // Far apart, and several at one instant.
            long at = START + (i / 4) * 7_200_000L;
            lines.add((i % 2 == 0 ? "dust" : "soil") + ",device=d" + (i % 4) + " v=" + i + " " + at);
        }
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.add("alert,site=s n=1i " + START);
        List<String> replayed =
                replayed(written(shuffled.toArray(String[]::new)), span(START, START + 124 * 7_200_000L));
        assertThat(replayed).containsExactlyInAnyOrderElementsOf(lines.subList(0, 496));
        assertThat(replayed)
                .extracting(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .isSorted();
    }

    @Test
    void replaysTheSitesAskedForAlone() throws IOException {
        History history = written(
                "dust,device=d1,site=east pm10=1 " + START,
                "dust,device=d2,site=west pm10=2 " + START,
                "soil,device=s1,site=o'west soil_moisture=0.2 " + (START + 1));
        List<String> some = new ArrayList<>();
        history.replay(DAY, Set.of("east", "o'west"), some::add);
        assertThat(some)
                .containsExactly(
                        "dust,device=d1,site=east pm10=1 " + START,
                        "soil,device=s1,site=o'west soil_moisture=0.2 " + (START + 1));
        List<String> none = new ArrayList<>();
        history.replay(DAY, Set.of("north"), none::add);
        assertThat(none).isEmpty();
    }

    @Test
    void takesNamesAndTextsForWhatTheyAre() throws IOException {
        History history = written("dust,device=d1,site=s pm10=1 " + START, "alert,rule=r,site=s n=1i " + START);
        for (String evil : List.of(
                "x' OR '1'='1",
                "' OR device =~ /.*/ OR device = '",
                "x\\' OR 1=1 --",
                "\\",
                "\" FROM dust; DROP MEASUREMENT dust; SELECT \"",
                "pm10\"; DROP DATABASE dewline --",
                "x'; DROP TABLE value; --",
                "x\nOR 1=1",
                "",
                "文字")) {
            assertThat(history.latest(evil)).isEmpty();
            assertThat(history.series(evil, "pm10", DAY, 10)).isEmpty();
            assertThat(history.notes("alert", evil, DAY, 10)).isEmpty();
            if (!evil.isEmpty()) {
                assertThat(history.series("d1", evil, DAY, 10)).isEmpty();
                assertThat(history.notes(evil, "s", DAY, 10)).isEmpty();
            }
        }
        assertThat(replayed(history, DAY)).hasSize(1);
        assertThat(history.notes("alert", "s", DAY, 10))
                .extracting(StoredNote::values)
                .first()
                .isInstanceOf(Map.class);
    }
}
