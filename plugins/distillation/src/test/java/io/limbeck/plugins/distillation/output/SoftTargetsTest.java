package io.limbeck.plugins.distillation.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossValue;
import org.junit.jupiter.api.Test;

/**
 * Distances of softened distributions. Closed forms are worked by hand from logits {@code (ln a, ln b)}, whose softmax is
 * {@code (a, b) / (a + b)}; figures on {@link ThreeRows} are the definitions in double precision.
 */
final class SoftTargetsTest {

    private static final float[] THREE_TO_ONE = {(float) Math.log(3), 0};
    private static final float[] EVEN = {0, 0};

    private static LossTerm jensenShannon(double beta, double temperature, JensenShannon.Scaling scaling) {
        return new JensenShannon(new JensenShannon.Settings(beta, temperature, scaling, true));
    }

    private static double value(LossTerm term) {
        return ThreeRows.harness(term).value();
    }

    @Test
    void softCrossEntropyIsTheMeanLogarithmUnderTheTeacher() {
        LossTerm term = new SoftCrossEntropy(new SoftCrossEntropy.Settings(1, true));
        LossValue tried =
                LossHarness.of(term).logits(THREE_TO_ONE).teacher(EVEN).evaluate();
        assertThat(tried.value()).isCloseTo((float) (-0.5 * Math.log(0.75) - 0.5 * Math.log(0.25)), within(1e-6f));
        assertThat(tried.gradient()[0])
                .as("student minus teacher")
                .containsExactly(new float[] {0.25f, -0.25f}, within(1e-6f));
        assertThat(value(term)).isCloseTo(1.2907411, within(1e-5));
    }

    /** At temperature T the value is kd's plus T² times the teacher's entropy; the gradient is kd's. */
    @Test
    void softCrossEntropyHasTheGradientOfKd() {
        LossValue soft = ThreeRows.harness(new SoftCrossEntropy(new SoftCrossEntropy.Settings(2, true)))
                .evaluate();
        LossValue kd = ThreeRows.harness(new SoftenedKl(new SoftenedKl.Settings(2, true)))
                .evaluate();
        assertThat(soft.value()).isCloseTo(5.3077925f, within(1e-5f));
        for (int row = 0; row < 3; row++) {
            assertThat(soft.gradient()[row]).containsExactly(kd.gradient()[row], within(1e-6f));
        }
    }

    /** With p_t = (3/4, 1/4), p_s = (1/2, 1/2) and β = 1/2 the mixture is (5/8, 3/8). */
    @Test
    void jensenShannonIsTheMeanDivergenceFromTheMixture() {
        double ofTeacher = 0.75 * Math.log(0.75 / 0.625) + 0.25 * Math.log(0.25 / 0.375);
        double ofStudent = 0.5 * Math.log(0.5 / 0.625) + 0.5 * Math.log(0.5 / 0.375);
        double value = LossHarness.of(jensenShannon(0.5, 1, JensenShannon.Scaling.NONE))
                .logits(EVEN)
                .teacher(THREE_TO_ONE)
                .value();
        assertThat(value).isCloseTo((ofTeacher + ofStudent) / 2, within(1e-6));
        assertThat(value(jensenShannon(0.5, 1, JensenShannon.Scaling.NONE))).isCloseTo(0.0984291, within(1e-6));
        assertThat(value(jensenShannon(0.3, 2, JensenShannon.Scaling.NONE))).isCloseTo(0.0917844, within(1e-6));
    }

    @Test
    void jensenShannonIsAtMostTheLogarithmOfTwo() {
        double value = LossHarness.of(jensenShannon(0.5, 1, JensenShannon.Scaling.NONE))
                .logits(new float[] {1000, -1000})
                .teacher(new float[] {-1000, 1000})
                .value();
        assertThat(value).isCloseTo(Math.log(2), within(1e-6));
    }

    /** Agarwal et al. 2024, appendix A: the divergence over β tends to KL(t ‖ s), over 1 - β to KL(s ‖ t). */
    @Test
    void scaledToItsLimitsJensenShannonEndsAtTheTwoDivergences() {
        double forward = value(new SoftenedKl(new SoftenedKl.Settings(1, true)));
        double reverse = value(new ReverseKl(new ReverseKl.Settings(1, true)));
        assertThat(value(jensenShannon(0.001, 1, JensenShannon.Scaling.LIMITS)))
                .isCloseTo(forward, within(2e-3 * forward));
        assertThat(value(jensenShannon(0.999, 1, JensenShannon.Scaling.LIMITS)))
                .isCloseTo(reverse, within(2e-3 * reverse));
        assertThat(value(jensenShannon(0.5, 1, JensenShannon.Scaling.LIMITS)))
                .as("four times at one half")
                .isCloseTo(4 * 0.0984291, within(1e-5));
    }

    @Test
    void totalVariationIsTheShareOfProbabilityInTheWrongPlace() {
        LossTerm term = new TotalVariation(new TotalVariation.Settings(1, true));
        LossValue tried =
                LossHarness.of(term).logits(EVEN).teacher(THREE_TO_ONE).evaluate();
        assertThat(tried.value()).isCloseTo(0.25f, within(1e-6f));
        assertThat(tried.gradient()[0])
                .as("minus the slope of the sigmoid at one half")
                .containsExactly(new float[] {-0.25f, 0.25f}, within(1e-6f));
        assertThat(value(term)).isCloseTo(0.3845859, within(1e-6));
    }
}
