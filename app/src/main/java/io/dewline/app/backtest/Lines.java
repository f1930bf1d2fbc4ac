package io.dewline.app.backtest;

import io.dewline.model.Document;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Scalar;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text that stands in a YAML document as a block, each with where it stands; what follows a # is a comment. */
final class Lines {
    private Lines() {}

    /** A line without its indentation and comment, never empty. */
    record Line(Mark mark, String text) {
        /** Where the word that begins at {@code index} stands. */
        Mark at(int index) {
            return new Mark(mark.file(), mark.line(), mark.column() + Math.max(0, index));
        }
    }

    static List<Line> of(Document document, Scalar block) {
        List<Line> lines = new ArrayList<>();
        int row = block.mark().line() + (block.quoted() ? 0 : -1);
        for (String text : block.text().lines().toList()) {
            String bare = text.replaceFirst("(^|\\s)#.*", "").strip();
            if (!bare.isEmpty()) {
                String source = row < document.lines().size() ? document.lines().get(row) : "";
                int column = Math.max(0, source.indexOf(bare)) + 1;
                lines.add(new Line(new Mark(document.file(), row + 1, column), bare));
            }
            row++;
        }
        return lines;
    }
}
