package io.limbeck.plugins.uncertainty.laplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.Weights;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A last layer of zeros for two classes, on rows of one feature, 1 and -1: every probability is one half, {@code A = 2I} and
 * {@code B = ¼ (1 -1; -1 1)} with the eigenvalues ½ and 0.
 */
final class LaplaceTest {

    private static final float[] FEATURES = {1, -1};
    private static final int[] LABELS = {0, 1};
    private static final Head ZEROS = new Head(new double[2][2]);

    @Test
    void aSymmetricMatrixIsDecomposed() {
        RandomSource random = new RandomSource(3);
        int n = 9;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.normal(i * n + j);
                matrix[j][i] = matrix[i][j];
            }
        }
        Eigen eigen = Eigen.of(matrix);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double back = 0;
                double dot = 0;
                for (int k = 0; k < n; k++) {
                    back += eigen.vectors()[i][k] * eigen.values()[k] * eigen.vectors()[j][k];
                    dot += eigen.vectors()[k][i] * eigen.vectors()[k][j];
                }
                assertThat(back).as("V·D·Vᵀ at %s, %s", i, j).isCloseTo(matrix[i][j], within(1e-10));
                assertThat(dot).as("columns %s and %s", i, j).isCloseTo(i == j ? 1 : 0, within(1e-10));
            }
        }
        double[] known = Eigen.of(new double[][] {{2, 1}, {1, 2}}).values();
        Arrays.sort(known);
        assertThat(known).containsExactly(new double[] {1, 3}, within(1e-12));
        assertThat(Eigen.of(new double[2][2]).values()).containsExactly(0, 0);
    }

    /** Two of four eigenvalues are 2 · ½ + δ, two are δ: 2 log ½ + ½ · 2 log(δ / (1 + δ)). */
    @Test
    void theEvidenceOfAPriorIsInClosedForm() {
        Curvature curvature = Curvature.of(ZEROS, FEATURES, LABELS);
        for (double precision : new double[] {0.1, 1, 30}) {
            assertThat(curvature.logEvidence(precision))
                    .isCloseTo(-2 * Math.log(2) + Math.log(precision / (1 + precision)), within(1e-10));
        }
    }

    @Test
    void weightsCountAgainstAPrecisePrior() {
        Head head = new Head(new double[][] {{0, 3}, {1, 0}});
        Curvature curvature = Curvature.of(head, FEATURES, LABELS);
        double held = 0;
        for (double a : curvature.features().values()) {
            for (double b : curvature.classes().values()) {
                held += Math.log(2 / (Math.max(0, a) * Math.max(0, b) + 2)) / 2;
            }
        }
        assertThat(curvature.logEvidence(2))
                .isCloseTo(curvature.logLikelihood() - 2 * (9 + 1) / 2.0 + held, within(1e-10));
    }

    /** At feature x the difference of the logits has the variance 2 · (x² + 1) / (1 + δ); four deviations of 4,000 draws. */
    @Test
    void drawsSpreadAsTheCurvatureSays() {
        Curvature curvature = Curvature.of(ZEROS, FEATURES, LABELS);
        double[] logits = new double[2];
        int draws = 4000;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            curvature.draw(3, new RandomSource(5), i).logits(new float[] {2}, 0, logits);
            squares += (logits[1] - logits[0]) * (logits[1] - logits[0]);
        }
        double variance = 2 * 5 / 4.0;
        assertThat(squares / draws).isCloseTo(variance, within(4 * variance * Math.sqrt(2.0 / draws)));
    }

    @Test
    void aVeryPrecisePriorLeavesTheLayerAsItWas() {
        Curvature curvature = Curvature.of(new Head(new double[][] {{0, 3}, {1, 0}}), FEATURES, LABELS);
        double[][] drawn = curvature.draw(1e18, new RandomSource(5), 0).weights();
        assertThat(drawn[0]).containsExactly(new double[] {0, 3}, within(1e-7));
        assertThat(drawn[1]).containsExactly(new double[] {1, 0}, within(1e-7));
    }

    private static TrainedWeights layer(String name, long... shape) {
        return TrainedWeights.of(Map.of(
                name + "/weights", new Weights(shape, new float[(int) (shape[0] * shape[1])]),
                name + "/biases", new Weights(new long[] {shape[1]}, new float[(int) shape[1]])));
    }

    @Test
    void theLayerMustBeTheOneBeforeTheLast() {
        assertThatThrownBy(() -> Head.of(layer("top", 1, 2), "logits", 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("head: the model has no layer 'logits' of weights and biases")
                .hasMessageContaining("name its last layer");
        assertThatThrownBy(() -> Head.of(layer("logits", 4, 2), "logits", 3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("layer: has '3' values for each row, but 'logits' takes '4'");
        Head head = Head.of(layer("logits", 1, 2), "logits", 1);
        head.require(FEATURES, new ModelOutputs(new float[4], 2), "hidden0");
        assertThatThrownBy(() -> head.require(FEATURES, new ModelOutputs(new float[] {0, 1, 0, 0}, 2), "hidden0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "'hidden0' is not what enters the last layer: that would say '0.0' where the model"
                                + " says '1.0'");
    }
}
