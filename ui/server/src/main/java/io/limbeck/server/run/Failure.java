package io.limbeck.server.run;

import io.limbeck.server.problem.ProblemView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a run failed. */
@Schema(name = "Failure")
public record Failure(
        @Schema(description = "What happened, and the way out")
        String message,

        @Schema(description = "What is wrong with its input, if that is why")
        List<ProblemView> problems) {}
