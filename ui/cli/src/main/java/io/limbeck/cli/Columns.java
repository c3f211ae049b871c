package io.limbeck.cli;

import java.util.List;

/** Tables and paragraphs for a terminal. */
final class Columns {

    private static final int WIDTH = 100;

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

    /** {@return the words, broken into lines of at most 100 characters, each indented and ended by a line feed} */
    static String wrapped(String words, int indent) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : words.strip().split("\\s+", -1)) {
            if (line.length() > 0 && indent + line.length() + 1 + word.length() > WIDTH) {
                text.append(" ".repeat(indent)).append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        return text.append(" ".repeat(indent)).append(line).append('\n').toString();
    }

    /** {@return "1 run", "3 runs"} */
    static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** {@return a moment as people read it}: {@code 2026-01-31 08:15:00}, in UTC */
    static String moment(String instant) {
        return instant.replaceFirst("T(\\d\\d:\\d\\d:\\d\\d).*", " $1");
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
