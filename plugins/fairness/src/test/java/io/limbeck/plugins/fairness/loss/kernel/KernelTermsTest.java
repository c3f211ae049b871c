package io.limbeck.plugins.fairness.loss.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.fairness.loss.groups.Among;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Closed forms, worked by hand: a row of logits {@code (0, ln p/(1-p))} has the favourable probability p. */
final class KernelTermsTest {

    private static final List<String> TWO = List.of("f", "m");
    private static final List<String> THREE = List.of("a", "b", "c");

    private static float[][] favourable(double... probabilities) {
        float[][] logits = new float[probabilities.length][];
        for (int row = 0; row < logits.length; row++) {
            logits[row] = new float[] {0, (float) Math.log(probabilities[row] / (1 - probabilities[row]))};
        }
        return logits;
    }

    private static Mmd mmd(Among among) {
        return mmd(among, Estimate.BIASED);
    }

    private static Mmd mmd(Among among, Estimate estimate) {
        return new Mmd(
                new Mmd.Settings(Optional.empty(), among, Scores.FAVOURABLE, Kernel.GAUSS, 0.5, estimate, false, true));
    }

    private static Hsic hsic(Optional<Double> bandwidth) {
        return new Hsic(
                new Hsic.Settings(Optional.empty(), Among.ALL_ROWS, Scores.FAVOURABLE, Kernel.GAUSS, bandwidth, true));
    }

    private static AbsoluteCorrelation correlation(Among among) {
        return new AbsoluteCorrelation(new AbsoluteCorrelation.Settings(Optional.empty(), among, true));
    }

    private static List<LossTerm> all() {
        return List.of(
                mmd(Among.ALL_ROWS),
                mmd(Among.EACH_CLASS),
                correlation(Among.ALL_ROWS),
                hsic(Optional.of(0.3)),
                hsic(Optional.empty()));
    }

    /** {@code 2 - 2 exp(-(0.4 / 0.5)²)}: each mean is over one pair. */
    private static double twoPoints(double distance) {
        return 2 - 2 * Math.exp(-distance * distance / 0.25);
    }

    @Test
    void theDiscrepancyOfTwoPointsIsOnePairEach() {
        double value = LossHarness.of(mmd(Among.ALL_ROWS))
                .logits(favourable(0.9, 0.5))
                .groups("sex", TWO, 0, 1)
                .value();
        assertThat(value).isCloseTo(twoPoints(0.4), within(1e-6));
    }

    @Test
    void ofThreeGroupsItIsTheMeanOverPairsOfThosePresent() {
        LossHarness three = LossHarness.of(mmd(Among.ALL_ROWS)).logits(favourable(0.9, 0.6, 0.2));
        assertThat(three.groups("origin", THREE, 0, 1, 2).value())
                .isCloseTo((twoPoints(0.3) + twoPoints(0.4) + twoPoints(0.7)) / 3, within(1e-6));
        assertThat(three.groups("origin", THREE, 0, -1, 2).value())
                .as("one absent, a row of unknown group")
                .isCloseTo(twoPoints(0.7), within(1e-6));
    }

    /** Pairs of different rows, by the product of their weights: one in the group f, three in m. */
    @Test
    void withoutBiasARowIsNotComparedWithItself() {
        double value = LossHarness.of(mmd(Among.ALL_ROWS, Estimate.UNBIASED))
                .logits(favourable(0.9, 0.5, 0.8, 0.3, 0.1))
                .weights(2, 3, 1, 4, 2)
                .groups("sex", TWO, 0, 0, 1, 1, 1)
                .value();
        double inF = alike(0.4);
        double inM = (4 * alike(0.5) + 2 * alike(0.7) + 8 * alike(0.2)) / 14;
        double across = (2 * (alike(0.1) + 4 * alike(0.6) + 2 * alike(0.8))
                        + 3 * (alike(0.3) + 4 * alike(0.2) + 2 * alike(0.4)))
                / 35;
        assertThat(value).isCloseTo(inF + inM - 2 * across, within(1e-6));
    }

