package io.limbeck.plugins.interpretability.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.FeatureSet;
import io.limbeck.plugins.interpretability.statistics.Sample;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Feature;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.FunctionTeacher;
import io.limbeck.testkit.SeededTables;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntegratedGradientsTest {

    private static final Table ROWS = SeededTables.numericTable(5, 40);

    private static final Table THREE =
            new Table(ROWS.columns(), ROWS.labels(), List.of("a", "b", "c"), 2, List.of(), ROWS.weights(), ROWS.ids());

    private static Attributions of(Teacher model, int steps, float... baseline) {
        return of(model, ROWS, steps, baseline);
    }

    private static Attributions of(Teacher model, Table form, int steps, float... baseline) {
        FeatureSet features = FeatureSet.of(new FixedExplainInputs(model, ROWS));
        float[] baselines = new float[ROWS.rows() * 2];
        int[] classes = new int[ROWS.rows()];
        for (int row = 0; row < ROWS.rows(); row++) {
            System.arraycopy(baseline, 0, baselines, row * 2, 2);
            classes[row] = 1;
        }
        return new IntegratedGradients(features, steps).of(new Asked(model, form), ROWS.matrix(), baselines, classes);
    }

    /** A linear model's integral is w·(x − x'), whatever the number of steps. */
    @Test
    void ofALinearModelTheyAreTheWeightsTimesTheWay() {
        Attributions found = of(FunctionTeacher.linear(-.3, 1.5, -.02), 1, .5f, 40f);
        float[] matrix = ROWS.matrix();
        for (int row = 0; row < ROWS.rows(); row++) {
            assertThat(found.values().get(row)[0]).isCloseTo(1.5 * (matrix[row * 2] - .5), within(1e-5));
            assertThat(found.values().get(row)[1]).isCloseTo(-.02 * (matrix[row * 2 + 1] - 40), within(1e-5));
        }
        assertThat(new Sample(found.gaps()).largest()).isLessThan(1e-5);
    }

    /** x₀² + x₀x₁/10 has a gradient that is linear along the path: one midpoint integrates it exactly. */
    @Test
    void ofAQuadraticOneMidpointIsComplete() {
        FunctionTeacher quadratic = FunctionTeacher.binary(x -> (double) x[0] * x[0] + .1 * x[0] * x[1])
                .withJacobian(x -> new double[][] {{0, 0}, {2 * x[0] + .1 * x[1], .1 * x[0]}});
        assertThat(new Sample(of(quadratic, 1, 0, 0).gaps()).largest()).isLessThan(1e-4);
    }

    /** The midpoint rule's error falls with the square of the number of steps: sixteen times less for four times m. */
    @Test
    void ofACubicTheGapShrinksWithTheSquareOfTheSteps() {
        FunctionTeacher cubic = FunctionTeacher.binary(x -> Math.pow(x[0], 3))
                .withJacobian(x -> new double[][] {{0, 0}, {3 * (double) x[0] * x[0], 0}});
        double few = new Sample(of(cubic, 2, 0, 0).gaps()).mean();
        double many = new Sample(of(cubic, 8, 0, 0).gaps()).mean();
        assertThat(few / many).isCloseTo(16, within(.5));
    }

    /** Three classes: the contributions add up to the change of ln p/(1 − p); a constant on all logits changes nothing. */
    @Test
    void withMoreClassesTheLogOddsAgainstAllOthersAreDifferentiated() {
        double[][] weights = {{1, .01}, {-.5, .02}, {.3, -.01}};
        Attributions plain = of(linearOf(weights, 0), THREE, 200, 0, 40);
        Attributions shifted = of(linearOf(weights, 7), THREE, 200, 0, 40);
        assertThat(new Sample(plain.gaps()).largest()).isLessThan(1e-3);
        for (int row = 0; row < ROWS.rows(); row++) {
            assertThat(shifted.values().get(row)[0]).isCloseTo(plain.values().get(row)[0], within(1e-4));
        }
    }

    private static FunctionTeacher linearOf(double[][] weights, double shift) {
        return FunctionTeacher.of(3, x -> new double[] {
                    shift + weights[0][0] * x[0] + weights[0][1] * x[1],
                    shift + weights[1][0] * x[0] + weights[1][1] * x[1],
                    shift + weights[2][0] * x[0] + weights[2][1] * x[1]
                })
                .withJacobian(x -> weights);
    }

    @Test
    void floatsOfOneFeatureAreSummed() {
        Teacher model = FunctionTeacher.linear(0, 1, 1);
        FeatureSet one = FeatureSet.of(
                new FixedExplainInputs(model, ROWS).with(List.of(new Feature("both", "both", List.of(0, 1)))));
        Attributions found =
                new IntegratedGradients(one, 3).of(new Asked(model, ROWS), ROWS.matrix(), new float[80], new int[40]);
        // Class 0 is explained: minus the sum of both floats.
        assertThat(found.values().get(0)).hasSize(1);
        assertThat(found.values().get(0)[0]).isCloseTo(-(ROWS.matrix()[0] + ROWS.matrix()[1]), within(1e-4));
    }

    @Test
    void aModelWithoutGradientsSaysSo() {
        assertThatThrownBy(() -> of(FunctionTeacher.binary(x -> 1.0), 3, 0, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot show 'gradient of all'");
    }
}
