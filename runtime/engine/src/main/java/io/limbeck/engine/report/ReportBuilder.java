package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes {@code report.json} of a run. Pure: the same record gives the same bytes. */
public final class ReportBuilder {

    /** {@return the report as a tree; its shape is given by {@code report.schema.json}} */
    public ObjectNode build(RunRecord run) {
        throw new UnsupportedOperationException("being written: " + run.id());
    }
}