    /** The discrepancy that 1/m + 1/n times the mean of 1 - k leaves, and without bias nothing, over all ways to draw. */
    @Test
    void groupsOfOneDistributionAreOnAverageAlikeWithoutBiasAndApartWithIt() {
        double[] either = {0.2, 0.7};
        double biased = 0;
        double unbiased = 0;
        int ways = 32;
        for (int way = 0; way < ways; way++) {
            double[] drawn = new double[5];
            for (int row = 0; row < 5; row++) {
                drawn[row] = either[way >> row & 1];
            }
            LossHarness batch = LossHarness.of(mmd(Among.ALL_ROWS))
                    .logits(favourable(drawn))
                    .groups("sex", TWO, 0, 0, 1, 1, 1);
            biased += batch.value() / ways;
            unbiased += LossHarness.of(mmd(Among.ALL_ROWS, Estimate.UNBIASED), batch.batch())
                            .value()
                    / ways;
        }
        assertThat(biased).isCloseTo((1 - alike(0.5)) / 2 * (1 / 2.0 + 1 / 3.0), within(1e-6));
        assertThat(unbiased).isCloseTo(0, within(1e-6));
    }

    @Test
    void withoutBiasAGroupOfOneRowIsAbsent() {
        LossValue tried = LossHarness.of(mmd(Among.ALL_ROWS, Estimate.UNBIASED))
                .logits(favourable(0.9, 0.5, 0.7, 0.2, 0.4))
                .weights(1, 1, 1, 1, 3)
                .groups("origin", THREE, 0, 0, 1, 1, 2)
                .evaluate();
        double across = (alike(0.2) + alike(0.7) + alike(0.2) + alike(0.3)) / 4;
        assertThat((double) tried.value()).isCloseTo(alike(0.4) + alike(0.5) - 2 * across, within(1e-6));
        assertThat(tried.gradient()[4]).containsExactly(new float[] {0, 0}, within(1e-7f));
    }

    private static double alike(double distance) {
        return Math.exp(-distance * distance / 0.25);
    }

    @Test
    void amongChoosesTheRows() {
        LossHarness batch = LossHarness.of(mmd(Among.FAVOURABLE))
                .logits(favourable(0.9, 0.1, 0.6, 0.8))
                .labels(1, 0, 1, 0)
                .groups("sex", TWO, 0, 0, 1, 1);
        assertThat(batch.value()).isCloseTo(twoPoints(0.3), within(1e-6));
        assertThat(LossHarness.of(mmd(Among.UNFAVOURABLE), batch.batch()).value())
                .isCloseTo(twoPoints(0.7), within(1e-6));
        assertThat(LossHarness.of(mmd(Among.EACH_CLASS), batch.batch()).value())
                .isCloseTo(twoPoints(0.3) + twoPoints(0.7), within(1e-6));
    }

    @Test
    void rowsOfUnknownGroupHaveNoGradient() {
        for (LossTerm term : all()) {
            LossValue tried = LossHarness.of(term)
                    .logits(favourable(0.9, 0.5, 0.7, 0.2))
                    .labels(1, 1, 1, 1)
                    .groups("sex", TWO, 0, 1, -1, 1)
                    .evaluate();
            assertThat(tried.value()).as("%s", term).isPositive();
            assertThat(tried.gradient()[2]).as("%s", term).containsExactly(new float[] {0, 0}, within(1e-7f));
        }
    }

    @Test
    void fewerThanTwoGroupsPresentIsNothingAndNoGradient() {
        for (LossTerm term : all()) {
            for (int code : new int[] {1, -1}) {
                LossValue tried = LossHarness.of(term)
                        .logits(favourable(0.9, 0.2))
                        .labels(0, 1)
                        .groups("origin", THREE, code, code)
                        .evaluate();
                assertThat(tried.value()).as("%s, groups %s", term, code).isCloseTo(0, within(1e-7f));
                assertThat(tried.largestSlope()).as("%s, groups %s", term, code).isCloseTo(0, within(1e-7));
            }
        }
    }

