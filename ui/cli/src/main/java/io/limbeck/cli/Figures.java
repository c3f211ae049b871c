package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.TextTable;

/** The table of a report, and what its signs mean. */
final class Figures {

    private Figures() {}

    static String text(JsonNode report, boolean coloured) {
        String table = new TextTable().render(report, coloured);
        return table.lines().anyMatch(line -> line.contains(" ?"))
                ? table + "?: the evidence does not suffice for a verdict\n"
                : table;
    }
}
