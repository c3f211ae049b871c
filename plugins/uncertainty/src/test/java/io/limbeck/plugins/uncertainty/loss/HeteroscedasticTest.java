package io.limbeck.plugins.uncertainty.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.Component;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossTermContract;
import io.limbeck.testkit.LossValue;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class HeteroscedasticTest {

    private static final float LN4 = (float) Math.log(4);

    private static LossHarness term(double beta) {
        return LossHarness.of(new Heteroscedastic(new Heteroscedastic.Settings(beta, true)));
    }

    /** ½ (ln 4 + 3²/4); slopes -3/4 in the mean and ½ (1 - 9/4) in the log variance. */
    @Test
    void itIsTheNegativeLogLikelihoodWithoutItsConstant() {
        LossValue tried = term(0).logits(new float[] {1, LN4}).targets(4).evaluate();
        assertThat(tried.value()).isCloseTo((float) (0.5 * (Math.log(4) + 9.0 / 4)), within(1e-6f));
        assertThat(tried.gradient()[0]).containsExactly(new float[] {-0.75f, -0.625f}, within(1e-6f));
    }

    @Test
    void theLikeliestVarianceIsTheSquaredError() {
        LossValue tried = term(0).logits(new float[] {2, LN4}).targets(4).evaluate();
        assertThat(tried.gradient()[0][1]).isCloseTo(0, within(1e-6f));
    }

    @Test
    void rowsCountByTheirWeight() {
        LossHarness two = term(0).logits(new float[] {0, 0}, new float[] {0, 0})
                .targets(1, 3)
                .weights(3, 1);
        assertThat(two.value()).isCloseTo((3 * 0.5 + 4.5) / 4, within(1e-6));
    }

    /** With β = 1 the factor exp(s) cancels exp(-s): the mean's slope is μ - y, as of half a squared error. */
    @Test
    void withBetaOneTheMeanIsLearntAsBySquaredError() {
        LossValue tried = term(1).logits(new float[] {1, LN4}).targets(4).evaluate();
        assertThat(tried.gradient()[0][0]).isCloseTo(-3, within(1e-5f));
        assertThat(tried.gradient()[0][1]).isCloseTo(4 * -0.625f, within(1e-5f));
    }

    @Test
    void extremeOutputsAndEqualTargetsStayFinite() {
        assertThat(term(0).logits(new float[] {1e6f, -1e6f})
                        .targets(0)
                        .evaluate()
                        .isFinite())
                .isTrue();
        assertThat(term(1).logits(new float[] {0, 1e6f}).targets(0).evaluate().isFinite())
                .isTrue();
    }

    @Nested
    final class Likelihood extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return LossTerms.components().stream()
                    .filter(one -> one.id().toString().equals("uncertainty/heteroscedastic"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    final class BetaLikelihood extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return LossTerms.components().stream()
                    .filter(one -> one.id().toString().equals("uncertainty/heteroscedastic"))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        protected Record settings() {
            return new Heteroscedastic.Settings(0.5, false);
        }

        @Override
        protected Map<Behavior, String> optOuts() {
            return Map.of(Behavior.HAS_ITS_SLOPE, "it holds a weight of each row constant");
        }
    }
}
