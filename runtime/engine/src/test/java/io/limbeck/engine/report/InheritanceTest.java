package io.limbeck.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InheritanceTest {

    /** Women and men of whom so many in a hundred are selected, one pair for each repetition. */
    private static List<Evaluation> selected(double[]... repetitions) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (double[] rates : repetitions) {
            evaluations.add(HandMade.evaluation(
                    0.8,
                    Map.of(),
                    List.of(
                            HandMade.group("female", rates[0], 100),
                            HandMade.group("male", rates[1], 100),
                            HandMade.group("unknown", 1, 4))));
        }
        return evaluations;
    }

    private static JsonNode part(boolean twin, String group) {
        List<ModelRecord> models = new ArrayList<>(List.of(
                HandMade.model(
                        "teacher",
                        Role.TEACHER,
                        "",
                        "",
                        selected(new double[] {20, 37}, new double[] {21, 37}, new double[] {20, 36})),
                HandMade.model(
                        "student",
                        Role.STUDENT,
                        "",
                        "",
                        selected(new double[] {22, 31}, new double[] {22, 32}, new double[] {23, 31}))));
        if (twin) {
            models.add(HandMade.model(
                    "student~scratch",
                    Role.TWIN,
                    "student",
                    "scratch",
                    selected(new double[] {18, 40}, new double[] {19, 40}, new double[] {18, 41})));
        }
        for (JsonNode part : Inheritance.of(HandMade.variant(0, models))) {
            if (part.path("group").asText().equals(group)
                    && part.path("rate").asText().equals("selectionRate")) {
                return part;
            }
        }
        throw new AssertionError("There is no such part");
    }

    private static double mean(JsonNode part, String name) {
        return part.path(name).path("mean").doubleValue();
    }

    @Test
    void inheritedCapacityAndDistillationAddUpToTheStudentsGap() {
        JsonNode part = part(true, "");
        assertThat(mean(part, "inherited")).isCloseTo((0.17 + 0.16 + 0.16) / 3, within(1e-12));
        assertThat(mean(part, "capacity")).isCloseTo((0.05 + 0.05 + 0.07) / 3, within(1e-12));
        assertThat(mean(part, "distillation")).isCloseTo((-0.13 - 0.11 - 0.15) / 3, within(1e-12));
        assertThat(mean(part, "inherited") + mean(part, "capacity") + mean(part, "distillation"))
                .isCloseTo(mean(part, "studentGap"), within(1e-12));
    }

    /** The interval is that of the differences, -0.13, -0.11 and -0.15: deviation 0.02, t(0.975, 2) = 4.302653. */
    @Test
    void theIntervalIsThePairedOne() {
        JsonNode distillation = part(true, "").path("distillation");
        assertThat(distillation.path("high").doubleValue())
                .isCloseTo(-0.13 + 4.302653 * 0.02 / Math.sqrt(3), within(1e-6));
    }

    @Test
    void groupsAreHeldAgainstAllOthersAndTheSmallestAreLeftOut() {
        JsonNode female = part(true, "female");
        assertThat(mean(female, "teacherGap")).isCloseTo(-(0.17 + 0.16 + 0.16) / 3, within(1e-12));
        assertThat(female.path("leftOut").findValuesAsText("")).isEmpty();
        assertThat(female.path("leftOut").path(0).asText()).isEqualTo("unknown");
        assertThat(part(true, "unknown").path("studentGap").path("mean").isNull())
                .isTrue();
    }

    @Test
    void thePullSaysHowFarTheTeacherDrewTheStudent() {
        JsonNode part = part(true, "");
        double towards = mean(part, "teacherGap") - mean(part, "scratchGap");
        assertThat(part.path("pull").doubleValue()).isCloseTo(mean(part, "distillation") / towards, within(1e-12));
    }

    @Test
    void withoutTheTwinOnlyTheChangeIsKnown() {
        JsonNode part = part(false, "");
        assertThat(part.path("capacity").path("mean").isNull()).isTrue();
        assertThat(part.path("pull").isNull()).isTrue();
        assertThat(mean(part, "change")).isCloseTo(mean(part, "studentGap") - mean(part, "teacherGap"), within(1e-12));
    }
}
