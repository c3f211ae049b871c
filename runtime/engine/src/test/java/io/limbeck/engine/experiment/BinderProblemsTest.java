package io.limbeck.engine.experiment;

import static io.limbeck.engine.experiment.BinderFixture.DOCUMENT;
import static io.limbeck.engine.experiment.BinderFixture.assertProblem;
import static io.limbeck.engine.experiment.BinderFixture.problems;
import static io.limbeck.engine.experiment.BinderFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Problem;
import org.junit.jupiter.api.Test;

/** Every way in which nodes, settings and plugs can be wrong, and what is said of it. */
class BinderProblemsTest {

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
}
