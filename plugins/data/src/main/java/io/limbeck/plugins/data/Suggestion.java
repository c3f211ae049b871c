package io.limbeck.plugins.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name somebody probably meant: the nearest by edit distance, if it is near enough to be worth a question. */
final class Suggestion {

    private Suggestion() {}

    /** {@return a remedy}: a question if a name is near, then all the names */
    static String remedy(String written, Collection<String> known) {
        String all = "there are: " + String.join(", ", known);
        return nearest(written, known)
                .map(name -> "did you mean '" + name + "'? " + all)
                .orElse(all);
    }

    static Optional<String> nearest(String written, Collection<String> known) {
        int limit = Math.max(1, (written.length() + 1) / 3);
        return known.stream()
                .filter(name -> distance(written, name) <= limit)
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /** Levenshtein distance, upper and lower case alike, hyphens and underscores alike. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT).replace('_', '-');
        String b = right.toLowerCase(Locale.ROOT).replace('_', '-');
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
