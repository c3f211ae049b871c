package io.limbeck.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of versions, each end open or closed: {@code [0.1,1)}. An end left out is no limit. */
record SpiRange(boolean lowClosed, String low, String high, boolean highClosed) {

    private static final String VERSION = "\\s*((?:\\d{1,9}(?:\\.\\d{1,9})*)?)\\s*";
    private static final Pattern RANGE = Pattern.compile("([\\[(])" + VERSION + "," + VERSION + "([\\])])");

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    static SpiRange of(String text) {
        Matcher matcher = RANGE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A range of SPI versions reads '[0.1,1)', but is '" + text + "'");
        }
        return new SpiRange(
                matcher.group(1).equals("["),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4).equals("]"));
    }

    /** {@return whether {@code version}, numbers joined by dots, is within} */
    boolean contains(String version) {
        int above = low.isEmpty() ? 1 : compare(version, low);
        int below = high.isEmpty() ? -1 : compare(version, high);
        return (above > 0 || (above == 0 && lowClosed)) && (below < 0 || (below == 0 && highClosed));
    }

    private static int compare(String a, String b) {
        String[] as = a.split("\\.", -1);
        String[] bs = b.split("\\.", -1);
        for (int i = 0; i < Math.max(as.length, bs.length); i++) {
            int order = Integer.compare(part(as, i), part(bs, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int i) {
        return i < parts.length ? Integer.parseInt(parts[i]) : 0;
    }
}
