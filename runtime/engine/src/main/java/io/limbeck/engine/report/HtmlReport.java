package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes {@code report.html} of {@code report.json}: one page that needs nothing else. */
public final class HtmlReport {

    /** {@return the page} */
    public String render(JsonNode report) {
        throw new UnsupportedOperationException("being written: " + report.path("id"));
    }
}
