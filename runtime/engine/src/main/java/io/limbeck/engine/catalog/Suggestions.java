package io.limbeck.engine.catalog;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * {@return the candidate closest to {@code text}, if it is close enough to be a slip: at most a third of its letters
     * wrong, or one is the last part of the other}
     */
    public static Optional<String> nearest(String text, Collection<String> candidates) {
        String wanted = text.toLowerCase(Locale.ROOT);
        String best = "";
        int least = Math.max(2, wanted.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        if (!best.isEmpty()) {
            return Optional.of(best);
        }
        String name = wanted.substring(wanted.lastIndexOf('/') + 1);
        return candidates.stream()
                .filter(candidate -> name.length() > 1 && candidate.endsWith("/" + name))
                .findFirst();
    }

    /** {@return {@code did you mean 'x'? } or nothing} */
    public static String didYouMean(String text, Collection<String> candidates) {
        return nearest(text, candidates)
                .map(found -> "did you mean '" + found + "'? ")
                .orElse("");
    }

    /**
     * Letters to insert, drop, change or swap with a neighbour, no pair touched twice (optimal string alignment; Damerau
     * 1964 names the four slips). Costs the product of the lengths.
     */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