    @Test
    void anIntersectionIsAnAttributeLikeAnyOther() {
        Mmd term = new Mmd(new Mmd.Settings(
                Optional.of("sex*race"),
                Among.ALL_ROWS,
                Scores.FAVOURABLE,
                Kernel.GAUSS,
                0.5,
                Estimate.BIASED,
                false,
                true));
        double value = LossHarness.of(term)
                .logits(favourable(0.9, 0.5))
                .groups("sex", TWO, 0, 0)
                .groups("sex×race", TWO, 0, 1)
                .value();
        assertThat(value).isCloseTo(twoPoints(0.4), within(1e-6));
    }

    @Test
    void sameScoresAreNotCorrelatedAndHaveNoInfiniteSlope() {
        LossValue tried = LossHarness.of(correlation(Among.ALL_ROWS))
                .logits(favourable(0.7, 0.7, 0.7))
                .groups("sex", TWO, 0, 1, 1)
                .evaluate();
        assertThat(tried.value()).isZero();
        assertThat(tried.isFinite()).isTrue();
    }

    /** One group against the rest, three times: p = 0.1, 0.5, 0.9 in groups a, b, c: |ρ| = √3/2, 0, √3/2. */
    @Test
    void theCorrelationOfThreeGroupsIsTheMeanOfEachAgainstTheRest() {
        double value = LossHarness.of(correlation(Among.ALL_ROWS))
                .logits(favourable(0.1, 0.5, 0.9))
                .groups("origin", THREE, 0, 1, 2)
                .value();
        assertThat(value).isCloseTo(Math.sqrt(3) / 3, within(1e-5));
    }

    /** {@code tr(K H L H) / n²} of three rows, multiplied out in double precision. */
    @Test
    void hsicIsTheTraceOfTheCentredKernels() {
        double[] p = {0.9, 0.4, 0.3};
        int[] g = {0, 1, 1};
        double value = LossHarness.of(hsic(Optional.of(0.3)))
                .logits(favourable(p))
                .groups("sex", TWO, g)
                .value();
        int n = p.length;
        double trace = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    for (int l = 0; l < n; l++) {
                        double kernel = Math.exp(-(p[i] - p[j]) * (p[i] - p[j]) / (2 * 0.3 * 0.3));
                        trace += kernel * centre(j, k, n) * (g[k] == g[l] ? 1 : 0) * centre(l, i, n);
                    }
                }
            }
        }
        assertThat(value).isCloseTo(trace / (n * n), within(1e-6));
    }

    private static double centre(int i, int j, int n) {
        return (i == j ? 1 : 0) - 1.0 / n;
    }

    /** Shares a = 0.3 and b = 0.7 by weight: 2 a² b² MMD². */
    @Test
    void hsicOfTwoGroupsIsTheDiscrepancyTimesTheirShares() {
        LossHarness batch = LossHarness.of(hsic(Optional.of(0.5 / Math.sqrt(2))))
                .logits(favourable(0.9, 0.8, 0.3, 0.1))
                .groups("sex", TWO, 0, 0, 1, 1)
                .weights(2, 1, 4, 3);
        double discrepancy = LossHarness.of(mmd(Among.ALL_ROWS), batch.batch()).value();
        assertThat(batch.value()).isCloseTo(2 * 0.09 * 0.49 * discrepancy, within(1e-6));
    }

    /** Distances of 0.1, 0.3, 0.6, 0.2, 0.5, 0.3: in order 0.1, 0.2, 0.3, 0.3, 0.5, 0.6. */
    @Test
    void withoutABandwidthItIsTheMedianDistance() {
        LossHarness batch = LossHarness.of(hsic(Optional.empty()))
                .logits(favourable(0.2, 0.3, 0.5, 0.8))
                .groups("sex", TWO, 0, 0, 1, 1);
        assertThat(batch.value())
                .isCloseTo(LossHarness.of(hsic(Optional.of(0.3)), batch.batch()).value(), within(1e-6));
    }
}
