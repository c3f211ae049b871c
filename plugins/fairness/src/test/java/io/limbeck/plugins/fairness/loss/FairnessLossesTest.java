package io.limbeck.plugins.fairness.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Closed forms, worked by hand: a row of logits {@code (0, ln p/(1-p))} has the favourable probability p. */
final class FairnessLossesTest {

    private static final List<String> TWO = List.of("f", "m");
    private static final List<String> THREE = List.of("a", "b", "c");

    private static GapSettings settings(Aggregate aggregate) {
        return new GapSettings(Optional.empty(), aggregate, true);
    }

    private static final LossTerm PARITY = new DemographicParityGap(settings(Aggregate.MAX_MIN));
    private static final LossTerm ERRORS = new ErrorRateGap(settings(Aggregate.MAX_MIN));

    private static float[][] favourable(double... probabilities) {
        float[][] logits = new float[probabilities.length][];
        for (int row = 0; row < logits.length; row++) {
            logits[row] = new float[] {0, (float) Math.log(probabilities[row] / (1 - probabilities[row]))};
        }
        return logits;
    }

    @Test
    void parityIsTheDistanceOfTheMeanProbabilities() {
        LossValue tried = LossHarness.of(PARITY)
                .logits(favourable(0.9, 0.5, 0.3, 0.3))
                .groups("sex", TWO, 0, 0, 1, 1)
                .evaluate();
        assertThat(tried.value()).isCloseTo(0.4f, within(1e-6f));
        assertThat(tried.gradient()[0])
                .as("p(1 - p) / rows of the group, up for the favourable logit")
                .containsExactly(new float[] {-0.045f, 0.045f}, within(1e-6f));
        assertThat(tried.gradient()[2]).containsExactly(new float[] {0.105f, -0.105f}, within(1e-6f));
    }

    @Test
    void theFavourableClassMayBeTheFirst() {
        double value = LossHarness.of(PARITY)
                .logits(new float[] {0, 0, 0}, new float[] {(float) Math.log(2), 0, 0})
                .groups("sex", TWO, 0, 1)
                .favourable(0)
                .value();
        assertThat(value).isCloseTo(2.0 / 4 - 1.0 / 3, within(1e-6));
    }

    @Test
    void rowsOfUnknownGroupCountForNobody() {
        LossValue tried = LossHarness.of(PARITY)
                .logits(favourable(0.9, 0.5, 0.01))
                .groups("sex", TWO, 0, 1, -1)
                .evaluate();
        assertThat(tried.value()).isCloseTo(0.4f, within(1e-6f));
        assertThat(tried.gradient()[2]).containsExactly(0f, 0f);
    }

    @Test
    void fewerThanTwoGroupsPresentIsNoGapAndNoGradient() {
        for (Aggregate aggregate : Aggregate.values()) {
            for (int code : new int[] {1, -1}) {
                LossValue tried = LossHarness.of(new DemographicParityGap(settings(aggregate)))
                        .logits(favourable(0.9, 0.2))
                        .groups("origin", THREE, code, code)
                        .evaluate();
                assertThat(tried.value()).as("%s, groups %s", aggregate, code).isZero();
                assertThat(tried.largestSlope())
                        .as("%s, groups %s", aggregate, code)
                        .isZero();
            }
        }
    }

    @Test
    void anAbsentGroupIsLeftOutOfTheComparison() {
        for (Aggregate aggregate : List.of(Aggregate.MAX_MIN, Aggregate.MEAN_PAIRWISE)) {
            double value = LossHarness.of(new DemographicParityGap(settings(aggregate)))
                    .logits(favourable(0.9, 0.5))
                    .groups("origin", THREE, 0, 2)
                    .value();
            assertThat(value).as("%s", aggregate).isCloseTo(0.4, within(1e-6));
        }
    }

    /** Rates 0.9, 0.6, 0.2; overall (0.9 + 0.6 + 2 · 0.2) / 4 = 0.475. */
    @Test
    void threeGroupsCanBeAggregatedInThreeWays() {
        assertThat(ofThree(Aggregate.MAX_MIN)).isCloseTo(0.7, within(1e-6));
        assertThat(ofThree(Aggregate.MEAN_PAIRWISE)).isCloseTo((0.3 + 0.7 + 0.4) / 3, within(1e-6));
        assertThat(ofThree(Aggregate.TO_OVERALL)).isCloseTo(0.9 - 0.475, within(1e-6));
    }

