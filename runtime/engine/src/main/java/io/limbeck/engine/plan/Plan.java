package io.limbeck.engine.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What has to be done, in running order: a step comes after those it depends on.
 *
 * @param steps the steps
 */
public record Plan(List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /** {@return the step that gives what this user asked for} */
    public Optional<Step> find(StepKind kind, int variant, int repetition, String place) {
        Step.Use use = new Step.Use(variant, repetition, place);
        return steps.stream()
                .filter(step -> step.kind() == kind && step.uses().contains(use))
                .findFirst();
    }

    /**
     * {@return the step of that id}
     *
     * @throws IllegalArgumentException if there is none
     */
    public Step step(String id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The plan has no step '" + id + "'"));
    }

    /** {@return the plan as JSON, for plan.json and {@code limbeck plan --json}} */
    public ObjectNode toJson() {
        return PlanJson.of(this);
    }
}
