package io.dewline.rules.language;

import io.dewline.model.Document;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Scalar;
import java.util.List;

/** A text inside a document: finds the line and column of each of its characters, through quotes, escapes and folded lines. */
final class Passage {
    private final String text;
    private final String file;
    private final int[] lines;
    private final int[] columns;

    private Passage(String text, String file) {
        this.text = text;
        this.file = file;
        this.lines = new int[text.length() + 1];
        this.columns = new int[text.length() + 1];
    }

    static Passage of(Scalar scalar, Document document) {
        Passage passage = new Passage(scalar.text(), scalar.mark().file());
        passage.align(scalar, document.lines());
        return passage;
    }

    String text() {
        return text;
    }

    String text(int at, int end) {
        return text.substring(at, end);
    }

    Mark mark(int offset) {
        int i = Math.max(0, Math.min(offset, text.length()));
        return new Mark(file, lines[i], columns[i]);
    }

    /** Follows the text through the source: both have the same visible characters in the same order, apart from quotes and escapes. */
    private void align(Scalar scalar, List<String> source) {
        int line = scalar.mark().line();
        int column = scalar.mark().column();
        if (scalar.quoted()) {
            column++;
        }
        if (isBlock(scalar, source)) {
            line++;
            column = 1;
        }
        for (int i = 0; i < text.length(); i++) {
            char wanted = text.charAt(i);
            if (!Character.isWhitespace(wanted)) {
                int[] found = find(wanted, line, column, source);
                line = found[0];
                column = found[1];
            }
            lines[i] = line;
            columns[i] = column;
            column++;
        }
        lines[text.length()] = line;
        columns[text.length()] = column;
    }

    private static boolean isBlock(Scalar scalar, List<String> source) {
        String rest = rest(source, scalar.mark().line(), scalar.mark().column());
        return rest.startsWith("|") || rest.startsWith(">");
    }

    private static String rest(List<String> source, int line, int column) {
        if (line > source.size()) {
            return "";
        }
        String whole = source.get(line - 1);
        return column - 1 < whole.length() ? whole.substring(column - 1) : "";
    }

    private static int[] find(char wanted, int fromLine, int fromColumn, List<String> source) {
        int column = fromColumn;
        for (int line = fromLine; line <= source.size(); line++) {
            String whole = source.get(line - 1);
            for (; column <= whole.length(); column++) {
                if (whole.charAt(column - 1) == wanted) {
                    return new int[] {line, column};
                }
            }
            column = 1;
        }
        return new int[] {fromLine, fromColumn};
    }
}
