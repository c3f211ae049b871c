package io.limbeck.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.plan.CodeHashes.Code;
import io.limbeck.engine.store.ContentStore;
import io.limbeck.spi.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {

    @TempDir
    private Path folder;

    private ContentStore store;
    private final Sketch sketch = Sketch.simple();

    @BeforeEach
    void openStore() {
        store = new ContentStore(folder);
    }

    @Test
    void inAnEmptyStoreEverythingIsNewAndRunsInOrder() {
        Plan plan = plan(sketch);

        assertThat(plan.steps())
                .extracting(Step::title)
                .containsExactly(
                        "data (data/rows)",
                        "teacher (models/learnt)",
                        "evaluation of teacher",
                        "student (models/learnt)",
                        "student~scratch (models/learnt)",
                        "student~hard-labels (models/learnt)",
                        "evaluation of student",
                        "evaluation of student~scratch",
                        "evaluation of student~hard-labels",
                        "explanation of teacher",
                        "explanation of student");
        assertThat(plan.steps()).allMatch(step -> step.action() == Action.RUN);
        assertThat(plan.steps().stream().skip(1)).allMatch(step -> step.why().equals("new"));
        assertThat(plan.steps().get(0).why())
                .isEqualTo("needed by student, student~hard-labels, student~scratch and 1 more");
    }

    @Test
    void whatIsStoredIsReusedAndItsDataIsNotNeeded() {
        run(sketch);
        sketch.rename("student", "students.small");
        store = new ContentStore(folder);
        Plan plan = plan(sketch);

        assertThat(plan.steps()).allMatch(step -> step.action() == Action.REUSE);
        assertThat(why(plan, StepKind.MODEL, "students.small"))
                .matches("same content as run-1/student, stored \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC");
        assertThat(why(plan, StepKind.DATA, "data")).isEqualTo("not needed: all that depends on it is stored");
    }

    @Test
    void aSecondStudentOfTheSameTeacherCostsNoTeacher() {
        run(sketch);
        sketch.add("students.tree", "models/tree", "{depth: 4}")
                .plug("data", "data")
                .plug("teacher", "teacher");
        Plan plan = plan(sketch);

        assertThat(plan.steps().stream()
                        .filter(step -> step.action() == Action.RUN)
                        .map(Step::title))
                .containsExactly(
                        "data (data/rows)",
                        "students.tree (models/tree)",
                        "students.tree~scratch (models/tree)",
                        "evaluation of students.tree",
                        "evaluation of students.tree~scratch",
                        "explanation of students.tree");
    }

    @Test
    void moreRepetitionsLeaveTheModelsOfThoseThatWereThereAlone() {
        sketch.repeat = 2;
        run(sketch);
        sketch.repeat = 3;
        Plan plan = plan(sketch);

        assertThat(plan.steps())
                .allSatisfy(step -> assertThat(step.action() == Action.RUN).isEqualTo(step.repetition() == 2));
        assertThat(plan.find(StepKind.MODEL, 0, 2, "teacher").orElseThrow().why())
                .isEqualTo("seed changed");
    }

    @Test
    void aSweepSharesWhatItDoesNotVary() {
        Sketch other = sketch.copy().set("student.objective[1]", "temperature", "4.0");
        Plan plan = new Planner(sketch.code(), sketch.fingerprints(), store)
                .plan(List.of(
                        new BoundVariant(0, "temperature=3", sketch.withTwins()),
                        new BoundVariant(1, "temperature=4", other.withTwins())));

        assertThat(plan.steps().stream()
                        .filter(step -> step.kind() == StepKind.MODEL)
                        .map(Step::title))
                .containsExactly(
                        "teacher (models/learnt)",
                        "student (models/learnt) with temperature=3",
                        "student~scratch (models/learnt)",
                        "student~hard-labels (models/learnt)",
                        "student (models/learnt) with temperature=4");
        assertThat(plan.find(StepKind.MODEL, 1, 0, "teacher"))
                .isEqualTo(plan.find(StepKind.MODEL, 0, 0, "teacher"))
                .get()
                .extracting(Step::uses)
                .isEqualTo(List.of(new Step.Use(0, 0, "teacher"), new Step.Use(1, 0, "teacher")));
    }

    @Test
    void theReasonNamesWhatChanged() {
        assertReason(
                "teacher",
                edited -> edited.set("teacher", "train.epochs", "30"),
                "setting train.epochs changed from 20 to 30");
        assertReason("student", edited -> edited.set("teacher", "train.epochs", "30"), "input teacher changed");
        assertReason(
                "student",
                edited -> edited.set("student.objective[1]", "temperature", "4.0"),
                "setting objective[1].temperature changed from 3.0 to 4.0");
        assertReason(
                "student",
                edited -> edited.set("student.architecture", "hidden", "[16]"),
                "setting architecture.hidden changed from [8,4] to [16]");
        assertReason(
                "student",
                edited -> edited.nodes
                        .get("student")
                        .inputs
                        .get("objective")
                        .set(0, new BoundEdge("student.objective[0]", Schedule.constant(0.7))),
                "weight of objective[0] changed from 0.5 to 0.7");
        assertReason(
                "student",
                edited -> edited.nodes.get("student").inputs.get("objective").remove(2),
                "objective has less in it than before (fairness/gap)");
        assertReason(
                "student",
                edited -> edited.nodes.get("student.architecture").use = "models/straight",
                "architecture changed from models/dense to models/straight");
        assertReason("student", edited -> edited.nodes.get("student").salt = 3, "seed of the node changed from 0 to 3");
        assertReason("student", edited -> edited.seed = 18, "seed changed");
        assertReason("student", edited -> edited.engine = "e1", "code of limbeck-engine changed");
        assertReason(
                "student",
                edited -> edited.plugins.put("models", new Code("limbeck-models", "0.1.0", "models1")),
                "code of limbeck-models changed");
        assertReason(
                "student",
                edited -> edited.plugins.put("models", new Code("limbeck-models", "0.2.0", "models1")),
                "version of limbeck-models changed from 0.1.0 to 0.2.0");
        assertReason("student", edited -> edited.files.put("a.csv", "a1"), "rows of data/rows changed");
        assertReason(
                "student",
                edited -> edited.set("data.split", "train", "0.6"),
                "setting data.split.train changed from 0.5 to 0.6");
        assertReason(
                "student",
                edited -> edited.set("student", "train.batch", "64").set("student", "train.clip", "1"),
                "setting train.batch changed from 128 to 64, and 1 more");
        assertReason(
                "student",
                edited -> edited.set("student", "train.clip", "1"),
                "setting train.clip changed from none to 1");
    }

    @Test
    void theReasonOfAnEvaluationNamesTheMetric() {
        run(sketch);
        Sketch edited = sketch.copy().set("evaluate[1]", "bound", "0.2");
        assertThat(why(plan(edited), StepKind.EVALUATION, "student"))
                .isEqualTo("setting evaluate[1].bound changed from 0.1 to 0.2");

        edited = sketch.copy();
        edited.evaluate.remove(1);
        assertThat(why(plan(edited), StepKind.EVALUATION, "student"))
                .isEqualTo("evaluate has less in it than before (fairness/odds)");
    }

    @Test
    void anotherExperimentAtTheSamePlaceIsNewUnlessItIsNearlyTheSame() {
        run(sketch);
        Sketch other = sketch.copy().set("teacher", "train", "{epochs: 1, batch: 1, clip: 1, warm: 1}");
        other.name = "other";
        assertThat(why(plan(other), StepKind.MODEL, "teacher")).isEqualTo("new");

        Sketch near = sketch.copy().set("teacher", "train.epochs", "30");
        near.name = "near";
        assertThat(why(plan(near), StepKind.MODEL, "teacher")).isEqualTo("setting train.epochs changed from 20 to 30");
    }

    @Test
    void theExpectedTimeIsThatOfTheNearestNeighbour() {
        run(sketch);
        Plan plan = plan(sketch.copy().set("student", "train.epochs", "30"));

        assertThat(plan.find(StepKind.MODEL, 0, 0, "student").orElseThrow().expected())
                .contains(Duration.ofMillis(1500));
        assertThat(plan.find(StepKind.MODEL, 0, 0, "teacher").orElseThrow().expected())
                .isEmpty();
    }

    @Test
    void aNodeThatIsPluggedIntoItselfOrNowhereIsRefused() {
        sketch.nodes.get("teacher").plug("members", "teacher");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(sketch))
                .withMessage("The node 'teacher' depends on itself");

        Sketch dangling = Sketch.simple();
        dangling.nodes.get("teacher").plug("members", "nobody");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(dangling))
                .withMessage("The experiment 'fair' has no node 'nobody'");
    }

    private void assertReason(String place, Consumer<Sketch> edit, String reason) {
        run(sketch);
        Sketch edited = sketch.copy();
        edit.accept(edited);
        assertThat(why(plan(edited), StepKind.MODEL, place)).isEqualTo(reason);
    }

    private static String why(Plan plan, StepKind kind, String place) {
        return plan.find(kind, 0, 0, place).orElseThrow().why();
    }

    private void run(Sketch sketched) {
        for (Step step : plan(sketched).steps()) {
            if (step.kind() != StepKind.DATA && step.action() == Action.RUN) {
                store.put(step.key(), step.ingredients().in("run-1"), Duration.ofMillis(1500), place -> {});
            }
        }
    }

    private Plan plan(Sketch sketched) {
        return new Planner(sketched.code(), sketched.fingerprints(), store)
                .plan(List.of(new BoundVariant(0, "", sketched.withTwins())));
    }
}
