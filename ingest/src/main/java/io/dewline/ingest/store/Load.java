package io.dewline.ingest.store;

import io.dewline.ingest.log.LogText;
import io.dewline.model.Batch.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the log gave for one delivery: its lines for the store, and how far each area is once they are settled. */
final class Load {
    private final List<LogText> texts = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Progress.Mark> marks = new HashMap<>();

    /** Takes a batch in; of kinds that are not for the store only the position. */
    void add(LogText text) {
        marks.put(text.area(), new Progress.Mark(text.last(), text.stamp()));
        if (text.kind() == Kind.READINGS || text.kind() == Kind.NOTES) {
            texts.add(text);
            lines.addAll(text.lines());
        }
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
            for (LogText text : texts) {
                if (index < text.count()) {
                    aside.add(new SetAside(
                            text.area(),
                            text.first() + index,
                            text.stamp(),
                            text.kind() == Kind.NOTES,
                            lines.get(refused.index()),
                            refused.reason()));
                    break;
                }
                index -= text.count();
            }
        }
        return aside;
    }

    /** What became of the readings ({@code notes} false) or notes. */
    Counts counts(List<SetAside> aside, boolean notes) {
        long all = texts.stream()
                .filter(text -> (text.kind() == Kind.NOTES) == notes)
                .mapToLong(LogText::count)
                .sum();
        long refused = aside.stream().filter(line -> line.note() == notes).count();
        return new Counts(all - refused, refused);
    }
}
