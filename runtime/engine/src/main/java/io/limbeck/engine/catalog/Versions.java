package io.limbeck.engine.catalog;

import java.util.Comparator;

/** The order of plugin versions: number by number, and a version before its own release ({@code 1.0-rc1}) below it. */
final class Versions implements Comparator<String> {

    @Override
    public int compare(String a, String b) {
        String[] as = a.split("[.+-]", -1);
        String[] bs = b.split("[.+-]", -1);
        for (int i = 0; i < Math.max(as.length, bs.length); i++) {
            int order = part(i < as.length ? as[i] : "0", i < bs.length ? bs[i] : "0");
            if (order != 0) {
                return order;
            }
        }
        return a.compareTo(b);
    }

    private static int part(String a, String b) {
        boolean numberA = a.matches("\\d{1,18}");
        boolean numberB = b.matches("\\d{1,18}");
        if (numberA && numberB) {
            return Long.compare(Long.parseLong(a), Long.parseLong(b));
        }
        // Words are for what comes before a release.
        return numberA == numberB ? a.compareTo(b) : numberA ? 1 : -1;
    }
}
