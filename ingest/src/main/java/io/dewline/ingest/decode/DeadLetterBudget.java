package io.dewline.ingest.decode;

import io.dewline.model.DeadLetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what dead letters may cost: in each hour a sender's first letters keep their bytes; after that one letter a message remains, without bytes
 * and with the number of the others. Not thread safe.
 */
public final class DeadLetterBudget {
    /** Letters with bytes for one sender in one hour, and how many bytes they may have together. */
    public record Limit(int letters, int bytes) {
        public static final Limit USUAL = new Limit(100, 64 * 1024);
    }

    private static final long HOUR = 3_600_000;
    private static final byte[] NONE = {};

    private final Limit limit;
    private final Map<String, int[]> spent = new HashMap<>();
    private long hour = Long.MIN_VALUE;
    private long withheld;

    public DeadLetterBudget(Limit limit) {
        this.limit = limit;
    }

    /**
     * What to log of one message's letters.
     *
     * @param sender a device of the registry; "" for all others together, whose names anybody can invent
     * @param now epoch milliseconds
     */
    public List<DeadLetter> admit(String sender, List<DeadLetter> letters, long now) {
        if (letters.isEmpty()) {
            return letters;
        }
        long current = Math.floorDiv(now, HOUR);
        if (current > hour) {
            hour = current;
            spent.clear();
        }
        int[] used = spent.computeIfAbsent(sender, key -> new int[2]);
        int kept = 0;
        byte @Nullable [] last = null;
        while (kept < letters.size()) {
            byte[] payload = letters.get(kept).payload();
            int cost = payload == last ? 0 : payload.length;
            if (used[0] >= limit.letters() || used[1] + cost > limit.bytes()) {
                break;
            }
            used[0]++;
            used[1] += cost;
            last = payload;
            kept++;
        }
        if (kept == letters.size()) {
            return letters;
        }
        withheld += letters.size() - kept;
        List<DeadLetter> admitted = new ArrayList<>(letters.subList(0, kept));
        admitted.add(bare(letters.get(kept), letters.size() - kept - 1));
        return admitted;
    }

    private static DeadLetter bare(DeadLetter letter, int more) {
        String detail = more == 0 ? letter.detail() : letter.detail() + " and " + more + " more";
        return new DeadLetter(letter.topic(), NONE, letter.size(), letter.reason(), detail, letter.arrived());
    }

    /** Letters whose bytes were not kept since the start. */
    public long withheld() {
        return withheld;
    }
}
