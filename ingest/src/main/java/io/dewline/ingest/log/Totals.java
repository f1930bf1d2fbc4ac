package io.dewline.ingest.log;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.DeadLetter;
import io.dewline.model.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * What the log knows of itself at one commit: positions and stamps reached, counts, cursors, gaps. Stands in each segment in one row, written with every
 * commit. Changed only by copy before it is published.
 */
final class Totals {
    private static final int GAPS = 1_000;

    private final StampClock.Mode clock;
    private long created;
    private long next;
    private final Map<String, Area> areas = new TreeMap<>();
    private final Map<String, Map<String, Long>> cursors = new TreeMap<>();
    private final List<Control.Gap> gaps = new ArrayList<>();

    /** An area's last position and stamp, and by outcome the counts before this segment and now. */
    private static final class Area {
        private long last = -1;
        private long stamp;
        private final Map<String, long[]> counts = new TreeMap<>();
    }

    /** Totals of a log that begins at a position. */
    Totals(StampClock.Mode clock, long created, long next) {
        this.clock = clock;
        this.created = created;
        this.next = next;
    }

    Totals copy() {
        Totals copy = new Totals(clock, created, next);
        areas.forEach((name, area) -> {
            Area into = copy.area(name);
            into.last = area.last;
            into.stamp = area.stamp;
            area.counts.forEach((outcome, count) -> into.counts.put(outcome, count.clone()));
        });
        cursors.forEach((name, positions) -> copy.cursors.put(name, new TreeMap<>(positions)));
        copy.gaps.addAll(gaps);
        return copy;
    }

    /** These totals as the beginning of another segment. */
    Totals opening(long now) {
        Totals copy = copy();
        copy.created = now;
        copy.areas.values().forEach(area -> area.counts.values().forEach(count -> count[0] = count[1]));
        return copy;
    }

    StampClock.Mode clock() {
        return clock;
    }

    /** When the segment was begun, epoch milliseconds. */
    long created() {
        return created;
    }

    /** The position of the next entry. */
    long next() {
        return next;
    }

    void next(long position) {
        next = position;
    }

    Iterable<String> areas() {
        return Collections.unmodifiableSet(areas.keySet());
    }

    boolean knows(String area) {
        return areas.containsKey(area);
    }

    long last(String area) {
        Area known = areas.get(area);
        return known == null ? -1 : known.last;
    }

    long stamp(String area) {
        Area known = areas.get(area);
        return known == null ? -1 : known.stamp;
    }

    long count(String area, String outcome) {
        return counts(area, outcome)[1];
    }

    /** The count when the segment was begun. */
    long before(String area, String outcome) {
        return counts(area, outcome)[0];
    }

    private long[] counts(String area, String outcome) {
        Area known = areas.get(area);
        return known == null ? new long[2] : known.counts.getOrDefault(outcome, new long[2]);
    }

    void reached(String area, long last, long stamp) {
        Area known = area(area);
        known.last = Math.max(known.last, last);
        known.stamp = Math.max(known.stamp, stamp);
    }

    void add(String area, String outcome, long more) {
        area(area).counts.computeIfAbsent(outcome, o -> new long[2])[1] += more;
    }

    /** Counts a batch of entries and moves on behind it. */
    void take(BatchRow row, List<? extends Entry> entries) {
        next = Math.max(next, row.first() + row.count());
        reached(row.area(), row.last(), row.stamp());
        if (row.kind() == Batch.Kind.DEAD_LETTERS) {
            for (Entry entry : entries) {
                add(row.area(), outcome((DeadLetter) entry), 1);
            }
        } else {
            add(row.area(), BatchRow.word(row.kind()), row.count());
        }
    }

    private static String outcome(DeadLetter letter) {
        return LedgerCounts.DEAD + letter.reason().replaceAll("\\s", "_");
    }

    Map<String, Map<String, Long>> cursors() {
        return Collections.unmodifiableMap(cursors);
    }

    void cursor(String name, String area, long position) {
        cursors.computeIfAbsent(name, n -> new TreeMap<>()).merge(area, position, Math::max);
    }

    void drop(String cursor) {
        cursors.remove(cursor);
    }

    /** In the order of their positions. */
    List<Control.Gap> gaps() {
        return Collections.unmodifiableList(gaps);
    }

    void gap(Control.Gap gap) {
        if (!gaps.contains(gap)) {
            gaps.add(gap);
            gaps.sort(Comparator.comparingLong(Control.Gap::from));
        }
        if (gaps.size() > GAPS) {
            gaps.remove(0);
        }
    }

    LedgerCounts ledger() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        areas.forEach((name, area) -> {
            Map<String, Long> now = new TreeMap<>();
            area.counts.forEach((outcome, count) -> now.put(outcome, count[1]));
            counts.put(name, Collections.unmodifiableMap(now));
        });
        return new LedgerCounts(counts);
    }

    private Area area(String name) {
        return areas.computeIfAbsent(name, n -> new Area());
    }

    /** Lines of words between tabs. */
    String toText() {
        StringBuilder text = new StringBuilder(256);
        line(text, "version", Segment.VERSION);
        line(text, "clock", clock.word());
        line(text, "created", created);
        line(text, "next", next);
        areas.forEach((name, area) -> {
            line(text, "area", name, area.last, area.stamp);
            area.counts.forEach((outcome, count) -> line(text, "count", name, outcome, count[0], count[1]));
        });
        cursors.forEach(
                (name, positions) -> positions.forEach((area, position) -> line(text, "cursor", name, area, position)));
        gaps.forEach(gap -> line(text, "gap", gap.from(), gap.to()));
        return text.toString();
    }

    private static void line(StringBuilder text, Object... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : "\t").append(words[i]);
        }
        text.append('\n');
    }

    /** The version of the layout that a text tells, whatever comes after. */
    static int version(String text) {
        return Integer.parseInt(text.lines().findFirst().orElse("").split("\t", -1)[1]);
    }

    /** Reads {@link #toText}.
     *
     * @throws RuntimeException when the text is anything else */
    static Totals parse(String text) {
        List<String[]> lines = text.lines().map(line -> line.split("\t", -1)).toList();
        Totals totals = new Totals(
                StampClock.Mode.valueOf(lines.get(1)[1].toUpperCase(java.util.Locale.ROOT)),
                Long.parseLong(lines.get(2)[1]),
                Long.parseLong(lines.get(3)[1]));
        for (String[] line : lines.subList(4, lines.size())) {
            switch (line[0]) {
                case "area" -> totals.reached(line[1], Long.parseLong(line[2]), Long.parseLong(line[3]));
                case "count" ->
                    totals.area(line[1])
                            .counts
                            .put(line[2], new long[] {Long.parseLong(line[3]), Long.parseLong(line[4])});
                case "cursor" -> totals.cursor(line[1], line[2], Long.parseLong(line[3]));
                case "gap" -> totals.gap(new Control.Gap(Long.parseLong(line[1]), Long.parseLong(line[2])));
                default -> throw new IllegalArgumentException("unknown line " + line[0]);
            }
        }
        return totals;
    }

    static long crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
