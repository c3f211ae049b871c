package io.limbeck.plugins.interpretability.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.FairnessResult;
import io.limbeck.spi.metric.GroupFigure;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Six rows by hand: decisions of the student 1 1 0 0 1 0, of the teacher 1 0 0 0 1 1, labels 1 1 0 1 0 1. */
class FidelityMetricsTest {

    private static final int[] LABELS = {1, 1, 0, 1, 0, 1};
    private static final double[] STUDENT = {.9, .6, .4, .3, .8, .2};
    private static final double[] TEACHER = {.8, .4, .1, .2, .9, .7};
    private static final Groups SEX = new Groups("sex", new int[] {0, 0, 0, 1, 1, 1}, List.of("f", "m"), "m");
    private static final Groups AGE = new Groups("age", new int[] {0, 0, -1, 0, 0, 1}, List.of("young", "old"), "old");

    private static double[][] binary(double... scores) {
        return Arrays.stream(scores).mapToObj(s -> new double[] {1 - s, s}).toArray(double[][]::new);
    }

    private static Predictions rows(double[][] student, double[][] teacher, int[] labels, double... weights) {
        return new Predictions(
                student, labels, weights, List.of("no", "yes"), 1, List.of(SEX, AGE), Optional.of(teacher));
    }

    private static Predictions rows() {
        return rows(binary(STUDENT), binary(TEACHER), LABELS, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void onTheTeachersErrorsOnlyThoseRowsCount() {
        // The teacher errs on rows 1, 3 and 4; the student repeats 3 and 4.
        assertThat(new TeacherErrorFidelity().value(rows())).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(new TeacherErrorFidelity().value(rows(binary(STUDENT), binary(TEACHER), LABELS, 1, 2, 1, 1, 1, 1)))
                .isCloseTo(.5, within(1e-12));
        assertThat(new TeacherErrorFidelity()
                        .value(rows(binary(STUDENT), binary(TEACHER), new int[] {1, 0, 0, 0, 1, 1}, 1, 1, 1, 1, 1, 1)))
                .isNaN();
    }

    @Test
    void errorsAgreeBeyondChanceByKappa() {
        // Right: student 1 1 1 0 0 0, teacher 1 0 1 0 0 1. Alike 4/6, chance 1/2, κ = (2/3 − 1/2)/(1/2) = 1/3.
        assertThat(new ErrorAgreement().value(rows())).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void r2OfLogitsIsTheShareOfTheTeachersVarianceThatIsAccountedFor() {
        // Log-odds of the teacher −ln 3, 0, ln 3 and a student at 0, 0, 0: nothing; at half of them: 1 − 1/4.
        double third = Math.sqrt(3) / (1 + Math.sqrt(3));
        double[][] teacher = binary(.25, .5, .75, .25, .5, .75);
        double[] ones = {1, 1, 1, 1, 1, 1};
        assertThat(new LogitR2().value(rows(binary(.5, .5, .5, .5, .5, .5), teacher, LABELS, ones)))
                .isCloseTo(0, within(1e-12));
        assertThat(new LogitR2().value(rows(binary(1 - third, .5, third, 1 - third, .5, third), teacher, LABELS, ones)))
                .isCloseTo(.75, within(1e-12));
        assertThat(new LogitR2().value(rows(teacher, teacher, LABELS, ones))).isEqualTo(1);
        assertThat(new LogitR2().value(rows(teacher, binary(.5, .5, .5, .5, .5, .5), LABELS, ones)))
                .isNaN();
    }

    @Test
    void r2OfThreeClassesDoesNotSeeAConstantPerRow() {
        double[][] teacher = {{.2, .3, .5}, {.6, .3, .1}, {.1, .8, .1}};
        double[][] student = {{.25, .25, .5}, {.5, .3, .2}, {.2, .6, .2}};
        Predictions rows = new Predictions(
                student,
                new int[] {2, 0, 1},
                new double[] {1, 1, 1},
                List.of("a", "b", "c"),
                2,
                List.of(),
                Optional.of(teacher));
        // By hand: logarithms less their row mean; residual and total sums over rows and classes.
        double rest = 0;
        double total = 0;
        double[][] t = centred(teacher);
        double[][] s = centred(student);
        for (int c = 0; c < 3; c++) {
            double mean = (t[0][c] + t[1][c] + t[2][c]) / 3;
            for (int row = 0; row < 3; row++) {
                rest += Math.pow(t[row][c] - s[row][c], 2);
                total += Math.pow(t[row][c] - mean, 2);
            }
        }
        assertThat(new LogitR2().value(rows)).isCloseTo(1 - rest / total, within(1e-12));
    }

    private static double[][] centred(double[][] probabilities) {
        return Arrays.stream(probabilities)
                .map(row -> {
                    double mean = Arrays.stream(row).map(Math::log).average().orElseThrow();
                    return Arrays.stream(row).map(p -> Math.log(p) - mean).toArray();
                })
                .toArray(double[][]::new);
    }

    @Test
    void scoresAreComparedByTheirRanksAlone() {
        double[][] squared = binary(Arrays.stream(TEACHER).map(s -> s * s).toArray());
        assertThat(new ScoreRankCorrelation().value(rows(squared, binary(TEACHER), LABELS, 1, 1, 1, 1, 1, 1)))
                .isCloseTo(1, within(1e-12));
        // Ranks 6 4 3 2 5 1 and 5 3 1 2 6 4: d² = 1 1 4 0 1 9, 1 − 6·16/(6·35) = 0.542857.
        assertThat(new ScoreRankCorrelation().value(rows())).isCloseTo(1 - 96.0 / 210, within(1e-12));
    }

    @Test
    void theWorstGroupIsLookedForAmongGroupsWithEnoughRows() {
        // Alike: 1 0 1 1 1 0; f 2/3, m 2/3, young 3/4, old 0/1.
        assertThat(worst(Optional.empty(), 1)).isZero();
        assertThat(worst(Optional.empty(), 2)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(worst(Optional.of("age"), 2)).isCloseTo(.75, within(1e-12));
        assertThat(worst(Optional.of("age"), 20)).isNaN();
    }

    private static double worst(Optional<String> attribute, int rows) {
        return new WorstGroupFidelity(new WorstGroupFidelity.Settings(attribute, rows)).value(rows());
    }

    @Test
    void anAttributeNobodyDeclaredIsNamedWithTheOnesThereAre() {
        assertThatThrownBy(() -> worst(Optional.of("race"), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no sensitive attribute 'race'")
                .hasMessageContaining("name one of ['sex', 'age']");
    }

    @Test
    void theGapReportsEveryGroupWithItsRows() {
        FairnessResult result = gap(.05, 1, 0).measure(rows(), AGE, new RandomSource(1));
        assertThat(result.estimate()).isCloseTo(.75, within(1e-12));
        assertThat(result.groups())
                .containsExactly(
                        new GroupFigure("young", "fidelity", .75, 3, 4, true),
                        new GroupFigure("old", "fidelity", 0, 0, 1, true));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(gap(.05, 1, 0).estimate(rows(), SEX)).isZero();
    }

    @Test
    void aGapOnTooFewRowsIsNoEvidence() {
        FairnessResult result = gap(.05, 2, 0).measure(rows(), AGE, new RandomSource(1));
        assertThat(result.estimate()).isNaN();
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
        assertThat(result.reason()).isEqualTo("Fewer than two groups have enough rows to say.");
        Predictions alone = new Predictions(
                binary(STUDENT),
                LABELS,
                new double[] {1, 1, 1, 1, 1, 1},
                List.of("no", "yes"),
                1,
                List.of(SEX),
                Optional.empty());
        assertThat(gap(.05, 1, 0).measure(alone, SEX, new RandomSource(1)).reason())
                .isEqualTo("There is no teacher to compare with.");
    }

    @Test
    void theBootstrapIntervalOfAGapHoldsItAndPassesOnManyRows() {
        int rows = 4000;
        double[] student = new double[rows];
        double[] teacher = new double[rows];
        int[] groups = new int[rows];
        double[] ones = new double[rows];
        for (int row = 0; row < rows; row++) {
            groups[row] = row % 2;
            student[row] = .9;
            // One in ten differs in group 0, one in eight in group 1: a gap of 0.025.
            teacher[row] = row / 2 % (groups[row] == 0 ? 10 : 8) == 0 ? .1 : .9;
            ones[row] = 1;
        }
        Groups halves = new Groups("half", groups, List.of("a", "b"), "");
        Predictions many = new Predictions(
                binary(student),
                new int[rows],
                ones,
                List.of("no", "yes"),
                1,
                List.of(halves),
                Optional.of(binary(teacher)));
        FairnessResult result = gap(.05, 20, 500).measure(many, halves, new RandomSource(1));
        assertThat(result.estimate()).isCloseTo(.025, within(1e-9));
        // Normal theory: standard error √(.09/2000 + .109375/2000) = 0.00998, so ± 0.0196.
        assertThat(result.interval().orElseThrow().high()).isCloseTo(.025 + .0196, within(.003));
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(gap(.05, 20, 500).measure(many, halves, new RandomSource(1))).isEqualTo(result);
    }

    private static FidelityGap gap(double threshold, int rows, int bootstraps) {
        return new FidelityGap(new FidelityGap.Settings(threshold, rows, bootstraps));
    }
}
