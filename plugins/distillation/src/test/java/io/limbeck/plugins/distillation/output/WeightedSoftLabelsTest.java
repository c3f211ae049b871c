package io.limbeck.plugins.distillation.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossValue;
import org.junit.jupiter.api.Test;

final class WeightedSoftLabelsTest {

    private static final LossTerm TERM = new WeightedSoftLabels(new WeightedSoftLabels.Settings(1, true));

    /** Student even, teacher (3/4, 1/4), true class 0: L_s / L_t = ln 2 / ln(4/3). */
    @Test
    void aRowCountsByHowFarTheStudentIsBehind() {
        LossValue tried = LossHarness.of(TERM)
                .logits(new float[] {0, 0})
                .labels(0)
                .teacher(new float[] {(float) Math.log(3), 0})
                .evaluate();
        double weight = 1 - Math.exp(-Math.log(2) / Math.log(4.0 / 3));
        assertThat(tried.value()).isCloseTo((float) (weight * Math.log(2)), within(1e-5f));
        assertThat(tried.gradient()[0])
                .as("the weight times student minus teacher: no gradient flows through the weight")
                .containsExactly(new float[] {(float) (-0.25 * weight), (float) (0.25 * weight)}, within(1e-5f));
    }

    @Test
    void aRowTheStudentKnowsForCertainDoesNotCount() {
        LossValue tried = LossHarness.of(TERM)
                .logits(new float[] {60, 0})
                .labels(0)
                .teacher(new float[] {0, 1})
                .evaluate();
        assertThat(tried.value()).isCloseTo(0, within(1e-6f));
        assertThat(tried.largestSlope()).isLessThan(1e-6);
    }

    /** The authors' code (T = 2, 1e-7 beside the teacher's error) in double precision. */
    @Test
    void itAgreesWithThePublishedCode() {
        LossTerm term = new WeightedSoftLabels(new WeightedSoftLabels.Settings(2, true));
        assertThat(ThreeRows.harness(term).value()).isCloseTo(4.4309155, within(1e-5));
    }
}
