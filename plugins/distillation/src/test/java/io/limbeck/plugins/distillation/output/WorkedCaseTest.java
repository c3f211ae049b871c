package io.limbeck.plugins.distillation.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossHarness;
import org.junit.jupiter.api.Test;

/**
 * A batch of five rows and two classes, worked by hand. Its figures are sums over the rows: {@code -Σ log p_s(label)},
 * {@code -Σ Σ p_t · log p_s} and {@code J = α · the first + (1 - α) · T² · the second} with α = 0.5 and T = 2. The printed
 * probabilities stand for both sides as they are, softened where they are to be softened. Our terms are means, so that
 * each sum is five times a term.
 */
final class WorkedCaseTest {

    private static final int ROWS = 5;
    private static final double ALPHA = 0.5;
    private static final double TEMPERATURE = 2;

    /** Label 1 is the first column, label 0 the second: 1, 0, 1, 0, 1. */
    private static final int[] COLUMNS = {0, 1, 0, 1, 0};

    private static final double[][] TEACHER = {{.8, .2}, {.3, .7}, {.9, .1}, {.2, .8}, {.7, .3}};
    private static final double[][] STUDENT = {{.6, .4}, {.4, .6}, {.7, .3}, {.3, .7}, {.6, .4}};

    private static final LossTerm LABELS = new CrossEntropy(new CrossEntropy.Settings(CrossEntropy.Target.LABELS, 0));
    private static final LossTerm SOFT_LABELS = new SoftCrossEntropy(new SoftCrossEntropy.Settings(TEMPERATURE, true));
    private static final LossTerm KD = new SoftenedKl(new SoftenedKl.Settings(TEMPERATURE, true));

    /** {@return logits whose softmax at that temperature are the probabilities: {@code T · log p}} */
    private static float[][] logits(double[][] probabilities, double temperature) {
        float[][] logits = new float[probabilities.length][2];
        for (int row = 0; row < logits.length; row++) {
            for (int c = 0; c < 2; c++) {
                logits[row][c] = (float) (temperature * Math.log(probabilities[row][c]));
            }
        }
        return logits;
    }

    private static double labels() {
        return LossHarness.of(LABELS).logits(logits(STUDENT, 1)).labels(COLUMNS).value();
    }

    private static double taught(LossTerm term) {
        return LossHarness.of(term)
                .logits(logits(STUDENT, TEMPERATURE))
                .teacher(logits(TEACHER, TEMPERATURE))
                .value();
    }

    @Test
    void fiveTimesTheTermsAreThePrintedSums() {
        assertThat(ROWS * labels()).isCloseTo(2.2458, within(1e-3));
        double withoutFactor = taught(SOFT_LABELS) / (TEMPERATURE * TEMPERATURE);
        assertThat(ROWS * withoutFactor).isCloseTo(2.8244, within(1e-3));
    }

    @Test
    void fiveTimesTheObjectiveIsThePrintedJ() {
        double objective = ALPHA * labels() + (1 - ALPHA) * taught(SOFT_LABELS);
        assertThat(ROWS * objective).isCloseTo(6.7717, within(1e-3));
    }

    /** The divergence lacks the teacher's entropy, which no student can change. */
    @Test
    void withTheDivergenceInItsPlaceJIsLessByTheTeachersEntropy() {
        double entropy = 0;
        for (double[] row : TEACHER) {
            entropy -= row[0] * Math.log(row[0]) + row[1] * Math.log(row[1]);
        }
        double objective = ALPHA * labels() + (1 - ALPHA) * taught(KD);
        assertThat(ROWS * objective)
                .isCloseTo(6.7717 - (1 - ALPHA) * TEMPERATURE * TEMPERATURE * entropy, within(1e-3));
    }
}
