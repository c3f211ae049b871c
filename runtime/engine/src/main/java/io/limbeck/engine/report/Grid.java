package io.limbeck.engine.report;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, the first flush left and the others flush right. Control characters of names are not let through. */
final class Grid {

    /** Colour of a cell, where colours are wanted. */
    enum Colour {
        PLAIN(""),
        GREEN("\u001B[32m"),
        RED("\u001B[31m"),
        YELLOW("\u001B[33m");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    /** A cell. */
    record Cell(String text, Colour colour) {
        Cell {
            text = text.replaceAll("\\p{Cntrl}", "?");
        }
    }

    private static final String RESET = "\u001B[0m";
    private static final String BOLD = "\u001B[1m";

    private final boolean coloured;
    private final List<List<Cell>> rows = new ArrayList<>();

    Grid(boolean coloured) {
        this.coloured = coloured;
    }

    void head(List<String> titles) {
        rows.add(titles.stream().map(title -> new Cell(title, Colour.PLAIN)).toList());
    }

    void row(String title, List<Cell> cells) {
        List<Cell> row = new ArrayList<>(List.of(new Cell(title, Colour.PLAIN)));
        row.addAll(cells);
        rows.add(row);
    }

    @Override
    public String toString() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<Cell> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], length(row.get(c)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < rows.get(r).size(); c++) {
                Cell cell = rows.get(r).get(c);
                String space = " ".repeat(widths[c] - length(cell));
                line.append(c == 0 ? "" : "   ").append(c == 0 ? "" : space);
                line.append(paint(cell, r == 0)).append(c == 0 ? space : "");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private String paint(Cell cell, boolean head) {
        String code = head ? BOLD : cell.colour().code;
        return !coloured || code.isEmpty() ? cell.text() : code + cell.text() + RESET;
    }

    private static int length(Cell cell) {
        return cell.text().codePointCount(0, cell.text().length());
    }
}
