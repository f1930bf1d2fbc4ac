package io.dewline.ingest.store;

import io.dewline.ingest.log.LogText;
import io.dewline.model.Batch.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the log gave for one delivery: its lines for the store, and how far each area is once they are settled. */
final class Load {
    private static final String SIMULATED = ",simulated=true";

    private final boolean simulated;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Progress.Mark> marks = new HashMap<>();
    private long withheld;

    /** Lines of a batch that follow each other. */
    private record Piece(LogText text, int from, int count) {
        boolean notes() {
            return text.kind() == Kind.NOTES;
        }
    }

    /**
     * An empty load.
     *
     * @param simulated whether lines of simulated devices are for the store
     */
    Load(boolean simulated) {
        this.simulated = simulated;
    }

    /** Takes a batch in; of kinds that are not for the store only the position. */
    void add(LogText text) {
        marks.put(text.area(), new Progress.Mark(text.last(), text.stamp()));
        if (text.kind() == Kind.NOTES || (text.kind() == Kind.READINGS && simulated)) {
            take(text, text.lines(), 0, text.count());
        } else if (text.kind() == Kind.READINGS) {
            takeReal(text, text.lines());
        }
    }

    private void takeReal(LogText text, List<String> all) {
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            if (isSimulated(all.get(i))) {
                take(text, all, from, i);
                from = i + 1;
                withheld++;
            }
        }
        take(text, all, from, all.size());
    }

    private void take(LogText text, List<String> all, int from, int to) {
        if (to > from) {
            pieces.add(new Piece(text, from, to - from));
            lines.addAll(all.subList(from, to));
        }
    }

    /** Whether a line of a reading has the field; not where a flag's text only looks like it. */
    private static boolean isSimulated(String line) {
        int at = line.indexOf(SIMULATED);
        while (at >= 0) {
            if (line.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 0) {
                return true;
            }
            at = line.indexOf(SIMULATED, at + 1);
        }
        return false;
    }

    List<String> lines() {
        return lines;
    }

    Map<String, Progress.Mark> marks() {
        return marks;
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** The lines that the delivery could not place, with where they stand in the log. */
    List<SetAside> setAside(Delivery delivery) {
        List<SetAside> aside = new ArrayList<>();
        for (Delivery.Refused refused : delivery.refused()) {
            int index = refused.index();
            for (Piece piece : pieces) {
                LogText text = piece.text();
                if (index < piece.count()) {
                    aside.add(new SetAside(
                            text.area(),
                            text.first() + piece.from() + index,
                            text.stamp(),
                            piece.notes(),
                            lines.get(refused.index()),
                            refused.reason()));
                    break;
                }
                index -= piece.count();
            }
        }
        return aside;
    }

    /** What became of the readings ({@code notes} false) or notes. */
    Counts counts(List<SetAside> aside, boolean notes) {
        long all = pieces.stream()
                .filter(piece -> piece.notes() == notes)
                .mapToLong(Piece::count)
                .sum();
        long refused = aside.stream().filter(line -> line.note() == notes).count();
        return new Counts(all - refused, refused, notes ? 0 : withheld);
    }
}
