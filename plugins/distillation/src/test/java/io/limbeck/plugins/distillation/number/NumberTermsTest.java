package io.limbeck.plugins.distillation.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.Component;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossTermContract;
import io.limbeck.testkit.LossValue;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class NumberTermsTest {

    private static final float LN4 = (float) Math.log(4);

    private static Component<?, ?> component(String id) {
        return NumberTerms.components().stream()
                .filter(component -> component.id().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** N(1, 4) beside N(0, 1): ln(1/2) + (4 + 1)/2 - 1/2. */
    @Test
    void gaussianKlIsTheClosedFormOfTwoNormalDistributions() {
        LossValue tried = LossHarness.of(new GaussianKl(new GaussianKl.Settings(true)))
                .logits(new float[] {0, 0})
                .teacher(new float[] {1, LN4})
                .evaluate();
        assertThat(tried.value()).isCloseTo((float) (Math.log(0.5) + 2.5 - 0.5), within(1e-6f));
        assertThat(tried.gradient()[0])
                .as("μs - μt, and half of 1 - (4 + 1)")
                .containsExactly(new float[] {-1, -2}, within(1e-6f));
    }

    /** Squared error 9, and the variance's ½ (ln 4 + 9/4), whose slope in the mean is left out. */
    @Test
    void squaredErrorFitsTheVarianceWithoutAPullOnTheMean() {
        LossHarness batch = LossHarness.of(new SquaredError(new SquaredError.Settings(true, true)))
                .logits(new float[] {1, LN4})
                .targets(4);
        assertThat(batch.value()).isCloseTo(9 + 0.5 * (Math.log(4) + 9.0 / 4), within(1e-5));
        assertThat(batch.evaluate().gradient()[0]).containsExactly(new float[] {-6, -0.625f}, within(1e-5f));
    }

    @Test
    void squaredErrorAloneLeavesTheVarianceAlone() {
        LossHarness batch = LossHarness.of(new SquaredError(new SquaredError.Settings(false, true)))
                .logits(new float[] {1, LN4}, new float[] {0, 0})
                .targets(4, 1)
                .weights(1, 3);
        assertThat(batch.value()).isCloseTo((9 + 3) / 4.0, within(1e-6));
        assertThat(batch.evaluate().gradient()[0][1]).isZero();
    }

    @Nested
    final class GaussianKlContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return NumberTermsTest.component("distillation/gaussian-kl");
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    @Nested
    final class SquaredErrorContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return NumberTermsTest.component("distillation/squared-error");
        }

        @Override
        protected Map<Behavior, String> optOuts() {
            return Map.of(Behavior.HAS_ITS_SLOPE, "it holds a weight of each row constant");
        }
    }

    @Nested
    final class SquaredErrorOfTheMeanContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return NumberTermsTest.component("distillation/squared-error");
        }

        @Override
        protected Record settings() {
            return new SquaredError.Settings(false, false);
        }
    }
}
