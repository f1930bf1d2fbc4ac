package io.dewline.sim.yaml;

import java.util.Collection;

/** Which known word somebody probably meant. */
final class Nearest {
    private Nearest() {}

    /** The known word with the fewest edits, if that is at most a third of its length; else "". */
    static String word(String word, Collection<String> known) {
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < fewest && edits <= Math.max(1, candidate.length() / 3)) {
                fewest = edits;
                best = candidate;
            }
        }
        return best;
    }

    /** Letters put in, left out or changed; one row of the table of Wagner and Fischer at a time. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