    private static double ofThree(Aggregate aggregate) {
        return LossHarness.of(new DemographicParityGap(settings(aggregate)))
                .logits(favourable(0.9, 0.6, 0.2, 0.2))
                .groups("origin", THREE, 0, 1, 2, 2)
                .value();
    }

    @Test
    void weightsShiftTheMeansUnlessToldOtherwise() {
        LossHarness batch = LossHarness.of(PARITY)
                .logits(favourable(0.9, 0.5, 0.3))
                .groups("sex", TWO, 0, 0, 1)
                .weights(3, 1, 1);
        assertThat(batch.value()).isCloseTo((3 * 0.9 + 0.5) / 4 - 0.3, within(1e-6));
        LossTerm alike = new DemographicParityGap(new GapSettings(Optional.empty(), Aggregate.MAX_MIN, false));
        assertThat(LossHarness.of(alike, batch.batch()).value()).isCloseTo(0.4, within(1e-6));
    }

    @Test
    void anAttributeCanBeNamedAndAnIntersectionWrittenWithAStar() {
        LossHarness batch = LossHarness.of(PARITY)
                .logits(favourable(0.9, 0.5))
                .groups("sex", TWO, 0, 0)
                .groups("sex×race", TWO, 0, 1);
        assertThat(batch.value()).as("the first declared").isZero();
        LossTerm named = new DemographicParityGap(new GapSettings(Optional.of("sex*race"), Aggregate.MAX_MIN, true));
        assertThat(LossHarness.of(named, batch.batch()).value()).isCloseTo(0.4, within(1e-6));
    }

    @Test
    void opportunityLooksAtThoseWhoDeserveIt() {
        double value = LossHarness.of(new EqualOpportunityGap(settings(Aggregate.MAX_MIN)))
                .logits(favourable(0.9, 0.1, 0.6, 0.8))
                .labels(1, 0, 1, 0)
                .groups("sex", TWO, 0, 0, 1, 1)
                .value();
        assertThat(value).isCloseTo(0.3, within(1e-6));
    }

    @Test
    void oddsAddTheGapAmongTheOthers() {
        double value = LossHarness.of(new EqualizedOddsGap(settings(Aggregate.MAX_MIN)))
                .logits(favourable(0.9, 0.1, 0.6, 0.8))
                .labels(1, 0, 1, 0)
                .groups("sex", TWO, 0, 0, 1, 1)
                .value();
        assertThat(value).isCloseTo(0.3 + 0.7, within(1e-6));
    }

    @Test
    void aGroupWithoutPositivesIsLeftOutOfTheTruePositiveRates() {
        double value = LossHarness.of(new EqualizedOddsGap(settings(Aggregate.MAX_MIN)))
                .logits(favourable(0.9, 0.1, 0.8))
                .labels(1, 0, 0)
                .groups("sex", TWO, 0, 0, 1)
                .value();
        assertThat(value).isCloseTo(0.7, within(1e-6));
    }

    /** Expected error rates: (0.1 + 0.3) / 2 = 0.2 and 0.5. */
    @Test
    void errorRatesAreComparedRelativeToTheLarger() {
        double value = LossHarness.of(ERRORS)
                .logits(favourable(0.9, 0.3, 0.5))
                .labels(1, 0, 1)
                .groups("sex", TWO, 0, 0, 1)
                .value();
        assertThat(value).isCloseTo(0.3 / 0.5, within(1e-6));
    }

    @Test
    void whereNobodyErrsTheErrorRateGapIsZero() {
        LossValue tried = LossHarness.of(ERRORS)
                .logits(new float[] {-200, 200}, new float[] {200, -200})
                .labels(1, 0)
                .groups("sex", TWO, 0, 1)
                .evaluate();
        assertThat(tried.value()).isZero();
        assertThat(tried.largestSlope()).isZero();
    }

    @Test
    void eachTermDeclaresWhatItNeeds() {
        GapSettings defaults = settings(Aggregate.MAX_MIN);
        assertThat(new DemographicParityGap(defaults).needs()).containsExactly(Need.GROUPS);
        assertThat(new EqualOpportunityGap(defaults).needs()).containsExactlyInAnyOrder(Need.GROUPS, Need.LABELS);
        assertThat(new EqualizedOddsGap(defaults).needs())
                .containsExactlyInAnyOrder(Need.GROUPS, Need.LABELS, Need.BINARY);
        assertThat(new ErrorRateGap(defaults).needs()).containsExactlyInAnyOrder(Need.GROUPS, Need.LABELS);
    }
}
