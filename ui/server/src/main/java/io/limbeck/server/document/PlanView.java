package io.limbeck.server.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.Step;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a run would do. */
@Schema(name = "Plan")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PlanView(
        List<StepView> steps,
        @Schema(description = "Steps that are to run") long toRun,

        @Schema(description = "Seconds that the steps whose like has run before will take")
        Optional<Double> seconds) {

    /** A step. */
    @Schema(name = "PlanStep")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record StepView(
            String id,

            @Schema(description = "data, model, evaluation, explanation or stress")
            String kind,

            @Schema(description = "Place of the node; of an evaluation that of its model")
            String place,

            String component,
            String title,
            @Schema(description = "run or reuse") String action,
            @Schema(description = "The reason") String why,
            List<String> dependsOn,
            @Schema(description = "All who use its result") List<Step.Use> uses,

            @Schema(description = "Expected seconds, where its like has run before")
            Optional<Double> seconds) {

        static StepView of(Step step) {
            return new StepView(
                    step.id(),
                    step.kind().label(),
                    step.place(),
                    step.ingredients().component(),
                    step.title(),
                    step.action().label(),
                    step.why(),
                    step.dependsOn(),
                    step.uses(),
                    step.expected().map(time -> time.toMillis() / 1000.0));
        }
    }

    static PlanView of(Plan plan) {
        List<StepView> steps = plan.steps().stream().map(StepView::of).toList();
        List<Double> known =
                steps.stream().flatMap(step -> step.seconds().stream()).toList();
        return new PlanView(
                steps,
                steps.stream().filter(step -> step.action().equals("run")).count(),
                known.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                known.stream().mapToDouble(Double::doubleValue).sum()));
    }
}
