package io.limbeck.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.FakePlugin;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.experiment.BoundExperiment.Twin;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BinderTest {

    private static final Catalog CATALOG = FakePlugin.catalog();

    private static final String DOCUMENT = """
            limbeck: 1
            name: fair-credit
            seed: 17
            repeat: 5
            data:
              use: data/fake
              sensitive: [sex]
              split: {train: 0.5, validation: 0.15, calibration: 0.1, test: 0.25}
              prepare: [data/one-hot, data/standardize]
            teacher:
              architecture: {use: models/mlp, hidden: [64], dropout: 0.5}
              objective: [distillation/cross-entropy]
              train: {epochs: 40, batch: 1024, optimizer: {use: adam, learningRate: 0.01}}
            student:
              architecture: {use: mlp, hidden: [8]}
              objective:
                - {use: distillation/cross-entropy, weight: 0.5}
                - {use: distillation/kd, temperature: 3, weight: 0.5}
                - {use: fairness/equalized-odds-gap, weight: {schedule: ramp, to: 1.0, epochs: 5}}
              train: {epochs: 20}
            evaluate: [quality/accuracy, fairness/equalized-odds]
            """;

    private static BoundExperiment bind(String document) {
        return Experiments.bind(Experiments.toFlat(ExperimentReader.parse(document), CATALOG), CATALOG);
    }

    private static List<Problem> problems(String document) {
        InvalidInputException wrong = catchThrowableOfType(InvalidInputException.class, () -> bind(document));
        assertThat(wrong).as("the document is wrong").isNotNull();
        assertThat(wrong.problems())
                .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
        return wrong.problems();
    }

    private static BoundNode node(BoundExperiment experiment, String place) {
        return Objects.requireNonNull(experiment.nodes().get(place), place);
    }

    private static void assertProblem(String document, String where, String message, String remedy) {
        assertThat(problems(document)).anySatisfy(problem -> {
            assertThat(problem.where()).isEqualTo(where);
            assertThat(problem.message()).contains(message);
            assertThat(problem.remedy()).contains(remedy);
        });
    }

    private static String with(String from, String to) {
        assertThat(DOCUMENT).contains(from);
        return DOCUMENT.replace(from, to);
    }

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
        assertThat(student.canonical()).hasToString("{\"train\":{\"epochs\":20,\"batch\":256}}");
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
    void anUnknownComponentComesWithASuggestionAndACommand() {
        assertProblem(
                with("fairness/equalized-odds-gap", "fairness/equalised-odds-gap"),
                "student.objective[2].use",
                "no component 'fairness/equalised-odds-gap'",
                "did you mean 'fairness/equalized-odds-gap'? 'limbeck plugins list --kind loss-term' names them all");
    }

    @Test
    void allProblemsOfAllNodesAreToldTogether() {
        String document = with("temperature: 3", "temperature: -3")
                .replace("hidden: [8]", "hidden: [8, 0], droput: 0.5")
                .replace("epochs: 20", "epochs: abc")
                .replace(
                        "fairness/equalized-odds]",
                        "{use: fairness/equalized-odds, bound: 0, inner: {temperature: 0}}]");
        assertThat(problems(document).stream().map(problem -> problem.where() + ": " + problem.message()))
                .contains(
                        "student.objective[1].temperature: must be greater than 0, but is '-3'",
                        "student.architecture.droput: there is no setting 'droput'",
                        "student.train.epochs: must be a whole number, but is 'abc'",
                        "evaluate[1].bound: must be greater than 0, but is '0'",
                        "evaluate[1].inner.temperature: must be greater than 0, but is '0'");
    }

    @Test
    void outOfRangeNamesTheRangeAndWhatTheSettingIs() {
        assertProblem(
                with("temperature: 3", "temperature: -3"),
                "student.objective[1].temperature",
                "must be greater than 0, but is '-3'",
                "write a number above 0 (1 leaves the outputs as they are, 2 to 10 is usual)");
        assertProblem(
                with("hidden: [64]", "hidden: [64, -1]"),
                "teacher.architecture.hidden[1]",
                "must be greater than 0, but is '-1'",
                "Units of each hidden layer");
        assertProblem(
                with("dropout: 0.5", "dropout: 1"),
                "teacher.architecture.dropout",
                "must be less than or equal to 0.99, but is '1'",
                "write 0.99 or less (Share of units left out)");
        assertProblem(
                with("use: data/fake", "use: data/fake\n  classes: []"),
                "data.classes",
                "must not be empty, but is '[]'",
                "write at least one");
    }

    @Test
    void aWrongKindIsNamedWithTheRightOne() {
        assertProblem(
                with("architecture: {use: mlp, hidden: [8]}", "architecture: distillation/kd"),
                "student.architecture",
                "'distillation/kd' is a loss-term, but this place takes a student-architecture",
                "--kind student-architecture");
    }

    @Test
    void aMissingPortAndTooManyPlugsAreTold() {
        assertProblem(
                with("  architecture: {use: mlp, hidden: [8]}\n", ""), "student.architecture", "is missing", "--kind");
        assertProblem(
                with("architecture: {use: mlp, hidden: [8]}", "architecture: [models/linear, models/linear]"),
                "student.architecture",
                "takes one component, but is given '2'",
                "keep one");
        assertProblem(
                with("architecture: {use: mlp, hidden: [8]}", "architecture: 5"),
                "student.architecture",
                "must be a component, but is '5'",
                "write {use: component");
        assertProblem(
                with("{use: models/mlp, hidden: [64], dropout: 0.5}", "{hidden: [64]}"),
                "teacher.architecture",
                "must be a component",
                "write {use: component");
    }

    @Test
    void anUnknownPortIsToldWithTheOnesThereAre() {
        assertProblem(
                with("  train: {epochs: 20}", "  train: {epochs: 20, optimiser: {use: adam}}"),
                "student.train.optimiser",
                "'models/trained' has no port 'train.optimiser'",
                "did you mean 'train.optimizer'?");
    }

    @Test
    void danglingReferencesAreTold() {
        assertProblem(
                with("architecture: {use: mlp, hidden: [8]}", "architecture: $teacher.architectur"),
                "student.architecture",
                "'$teacher.architectur' refers to nothing",
                "did you mean 'teacher.architecture'?");
        assertProblem(
                with("evaluate:", "parts: {a: $b, b: $nobody}\nevaluate:")
                        .replace("architecture: {use: mlp, hidden: [8]}", "architecture: $a"),
                "student.architecture",
                "'$nobody' refers to nothing (student.architecture → parts.a → parts.b → nobody)",
                "write the place of a node");
    }

    @Test
    void circlesNameTheirChain() {
        assertProblem(
                with("evaluate:", "parts: {a: $b, b: $a}\nevaluate:")
                        .replace("architecture: {use: mlp, hidden: [8]}", "architecture: $a"),
                "student.architecture",
                "references go round in a circle: student.architecture → parts.a → parts.b → parts.a",
                "let one of them");
        assertProblem("""
                limbeck: 1
                data: data/fake
                teacher: {use: models/fusion, members: [$student]}
                student: {architecture: models/linear}
                """, "teacher", "in a circle: 'teacher → student → teacher'", "take one");
    }

    @Test
    void aLossThatNeedsATeacherSaysSoAtItsPlace() {
        String document = DOCUMENT.replaceAll("(?s)teacher:.*student:", "student:");
        assertThat(problems(document)).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("student.objective[1]");
            assertThat(problem.message()).contains("needs a teacher");
        });
    }

    @Test
    void whatIsSoundIsCheckedFurtherEvenIfAnotherNodeIsNot() {
        String document = with("temperature: 3", "temperature: -3").replace("sensitive: [sex]", "sensitive: [nobody]");
        assertThat(problems(document).stream().map(Problem::where))
                .containsExactlyInAnyOrder("student.objective[1].temperature", "data.sensitive[0]");
    }

    @Test
    void documentsWithoutDataOrModelsAreTold() {
        assertThat(problems("{limbeck: 1}").stream().map(Problem::where)).contains("data", "student");
        assertThat(problems("{limbeck: 1, student: {architecture: models/linear}}").stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("data/simulated-lending"));
        assertProblem("{limbeck: 1, data: {rows: 5}}", "data", "must be made of components", "plugins list");
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
    void aRecordsOwnComplaintIsAProblem() {
        assertProblem(
                with("train: 0.5", "train: 0.9"), "data.split", "the shares add up to more than 1", "fit together");
    }

    @Test
    void aWeightWhereNothingIsWeighedIsTold() {
        assertProblem(
                with("{use: mlp, hidden: [8]}", "{use: mlp, hidden: [8], weight: 2}"),
                "student.architecture.weight",
                "has no meaning here",
                "leave it out");
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
