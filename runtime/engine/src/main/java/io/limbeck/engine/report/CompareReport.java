package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Several runs side by side. */
public final class CompareReport {

    /** {@return the comparison of these {@code report.json} trees as a tree} */
    public ObjectNode json(List<JsonNode> reports) {
        throw new UnsupportedOperationException("being written: " + reports.size());
    }

    /** {@return the comparison as a table, lines ended by a line feed} */
    public String text(List<JsonNode> reports, boolean coloured) {
        throw new UnsupportedOperationException("being written: " + reports.size() + coloured);
    }
}
