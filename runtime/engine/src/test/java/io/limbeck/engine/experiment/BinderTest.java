package io.limbeck.engine.experiment;

import static io.limbeck.engine.experiment.BinderFixture.DOCUMENT;
import static io.limbeck.engine.experiment.BinderFixture.assertProblem;
import static io.limbeck.engine.experiment.BinderFixture.bind;
import static io.limbeck.engine.experiment.BinderFixture.node;
import static io.limbeck.engine.experiment.BinderFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.document.FakePlugin;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.experiment.BoundExperiment.Twin;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.TableSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinderTest {

    @Test
    void aDocumentBecomesNodesWithEverySettingAndPort() {
        BoundExperiment experiment = bind(DOCUMENT);
        assertThat(experiment.name()).isEqualTo("fair-credit");
        assertThat(experiment.seed()).isEqualTo(17);
        assertThat(experiment.repeat()).isEqualTo(5);
        assertThat(experiment.twins()).containsExactly(Twin.SCRATCH, Twin.HARD_LABELS);
        assertThat(experiment.evaluate()).containsExactly("evaluate[0]", "evaluate[1]");
        assertThat(experiment.warnings()).isEmpty();
        assertThat(experiment.nodes().keySet())
                .containsExactly(
                        "data.split",
                        "data.prepare[0]",
                        "data.prepare[1]",
                        "data",
                        "teacher.architecture",
                        "teacher.objective[0]",
                        "teacher.train.optimizer",
                        "teacher",
                        "student.architecture",
                        "student.objective[0]",
                        "student.objective[1]",
                        "student.objective[2]",
                        "student.train.optimizer",
                        "student",
                        "evaluate[0]",
                        "evaluate[1]");
        BoundNode student = node(experiment, "student");
        assertThat(student.component().id()).hasToString("models/trained");
        assertThat(student.inputs().keySet())
                .containsExactly("data", "architecture", "objective", "train.optimizer", "teacher");
        assertThat(student.inputs().get("teacher")).containsExactly(new BoundEdge("teacher", Schedule.ONE));
        assertThat(student.inputs().get("objective"))
                .containsExactly(
                        new BoundEdge("student.objective[0]", Schedule.constant(0.5)),
                        new BoundEdge("student.objective[1]", Schedule.constant(0.5)),
                        new BoundEdge("student.objective[2]", new Schedule.Ramp(0, 1, 5)));
        assertThat(student.output()).contains(new ModelSpec(List.of("no", "yes"), List.of()));
        assertThat(node(experiment, "teacher").inputs()).doesNotContainKey("teacher");
        assertThat(student.canonical())
                .hasToString("{\"train\":{\"epochs\":20,\"batch\":256,\"leaveOut\":[],\"layers\":{}}}");
        assertThat(node(experiment, "student.train.optimizer").canonical())
                .hasToString("{\"learningRate\":0.001,\"weightDecay\":0.0,\"perLayer\":{}}");
        assertThat(node(experiment, "teacher.architecture").canonical())
                .hasToString("{\"hidden\":[64],\"dropout\":0.5,\"activation\":\"relu\"}");
        assertThat(node(experiment, "data").output())
                .contains(new TableSpec(List.of(-1), List.of("no", "yes"), 1, Map.of("sex", List.of()), 100));
    }

    @Test
    void sectionsWithoutUseMeanTheirStandardComponent() {
        BoundExperiment experiment = bind("{limbeck: 1, data: data/fake, teacher: {architecture: linear}}");
        assertThat(node(experiment, "teacher").component().id()).hasToString("models/trained");
        assertThat(node(experiment, "data.split").component().id()).hasToString("data/stratified-split");
        assertThat(experiment.seed()).isZero();
        assertThat(experiment.repeat()).isOne();
        assertThat(experiment.name()).isEqualTo("experiment");
        assertThat(experiment.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.where()).isEqualTo("evaluate");
            assertThat(warning.message()).contains("nothing is measured");
        });
    }

    @Test
    void aNodesSeedIsTakenOutOfItsSettings() {
        BoundExperiment experiment = bind(with("data/fake", "data/fake\n  seed: 7"));
        assertThat(node(experiment, "data").seed()).isEqualTo(7);
        assertThat(node(experiment, "data").canonical().has("seed")).isFalse();
        assertProblem(
                with("data/fake", "data/fake\n  seed: x"), "data.seed", "must be a whole number, but is 'x'", "whole");
    }

    @Test
    void aSettingNamedSeedBelongsToItsComponent() {
        BoundExperiment experiment =
                bind("{limbeck: 1, data: {use: data/generated, seed: 3}, teacher: {architecture: linear}}");
        assertThat(node(experiment, "data").settings()).isEqualTo(new FakePlugin.Generated(3));
        assertThat(node(experiment, "data").seed()).isZero();
    }

    @Test
    void severalStudentsShareAPartAndEachHasTheTeacher() {
        BoundExperiment experiment = bind("""
            limbeck: 1
            data: data/fake
            parts:
              small: {use: models/mlp, hidden: [8]}
              spare: {use: models/mlp, hidden: [9]}
            teacher: {architecture: models/linear}
            students:
              a: {architecture: $small}
              b: {architecture: $parts.small, teacher: null}
            evaluate: quality/accuracy
            """);
        assertThat(node(experiment, "students.a").inputs().get("architecture"))
                .containsExactly(new BoundEdge("parts.small", Schedule.ONE));
        assertThat(node(experiment, "students.a").inputs()).containsKey("teacher");
        assertThat(node(experiment, "students.b").inputs()).doesNotContainKey("teacher");
        assertThat(experiment.nodes()).doesNotContainKey("parts.spare");
        assertThat(experiment.warnings()).singleElement().satisfies(warning -> assertThat(warning.where())
                .isEqualTo("parts.spare"));
    }

    @Test
    void aSectionThatRefersToAPartIsACopyOfIt() {
        BoundExperiment experiment = bind("""
            limbeck: 1
            data: data/fake
            parts:
              big: {use: models/trained, architecture: models/linear}
            teacher: $big
            student: {architecture: models/linear}
            evaluate: [quality/accuracy]
            """);
        assertThat(node(experiment, "teacher").inputs().get("architecture"))
                .containsExactly(new BoundEdge("parts.big.architecture", Schedule.ONE));
        assertThat(node(experiment, "student").inputs().get("teacher"))
                .containsExactly(new BoundEdge("teacher", Schedule.ONE));
        assertThat(experiment.nodes()).doesNotContainKey("parts.big");
        assertThat(experiment.warnings()).isEmpty();
    }

    @Test
    void headerKeysAreChecked() {
        assertProblem(with("limbeck: 1\n", ""), "limbeck", "is missing", "limbeck: 1");
        assertProblem(with("limbeck: 1", "limbeck: 2"), "limbeck", "version '2'", "newer release");
        assertProblem(with("limbeck: 1", "limbeck: one"), "limbeck", "must be 1, but is 'one'", "limbeck: 1");
        assertProblem(with("repeat: 5", "repeat: 0"), "repeat", "between 1 and", "whole number");
        assertProblem(with("seed: 17", "seed: 1.5"), "seed", "must be a whole number, but is '1.5'", "whole number");
        assertProblem(with("seed: 17", "sed: 17"), "sed", "there is no section 'sed'", "did you mean 'seed'?");
        assertProblem(with("seed: 17", "twins: [hard-label]"), "twins[0]", "no twin 'hard-label'", "'hard-labels'?");
        assertProblem(with("student:\n", "studnet:\n  use: models/trained\n"), "studnet", "no section", "'student'?");
        assertThat(bind(with("seed: 17", "twins: [hard-labels]")).twins()).containsExactly(Twin.HARD_LABELS);
        assertThat(bind(with("seed: 17", "twins: []")).twins()).isEmpty();
    }

    @Test
    void schedulesAreReadAndChecked() {
        assertProblem(
                with("weight: {schedule: ramp, to: 1.0, epochs: 5}", "weight: {schedule: rampe, to: 1}"),
                "student.objective[2].weight.schedule",
                "there is no schedule 'rampe'",
                "did you mean 'ramp'?");
        assertProblem(
                with("weight: {schedule: ramp, to: 1.0, epochs: 5}", "weight: {schedule: ramp, to: 1.0}"),
                "student.objective[2].weight.epochs",
                "is missing",
                "from (if need be), to, epochs");
        assertProblem(
                with("optimizer: {use: adam, learningRate: 0.01}", "optimizer: {use: adam, learningRate: fast}"),
                "teacher.train.optimizer.learningRate",
                "must be a number or a schedule, but is 'fast'",
                "schedule: ramp");
        BoundExperiment stepped = bind(with(
                "learningRate: 0.01", "learningRate: {schedule: step, from: 1, factor: 0.1, every: 3, unit: steps}"));
        assertThat(node(stepped, "teacher.train.optimizer").settings())
                .isEqualTo(new FakePlugin.Rate(new Schedule.Step(1, 0.1, 3, true), 0, Map.of()));
    }

    @Test
    void theWeightOfALossTermCanBeDrivenToATarget() {
        String ramp = "weight: {schedule: ramp, to: 1.0, epochs: 5}";
        assertThat(node(bind(with(ramp, "weight: {schedule: target, to: 0.05, rate: 3}")), "student")
                        .inputs()
                        .get("objective")
                        .get(2)
                        .weight())
                .isEqualTo(new Schedule.Target(0.05, 3, 0, 100, Schedule.Target.On.DECISIONS));
        assertThat(node(
                                bind(
                                        with(
                                                ramp,
                                                "weight: {schedule: target, to: 0.05, rate: 3, start: 1, max: 9, on: probabilities}")),
                                "student")
                        .inputs()
                        .get("objective")
                        .get(2)
                        .weight())
                .isEqualTo(new Schedule.Target(0.05, 3, 1, 9, Schedule.Target.On.PROBABILITIES));
        String where = "student.objective[2].weight.";
        assertProblem(
                with(ramp, "weight: {schedule: target, to: 0.05}"),
                where + "rate",
                "is missing",
                "to, rate, start (if need be), max (if need be), on (if need be)");
        assertProblem(
                with(ramp, "weight: {schedule: target, to: 0.05, rate: 0}"),
                where + "rate",
                "must be greater than 0, but is '0'",
                "write a number above 0");
        assertProblem(
                with(ramp, "weight: {schedule: target, to: 0.05, rate: 1, start: -1}"),
                where + "start",
                "must not be negative, but is '-1.0'",
                "write 0 or a number above it");
        assertProblem(
                with(ramp, "weight: {schedule: target, to: 0.05, rate: 1, start: 5, max: 2}"),
                where + "max",
                "must be at least 'start', which is '5.0', but is '2.0'",
                "write a larger max, or a smaller start");
        assertProblem(
                with(ramp, "weight: {schedule: target, to: 0.05, rate: 1, on: labels}"),
                where + "on",
                "must be 'decisions' or 'probabilities', but is 'labels'",
                "decisions for the gap in rates");
    }

    @Test
    void nothingElseCanBeDrivenToATarget() {
        assertProblem(
                with("learningRate: 0.01", "learningRate: {schedule: target, to: 0.05, rate: 1}"),
                "teacher.train.optimizer.learningRate.schedule",
                "'target' drives the weight of a loss term, and nothing else",
                "one of the other schedules");
        assertProblem(
                with(
                        "weight: {schedule: ramp, to: 1.0, epochs: 5}",
                        "weight: {schedule: warmup, epochs: 2, then: {schedule: target, to: 0.05, rate: 1}}"),
                "student.objective[2].weight.then.schedule",
                "'target' drives the weight of a loss term, and nothing else",
                "one of the other schedules");
    }

    @Test
    void whatWasReadIsCheckedAgainstWhatWasPlanned() {
        BoundExperiment experiment = bind(DOCUMENT);
        TableSpec read = new TableSpec(List.of(10), List.of("no", "yes"), 1, Map.of(), 50);
        assertThat(Experiments.recheck(experiment, Map.of("data", read)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.where()).isEqualTo("student.objective[2]");
                    assertThat(problem.message()).isEqualTo("needs a sensitive attribute");
                });
        TableSpec good = new TableSpec(List.of(10), List.of("no", "yes"), 1, Map.of("sex", List.of("f", "m")), 50);
        assertThat(Experiments.recheck(experiment, Map.of("data", good))).isEmpty();
    }
}
