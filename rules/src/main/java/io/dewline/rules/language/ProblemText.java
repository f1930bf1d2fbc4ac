package io.dewline.rules.language;

import io.dewline.model.Document;
import io.dewline.model.Problem;
import java.util.Collection;

/** Shows a problem with the line it stands in and a caret below the place. */
public final class ProblemText {
    private static final int WIDEST = 160;

    private ProblemText() {}

    /** The problem's own line and, where its document is among {@code documents}, the source line and the caret. */
    public static String show(Problem problem, Collection<Document> documents) {
        Document.Mark mark = problem.mark();
        String line = documents.stream()
                .filter(document -> document.file().equals(mark.file()))
                .flatMap(document -> document.lines().stream().skip(mark.line() - 1L))
                .findFirst()
                .orElse("");
        if (line.isBlank() || mark.column() > line.length() + 1) {
            return problem.toString();
        }
        String number = "  " + mark.line() + " | ";
        int from = Math.max(0, mark.column() - 1 - WIDEST / 2);
        String before = line.substring(from, mark.column() - 1);
        String shown = line.substring(from, Math.min(line.length(), from + WIDEST));
        return problem + "\n" + number + shown + "\n" + " ".repeat(number.length()) + blank(before) + "^";
    }

    /** As wide as {@code text} on a terminal: wide characters take two places, tabs stay tabs. */
    private static String blank(String text) {
        StringBuilder blank = new StringBuilder();
        text.codePoints().forEach(c -> blank.append(c == '\t' ? "\t" : isWide(c) ? "  " : " "));
        return blank.toString();
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF);
    }
}
