package io.limbeck.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.experiment.BoundExperiment.Twin;
import io.limbeck.spi.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwinsTest {

    private final Sketch sketch = Sketch.simple();

    @Test
    void theTwinFromScratchHasNoTeacherAndNoTermThatNeedsOne() {
        BoundNode twin = twin("student~scratch");

        assertThat(twin.inputs()).doesNotContainKey("teacher");
        assertThat(twin.inputs().get("objective"))
                .containsExactly(
                        new BoundEdge("student.objective[0]", Schedule.constant(0.5)),
                        new BoundEdge("student.objective[2]", new Schedule.Ramp(0, 1, 5)));
        assertThat(twin.inputs().get("architecture"))
                .isEqualTo(sketch.bound().nodes().get("student").inputs().get("architecture"));
    }

    @Test
    void theTwinOnHardLabelsLearnsTheTeachersDecisionsWithTheSameWeight() {
        BoundExperiment expanded = sketch.withTwins();
        BoundNode twin = expanded.nodes().get("student~hard-labels");

        assertThat(twin.inputs().get("teacher")).extracting(BoundEdge::from).containsExactly("teacher");
        assertThat(twin.inputs().get("objective"))
                .containsExactly(
                        new BoundEdge("student.objective[0]", Schedule.constant(0.5)),
                        new BoundEdge("student~hard-labels.objective[1]", Schedule.constant(0.5)),
                        new BoundEdge("student.objective[2]", new Schedule.Ramp(0, 1, 5)));
        BoundNode hard = expanded.nodes().get("student~hard-labels.objective[1]");
        assertThat(hard.component().id()).hasToString("distillation/cross-entropy");
        assertThat(hard.canonical()).hasToString("{\"target\":\"teacher-decision\"}");
    }

    @Test
    void withoutATermOnLabelsTheTwinFromScratchGetsCrossEntropy() {
        sketch.nodes.get("student").inputs.get("objective").remove(0);
        BoundExperiment expanded = sketch.withTwins();

        assertThat(expanded.nodes().get("student~scratch").inputs().get("objective"))
                .containsExactly(
                        new BoundEdge("student.objective[2]", new Schedule.Ramp(0, 1, 5)),
                        new BoundEdge("student~scratch.objective[1]", Schedule.ONE));
        assertThat(expanded.nodes().get("student~scratch.objective[1]").canonical())
                .hasToString("{\"target\":\"labels\"}");
    }

    @Test
    void aStudentThatLearnsTheTeachersDecisionsAlreadyHasNoTwinOnHardLabels() {
        sketch.nodes.get("student").inputs.get("objective").remove(1);
        sketch.set("student.objective[0]", "target", "teacher-decision");

        assertThat(Twins.shown(sketch.withTwins())).containsExactly("teacher", "student", "student~scratch");
    }

    private BoundEdge term(String use) {
        return new BoundEdge(sketch.part("student.objective[9]", use, "{}"), Schedule.ONE);
    }

    /** A cross-entropy with decisions is no stand-in for a layer. */
    @Test
    void aTermOnLayersIsInNoTwin() {
        sketch.nodes.get("student").inputs.get("objective").add(0, term("distillation/layer"));
        BoundExperiment expanded = sketch.withTwins();

        assertThat(expanded.nodes().get("student~scratch").inputs().get("objective"))
                .extracting(BoundEdge::from)
                .containsExactly("student.objective[0]", "student.objective[2]");
        assertThat(expanded.nodes().get("student~hard-labels").inputs().get("objective"))
                .extracting(BoundEdge::from)
                .containsExactly("student.objective[0]", "student~hard-labels.objective[1]", "student.objective[2]");
    }

    /** Without its layers such a student learns what the twin from scratch does. */
    @Test
    void aStudentThatLooksAtLayersAloneHasNoTwinOnHardLabels() {
        sketch.nodes.get("student").inputs.get("objective").set(1, term("distillation/layer"));

        assertThat(Twins.shown(sketch.withTwins())).containsExactly("teacher", "student", "student~scratch");
    }

    @Test
    void theMembersOfAnEnsembleAreOutputsThatDecisionsCanStandInFor() {
        sketch.nodes.get("student").inputs.get("objective").set(1, term("distillation/members"));
        BoundExperiment expanded = sketch.withTwins();

        assertThat(expanded.nodes().get("student~hard-labels.objective[1]").canonical())
                .hasToString("{\"target\":\"teacher-decision\"}");
    }

    @Test
    void aStudentThatDoesNotListenToItsTeacherHasNoTwin() {
        sketch.nodes.get("student").inputs.get("objective").remove(1);

        assertThat(Twins.shown(sketch.withTwins())).containsExactly("teacher", "student");
    }

    @Test
    void aStudentWithoutTeacherHasNoTwin() {
        sketch.nodes.get("student").inputs.remove("teacher");

        assertThat(Twins.shown(sketch.withTwins())).containsExactly("teacher", "student");
    }

    @Test
    void aStudentWithoutObjectiveIsTrainedFromScratchOnly() {
        BoundExperiment expanded = Sketch.rich().withTwins();

        assertThat(expanded.nodes().get("students.tree~scratch").inputs()).containsOnlyKeys("data");
        assertThat(Twins.shown(expanded))
                .containsExactly(
                        "teacher",
                        "student",
                        "student~scratch",
                        "student~hard-labels",
                        "students.tree",
                        "students.tree~scratch");
    }

    @Test
    void aStudentThatCannotDoWithoutTeacherHasNoTwinFromScratchAndSaysSo() {
        sketch.add("students.parrot", "models/echo", "{}").plug("data", "data").plug("teacher", "teacher");
        BoundExperiment expanded = sketch.withTwins();

        assertThat(expanded.nodes()).doesNotContainKey("students.parrot~scratch");
        assertThat(expanded.warnings())
                .singleElement()
                .hasToString("students.parrot: has no twin 'scratch': 'models/echo' cannot learn without a teacher\n"
                        + "    leave that twin out with 'twins: [hard-labels]' or 'twins: []'");
    }

    @Test
    void withoutCrossEntropyInTheCatalogATwinThatNeedsItIsLeftOutWithAWarning() {
        BoundExperiment expanded =
                new Twins(Sketch::wants, (place, id, settings) -> Optional.empty()).expand(sketch.bound());

        assertThat(Twins.shown(expanded)).containsExactly("teacher", "student", "student~scratch");
        assertThat(expanded.warnings())
                .singleElement()
                .asString()
                .contains("student: has no twin 'hard-labels': there is no component 'distillation/cross-entropy'");
    }

    @Test
    void onlyTwinsThatWereAskedForAreMade() {
        sketch.twins = List.of(Twin.HARD_LABELS);
        assertThat(Twins.shown(sketch.withTwins())).containsExactly("teacher", "student", "student~hard-labels");

        sketch.twins = List.of();
        assertThat(sketch.withTwins().nodes()).isEqualTo(sketch.bound().nodes());
    }

    @Test
    void theRedistilledTwinSharesEverythingButChance() {
        assertThat(sketch.withTwins().nodes()).doesNotContainKey("student~redistilled");

        sketch.twins = List.of(Twin.REDISTILLED);
        BoundNode student = sketch.bound().nodes().get("student");
        BoundNode twin = twin("student~redistilled");
        assertThat(twin.inputs()).isEqualTo(student.inputs());
        assertThat(twin.canonical()).isEqualTo(student.canonical());
        assertThat(twin.seed()).isEqualTo(student.seed() + 1);
        assertThat(Twins.explained(sketch.withTwins())).containsExactly("teacher", "student", "student~redistilled");
    }

    @Test
    void aTeacherThatIsAPartIsShownBeforeItsStudent() {
        Sketch rich = Sketch.rich();
        rich.nodes.get("students.tree").inputs.put("teacher", new ArrayList<>());
        rich.nodes.get("students.tree").plug("teacher", "parts.blend");
        rich.twins = List.of();

        assertThat(Twins.shown(rich.withTwins())).containsExactly("teacher", "student", "parts.blend", "students.tree");
    }

    @Test
    void aTwinsPlaceTellsStudentAndKind() {
        String place = Twins.place("students[\"8 units\"]", Twin.HARD_LABELS);

        assertThat(place).isEqualTo("students[\"8 units\"]~hard-labels");
        assertThat(Twins.twinAt(place)).contains(Twin.HARD_LABELS);
        assertThat(Twins.studentOf(place)).isEqualTo("students[\"8 units\"]");
        assertThat(Twins.twinAt("students[\"a~scratch\"]")).isEmpty();
        assertThat(Twins.studentOf("student")).isEqualTo("student");
    }

    private BoundNode twin(String place) {
        return Optional.ofNullable(sketch.withTwins().nodes().get(place)).orElseThrow();
    }
}
