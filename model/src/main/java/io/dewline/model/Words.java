package io.dewline.model;

import java.util.Collection;
import java.util.regex.Pattern;

/** Words of configurations: what an id may look like, and which known word is nearest to an unknown one. */
public final class Words {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private Words() {}

    /** 1 to 64 of a–z, 0–9, - and _, beginning with a letter or digit. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The known word with the fewest edits, when that is at most a third of its length; else "". */
    public static String nearest(String word, Collection<String> known) {
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

    /** Levenshtein's distance with adjacent swaps counted as one edit. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
