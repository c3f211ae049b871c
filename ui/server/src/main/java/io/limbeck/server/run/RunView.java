package io.limbeck.server.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run as clients see it. */
@Schema(name = "Run")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RunView(
        @Schema(example = "20261121-055512-fair-credit") String id,
        String name,

        @Schema(description = "queued, running, cancelling, cancelled, interrupted, failed, finished")
        String state,

        Instant submitted,
        Optional<Instant> started,
        Optional<Instant> finished,

        @Schema(description = "Seconds since it started, or that it took")
        Optional<Double> seconds,

        long seed,

        @Schema(description = "Points of its sweep; 1 without one")
        int variants,

        List<String> tags,

        @Schema(description = "The experiment it was submitted from")
        Optional<Origin> experiment,

        @Schema(description = "Hash of what was submitted; equal hashes, equal submissions")
        String documentHash,

        Optional<Progress> progress,
        Optional<Failure> failure,
        @Schema(description = "Hash of its figures") Optional<String> metricsHash,

        @Schema(description = "Figures on test rows, of the variant that its report shows")
        List<FigureView> figures,

        @Schema(description = "How many wait before it") Optional<Integer> position) {

    /** Where a run comes from. */
    @Schema(name = "RunOrigin")
    public record Origin(String id, int version) {}

    /** A figure. */
    @Schema(name = "RunFigure")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FigureView(
            String model,
            String metric,

            @Schema(description = "Sensitive attribute, empty if it concerns all rows")
            String attribute,

            Double mean,

            @Schema(description = "Lower end of the 95 % interval")
            Double low,

            Double high) {}

    /** How far it is. */
    @Schema(name = "RunProgress")
    public record Progress(
            @Schema(description = "Steps that are to run") int steps,
            @Schema(description = "Steps that are done") int done,

            @Schema(description = "Place of the node that is at work")
            String place,

            String title,

            @Schema(description = "Share of the steps, that at work counted in part")
            double fraction) {}
}
