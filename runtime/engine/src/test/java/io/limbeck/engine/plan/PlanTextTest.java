package io.limbeck.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.limbeck.engine.store.Ingredients;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    @Test
    void repetitionsShareALineAndTimesAreAdded() {
        Plan plan = new Plan(List.of(
                step(StepKind.DATA, "data (data/rows)", Action.RUN, "needed by student", 0),
                step(StepKind.MODEL, "teacher (models/trained)", Action.REUSE, "same content as r/teacher", 0),
                step(StepKind.MODEL, "student (models/trained)", Action.RUN, "seed changed", 70_000),
                step(StepKind.MODEL, "student (models/trained)", Action.RUN, "new", 5_000),
                step(StepKind.EVALUATION, "evaluation of student", Action.RUN, "new", 0)));

        assertThat(PlanText.of(plan)).isEqualTo("""
                action  step                      times  expected    why
                run     data (data/rows)                             needed by student
                reuse   teacher (models/trained)                     same content as r/teacher
                run     student (models/trained)  × 2    1 min 15 s  seed changed; others for other reasons
                run     evaluation of student            unknown     new

                4 to run, 1 to reuse; expected time 1 min 15 s and that of 1 unknown
                """);
    }

    @Test
    void thePlanAsJsonHoldsEveryStepWithItsReason() {
        Plan plan = new Plan(List.of(step(StepKind.MODEL, "student (models/trained)", Action.RUN, "new", 1_500)));

        assertThat(plan.toJson())
                .hasToString(
                        "{\"format\":1,\"steps\":[{\"id\":\"model-1\",\"kind\":\"model\","
                                + "\"place\":\"student\",\"title\":\"student (models/trained)\",\"action\":\"run\",\"why\":\"new\","
                                + "\"expectedSeconds\":1.5,\"key\":\"key\",\"dependsOn\":[\"data-1\"],\"uses\":[{\"variant\":0,"
                                + "\"repetition\":0,\"place\":\"student\"}],\"component\":\"models/trained\",\"ingredients\":{}}]}");
    }

    private static Step step(StepKind kind, String title, Action action, String why, long milliseconds) {
        return new Step(
                kind.label() + "-1",
                kind,
                title,
                "key",
                List.of(new Step.Use(0, 0, "student")),
                List.of("data-1"),
                action,
                why,
                milliseconds == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(milliseconds)),
                new Ingredients(
                        kind.label(), "models/trained", "", "fair", "student", JsonNodeFactory.instance.objectNode()));
    }
}
