package io.limbeck.plugins.fairness.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossHarness;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Where every probability is 0 or 1 the soft rates are the rates of the decisions, so that each term must give the
 * figure of the metric of its name. Inputs and figures are those of Fairlearn's own test suite
 * (fairlearn/fairlearn@ebf8fa75, test/unit/metrics), named by {@code id} of the shared vectors.
 */
final class PublishedFiguresTest {

    private static final String TRUTH = "10111011000111011001110000111111010100101001110001111001110110111111111";
    private static final String DECISION = "01110001111001110110110000111111010100101011011011011111000011111111111";
    private static final String GROUP = "00110011001100110011001100110011001100110011001100110011001100110011001";
    private static final String WEIGHT = "12312123111233121112322121313141213233414131112331211123112321223232341";

    private static final String SHORT_TRUTH = "000111000000011111";
    private static final String SHORT_DECISION = "101010010000011111";
    private static final String SHORT_GROUP = "010101010101010101";

    private static int[] digits(String text) {
        return text.chars().map(c -> c - '0').toArray();
    }

    private static LossHarness certain(LossTerm term, String truth, String decision, String group) {
        int[] decided = digits(decision);
        float[][] logits = new float[decided.length][];
        for (int row = 0; row < decided.length; row++) {
            logits[row] = new float[] {0, decided[row] == 1 ? 60 : -60};
        }
        return LossHarness.of(term)
                .logits(logits)
                .labels(digits(truth))
                .groups("group", List.of("first", "second"), digits(group));
    }

    /** fl.71.*: 71 rows, group g_1. */
    private static double long71(Function<GapSettings, LossTerm> make, Aggregate aggregate, boolean weighted) {
        int[] digits = digits(WEIGHT);
        float[] weights = new float[digits.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = digits[row];
        }
        LossTerm term = make.apply(new GapSettings(Optional.empty(), aggregate, weighted));
        return certain(term, TRUTH, DECISION, GROUP).weights(weights).value();
    }

    /** fl.gen.*: 18 rows, group sf. */
    private static double generated(Function<GapSettings, LossTerm> make, Aggregate aggregate) {
        LossTerm term = make.apply(new GapSettings(Optional.empty(), aggregate, true));
        return certain(term, SHORT_TRUTH, SHORT_DECISION, SHORT_GROUP).value();
    }

    @Test
    void theParityGapIsFairlearnsDemographicParityDifference() {
        assertThat(long71(DemographicParityGap::new, Aggregate.MAX_MIN, false))
                .isCloseTo(0.07460317460317456, within(1e-6));
        assertThat(long71(DemographicParityGap::new, Aggregate.MAX_MIN, true))
                .isCloseTo(0.02383913764510781, within(1e-6));
        assertThat(long71(DemographicParityGap::new, Aggregate.TO_OVERALL, false))
                .isCloseTo(0.037826961770623724, within(1e-6));
        assertThat(generated(DemographicParityGap::new, Aggregate.MAX_MIN)).isCloseTo(0.11111111, within(1e-6));
    }

    @Test
    void theOpportunityGapIsFairlearnsEqualOpportunityDifference() {
        assertThat(long71(EqualOpportunityGap::new, Aggregate.MAX_MIN, false))
                .isCloseTo(0.10079051383399218, within(1e-6));
        assertThat(long71(EqualOpportunityGap::new, Aggregate.MAX_MIN, true))
                .isCloseTo(0.0072727272727273196, within(1e-6));
        assertThat(long71(EqualOpportunityGap::new, Aggregate.TO_OVERALL, false))
                .isCloseTo(0.051515151515151514, within(1e-6));
        assertThat(long71(EqualOpportunityGap::new, Aggregate.TO_OVERALL, true))
                .isCloseTo(0.003868471953578312, within(1e-6));
        assertThat(generated(EqualOpportunityGap::new, Aggregate.TO_OVERALL)).isCloseTo(0.25, within(1e-6));
    }

    /** True positive rates 3/3 and 3/5 by counting; fl.gen.false_positive_rate_difference is 0.0833. */
    @Test
    void theOddsGapIsTheSumOfFairlearnsTwoDifferences() {
        assertThat(generated(EqualizedOddsGap::new, Aggregate.MAX_MIN)).isCloseTo(0.4 + 0.083333333, within(1e-6));
    }

    /** fl.gen.zero_one_loss_ratio is 0.6667, the smaller error rate over the larger. */
    @Test
    void theErrorRateGapIsOneLessFairlearnsRatioOfErrorRates() {
        assertThat(generated(ErrorRateGap::new, Aggregate.MAX_MIN)).isCloseTo(1 - 0.66666667, within(1e-6));
    }
}
