package io.limbeck.plugins.fairness.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers printed in the documentation of HolisticAI's bias metrics, and closed forms. */
class PublishedExamplesTest {

    private static final double[] ONES = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    private static final int[] GROUP = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2};
    private static final int[] DECISIONS = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0};
    private static final int[] LABELS = {0, 1, 1, 0, 1, 0, 2, 1, 2, 1};

    private static Confusion selection(int selected, int rows) {
        return new Confusion(selected, rows - selected, 0, 0);
    }

    private static double mean(MulticlassParity.Distance distance) {
        GroupCounts counts = GroupCounts.of(3, 3, GROUP, LABELS, DECISIONS, ONES);
        return (distance.between(counts, 0, 1) + distance.between(counts, 0, 2) + distance.between(counts, 1, 2)) / 3;
    }

    @Test
    void selectionTestsAgreeWithHolisticAi() {
        Confusion a = selection(3, 4);
        Confusion b = selection(2, 6);
        assertThat(SelectionTests.zOfDifference(a, b)).isEqualTo(1.290994449, within(1e-9));
        assertThat(SelectionTests.zOfRatio(a, b)).isEqualTo(1.256287689, within(1e-9));
        assertThat(SelectionTests.cohenD(selection(2, 4), selection(5, 6)))
                .isEqualTo(-0.7844645405527363, within(1e-12));
    }

    @Test
    void multiclassDistancesAgreeWithHolisticAi() {
        assertThat(mean(MulticlassParity::statisticalParity)).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(mean(MulticlassParity::equalOpportunity)).isEqualTo(0.7962962962962963, within(1e-12));
        assertThat(mean(MulticlassParity::averageOdds)).isEqualTo(0.16666666666666666, within(1e-12));
        assertThat(mean(MulticlassParity::trueRates)).isEqualTo(0.6666666666666666, within(1e-12));
    }

    @Test
    void theEntropyIndexHasItsClosedForms() {
        double[] benefits = {1, 3};
        double[] weights = {1, 1};
        // μ = 2: GE(2) = ½ · mean((b/μ)² - 1) = ½ · 0.25; Theil = ½ (½ ln ½ + 1.5 ln 1.5); GE(0) = -½ ln(0.75)
        assertThat(Inequality.generalizedEntropy(benefits, weights, 2)).isEqualTo(0.125, within(1e-15));
        assertThat(Inequality.generalizedEntropy(benefits, weights, 1))
                .isEqualTo((0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2, within(1e-15));
        assertThat(Inequality.generalizedEntropy(benefits, weights, 0)).isEqualTo(-Math.log(0.75) / 2, within(1e-15));
        assertThat(Inequality.coefficientOfVariation(0.125)).isEqualTo(0.5);
    }

    @Test
    void entropyFallsApartIntoWithinAndBetween() {
        // For order 2 and groups of equal mean nothing is between; for constant groups everything is.
        GroupCounts equal =
                GroupCounts.of(2, 2, new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, new int[] {1, 0, 1, 0}, ONES);
        assertThat(Inequality.betweenGroups(equal, 2)).isZero();
        GroupCounts constant =
                GroupCounts.of(2, 2, new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0}, ONES);
        assertThat(Inequality.betweenGroups(constant, 2)).isEqualTo(Inequality.ofDecisions(constant, 2));
    }

    @Test
    void areaBetweenCumulativeDistributionsOfTwoPointsIsTheirDistance() {
        ScoredRows rows = ScoredRows.of(
                2, new int[] {0, 1, -1}, new boolean[3], new double[] {0.2, 0.7, 0.9}, new double[] {3, 5, 1});
        assertThat(ScoreStatistics.areaBetweenCumulativeDistributions(rows, 0, 1))
                .isEqualTo(0.5, within(1e-15));
    }

    @Test
    void areaBetweenCumulativeDistributionsIsTheEarthMoverDistance() {
        double[] grid = IntStream.range(0, 8).mapToDouble(i -> i / 8.0).toArray();
        double[] p = {1, 4, 2, 0, 3, 1, 1, 5};
        double[] q = {2, 0, 1, 6, 2, 2, 3, 1};
        double[][] cost = new double[8][8];
        int[] group = new int[16];
        double[] score = new double[16];
        double[] weight = new double[16];
        for (int i = 0; i < 8; i++) {
            group[8 + i] = 1;
            score[i] = grid[i];
            score[8 + i] = grid[i];
            weight[i] = p[i];
            weight[8 + i] = q[i];
            for (int j = 0; j < 8; j++) {
                cost[i][j] = Math.abs(grid[i] - grid[j]);
            }
        }
        ScoredRows rows = ScoredRows.of(2, group, new boolean[16], score, weight);
        assertThat(ScoreStatistics.areaBetweenCumulativeDistributions(rows, 0, 1))
                .isEqualTo(Transport.earthMoverDistance(p, q, cost), within(1e-12));
    }

    @Test
    void tiesCountHalfUnderTheRocCurve() {
        ScoredRows rows = ScoredRows.of(
                1,
                new int[4],
                new boolean[] {true, false, true, false},
                new double[] {0.5, 0.5, 0.9, 0.1},
                new double[] {1, 1, 1, 1});
        // pairs: (0.5, 0.5) half, (0.5, 0.1), (0.9, 0.5), (0.9, 0.1) whole
        assertThat(ScoreStatistics.auc(rows, 0)).isEqualTo(3.5 / 4);
    }

    @Test
    void anUndefinedRateReadsAsEachToolkitReadsIt() {
        double[] rates = {0.8, Double.NaN};
        Rate rate = Rate.TRUE_POSITIVE_RATE;
        assertThat(Convention.LIMBECK.difference(rate, rates)).isNaN();
        assertThat(Convention.FAIRLEARN.difference(rate, rates)).isEqualTo(0.8);
        assertThat(Convention.AIF360.difference(rate, rates)).isNaN();
        assertThat(Convention.TRUSTYAI.difference(rate, rates)).isNaN();
        assertThat(Convention.HOLISTICAI.difference(rate, rates)).isEqualTo(0.8);
        assertThat(Convention.FFB.difference(rate, rates)).isZero();
    }

    @Test
    void kernelGradientsAgreeWithDifferences() {
        boolean[] member = {true, false, true, false};
        double[][] points = {{0.3, 0.1}, {0.5, 0.9}, {0.35, 0.2}, {0.7, 0.4}};
        double[] weights = {1, 2, 0.5, 1};
        for (KernelDiscrepancy.Kernel kernel : KernelDiscrepancy.Kernel.values()) {
            KernelDiscrepancy discrepancy = new KernelDiscrepancy(kernel, 0.4);
            double[][] gradient = discrepancy.squaredMmdGradient(member, points, weights);
            for (int i = 0; i < points.length; i++) {
                for (int c = 0; c < 2; c++) {
                    double at = points[i][c];
                    points[i][c] = at + 1e-6;
                    double above = discrepancy.squaredMmd(member, points, weights);
                    points[i][c] = at - 1e-6;
                    double below = discrepancy.squaredMmd(member, points, weights);
                    points[i][c] = at;
                    assertThat(gradient[i][c]).isEqualTo((above - below) / 2e-6, within(1e-7));
                }
            }
        }
    }
}
