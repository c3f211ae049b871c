package io.limbeck.cli;

import java.util.List;

/** Tables for a terminal. */
final class Columns {

    private Columns() {}

    /** {@return the table with columns as wide as their widest cell, lines ended by a line feed} */
    static String aligned(List<String> headings, List<List<String>> rows) {
        int[] widths = new int[headings.size()];
        measure(widths, headings);
        rows.forEach(row -> measure(widths, row));
        StringBuilder text = new StringBuilder();
        line(text, widths, headings);
        rows.forEach(row -> line(text, widths, row));
        return text.toString();
    }

    private static void measure(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
    }

    private static void line(StringBuilder text, int[] widths, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
