package io.limbeck.plugins.distillation.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossValue;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DIST and standardised logits: terms that compare what is left when level and size are taken off. */
final class CorrelationsTest {

    private static LossTerm dist(double beta, double gamma, double temperature) {
        return new Dist(new Dist.Settings(beta, gamma, temperature, true));
    }

    private static LossTerm standardized(StandardizedKd.Deviation deviation) {
        return new StandardizedKd(new StandardizedKd.Settings(2, deviation, true));
    }

    private static float ln(double value) {
        return (float) Math.log(value);
    }

    /** Probabilities (6, 3, 1)/10 and (4.5, 3, 2.5)/10 are a linear function of each other: ρ = 1. */
    @Test
    void aStudentWhoseProbabilitiesAreALinearFunctionOfItsTeachersIsDone() {
        LossValue tried = LossHarness.of(dist(1, 0, 1))
                .logits(new float[] {ln(46), ln(34), ln(26)})
                .teacher(new float[] {ln(6), ln(3), ln(1)})
                .evaluate();
        double correlation = correlation(new double[] {46, 34, 26}, new double[] {6, 3, 1});
        assertThat(tried.value()).isCloseTo((float) (1 - correlation), within(1e-5f));
        LossValue linear = LossHarness.of(dist(1, 0, 1))
                .logits(new float[] {ln(6 + 8), ln(3 + 8), ln(1 + 8)})
                .teacher(new float[] {ln(6), ln(3), ln(1)})
                .evaluate();
        assertThat(linear.value()).isCloseTo(0, within(1e-5f));
    }

    private static double correlation(double[] a, double[] b) {
        double meanOfA = (a[0] + a[1] + a[2]) / 3;
        double meanOfB = (b[0] + b[1] + b[2]) / 3;
        double product = 0;
        double squareOfA = 0;
        double squareOfB = 0;
        for (int i = 0; i < 3; i++) {
            product += (a[i] - meanOfA) * (b[i] - meanOfB);
            squareOfA += (a[i] - meanOfA) * (a[i] - meanOfA);
            squareOfB += (b[i] - meanOfB) * (b[i] - meanOfB);
        }
        return product / Math.sqrt(squareOfA * squareOfB);
    }

    /** Two rows that swap places: each class's column is turned round, ρ = -1, 1 - ρ = 2. */
    @Test
    void withinAClassRowsAreCompared() {
        LossHarness swapped = LossHarness.of(dist(0, 1, 1))
                .logits(new float[] {1, 0}, new float[] {0, 1})
                .teacher(new float[] {0, 1}, new float[] {1, 0});
        assertThat(swapped.value()).isCloseTo(2, within(1e-5));
    }

    @Test
    void aRowOfWeightTwoIsTwoRows() {
        float[][] student = {{1, 0, 2}, {0, 1, 0.5f}, {2, 1, 0}};
        float[][] teacher = {{0, 1, 1}, {1, 0, 2}, {0.5f, 0, 1}};
        double weighted = LossHarness.of(dist(1, 1, 1))
                .logits(student)
                .teacher(teacher)
                .weights(2, 1, 1)
                .value();
        double repeated = LossHarness.of(dist(1, 1, 1))
                .logits(student[0], student[0], student[1], student[2])
                .teacher(teacher[0], teacher[0], teacher[1], teacher[2])
                .value();
        assertThat(weighted).isCloseTo(repeated, within(1e-5));
    }

    /** The DIST authors' code (a sum of squares with 1e-8 beside it) in double precision. */
    @Test
    void distAgreesWithThePublishedCode() {
        assertThat(ThreeRows.harness(dist(1, 1, 1)).value()).isCloseTo(0.7721576, within(1e-5));
        assertThat(ThreeRows.harness(dist(2, 2, 4)).value()).isCloseTo(14.381451, within(1e-4));
    }

    /** The authors' code divides by the sample deviation plus 1e-7; in double precision. */
    @Test
    void standardizedKdAgreesWithThePublishedCode() {
        assertThat(ThreeRows.harness(standardized(StandardizedKd.Deviation.SAMPLE))
                        .value())
                .isCloseTo(0.2525256, within(1e-5));
        assertThat(ThreeRows.harness(standardized(StandardizedKd.Deviation.POPULATION))
                        .value())
                .isCloseTo(0.3393719, within(1e-5));
    }

    @Test
    void neitherLevelNorSizeOfTheLogitsMattersWhenTheyAreStandardized() {
        LossValue tried = LossHarness.of(standardized(StandardizedKd.Deviation.SAMPLE))
                .logits(new float[] {1, 2, 4})
                .teacher(new float[] {13, 16, 22})
                .evaluate();
        assertThat(tried.value()).isCloseTo(0, within(1e-5f));
        assertThat(tried.largestSlope()).isLessThan(1e-5);
    }

    @Test
    void aRowOfEqualLogitsHasAFiniteSlope() {
        LossValue tried = LossHarness.of(standardized(StandardizedKd.Deviation.SAMPLE))
                .logits(new float[] {5, 5, 5})
                .teacher(new float[] {1, 2, 4})
                .evaluate();
        assertThat(tried.isFinite()).isTrue();
    }

    @Test
    void withTwoClassesStandardizedLogitsAreRefused() {
        PortSpecs specs = new PortSpecs(Map.of(
                "data",
                new TableSpec(List.of(), List.of("no", "yes"), 1, Map.of(), -1),
                "teacher",
                new ModelSpec(List.of("no", "yes"))));
        Problem problem = StandardizedKd.check(SettingsDefaults.of(StandardizedKd.Settings.class), specs)
                .problems()
                .get(0);
        assertThat(problem)
                .isEqualTo(Problem.error(
                        "",
                        "cannot teach with 2 classes: two standardised logits are ± 1 whatever they were",
                        "use 'distillation/kd'"));
    }
}
