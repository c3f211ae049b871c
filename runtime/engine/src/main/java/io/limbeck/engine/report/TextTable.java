package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;

/** The headline table for a terminal. */
public final class TextTable {

    /** {@return the table of {@code report}, lines ended by a line feed} */
    public String render(JsonNode report, boolean coloured) {
        throw new UnsupportedOperationException("being written: " + report.path("id") + coloured);
    }
}
