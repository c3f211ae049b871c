package io.limbeck.server.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An experiment that is being composed, in one of its versions. */
@Schema(name = "Experiment")
public record ExperimentView(
        String id,
        int version,
        String name,
        Instant updated,

        @Schema(description = "The document as it was sent, right or wrong", type = SchemaType.OBJECT)
        JsonNode document,

        @Schema(description = "What the composer remembers of its drawing", type = SchemaType.OBJECT)
        JsonNode layout) {

    /** An experiment in a list. */
    @Schema(name = "ExperimentEntry")
    public record Entry(String id, int version, String name, Instant updated) {}

    /** All experiments. */
    @Schema(name = "Experiments")
    public record Entries(List<Entry> experiments) {}

    /** A version in a list. */
    @Schema(name = "ExperimentVersion")
    public record Version(int version, String name, Instant updated) {}

    /** All versions of an experiment, newest first. */
    @Schema(name = "ExperimentVersions")
    public record Versions(List<Version> versions) {}
}
