package io.limbeck.plugins.fairness.loss.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.Component;
import io.limbeck.testkit.LossBatch;
import io.limbeck.testkit.LossGraph;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossTermContract;
import io.limbeck.testkit.LossValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Closed forms of Sagawa et al. 2020, algorithm 1: a row of logits {@code (0, ln p/(1-p))} and class 1 has the loss -ln p. */
final class GroupDroTest {

    private static final List<String> TWO = List.of("f", "m");

    private static GroupDro term(boolean byClass, double rate, double adjustment) {
        return new GroupDro(new GroupDro.Settings(Optional.empty(), byClass, rate, adjustment, true));
    }

    private static float[][] favourable(double... probabilities) {
        float[][] logits = new float[probabilities.length][];
        for (int row = 0; row < logits.length; row++) {
            logits[row] = new float[] {0, (float) Math.log(probabilities[row] / (1 - probabilities[row]))};
        }
        return logits;
    }

    private static LossBatch batch(GroupDro term, double[] probabilities, int[] labels, int... groups) {
        return LossHarness.of(term)
                .logits(favourable(probabilities))
                .labels(labels)
                .groups("sex", TWO, groups)
                .batch();
    }

    private static double[] weights(LossGraph graph) {
        float[] logs = graph.state(GroupDro.LOGS);
        double[] weights = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            weights[i] = Math.exp(logs[i]);
        }
        return weights;
    }

    /** Losses ln 2 and ln 4 (mean over two rows); at rate 1 the weights are 2 : 4, then 4 : 16. */
    @Test
    void weightsAreMultipliedByTheExponentialOfTheLoss() {
        GroupDro term = term(false, 1, 0);
        LossBatch batch = batch(term, new double[] {0.5, 0.25, 0.25}, new int[] {1, 1, 1}, 0, 1, 1);
        try (LossGraph graph = new LossGraph(term, batch)) {
            assertThat(weights(graph)).containsExactly(new double[] {0.5, 0.5}, within(1e-6));
            double losses = Math.log(2);
            assertThat(graph.step(batch).value())
                    .as("with the weights it has just updated")
                    .isCloseTo((float) ((2 * losses + 4 * 2 * losses) / 6), within(1e-5f));
            assertThat(weights(graph)).containsExactly(new double[] {2 / 6.0, 4 / 6.0}, within(1e-6));
            graph.step(batch);
            assertThat(weights(graph)).containsExactly(new double[] {4 / 20.0, 16 / 20.0}, within(1e-6));
        }
    }

    /** A group's gradient is that of its mean cross-entropy, (p - 1) / rows, times its weight. */
    @Test
    void noGradientFlowsThroughTheWeights() {
        GroupDro term = term(false, 1, 0);
        LossValue tried = LossHarness.of(
                        term, batch(term, new double[] {0.5, 0.25, 0.25}, new int[] {1, 1, 1}, 0, 1, 1))
                .evaluate();
        assertThat(tried.gradient()[0][1]).isCloseTo((float) (-0.5 * 2 / 6), within(1e-5f));
        assertThat(tried.gradient()[1][1]).isCloseTo((float) (-0.75 / 2 * 4 / 6), within(1e-5f));
    }

    /** Groups by class: cells (no, f), (no, m), (yes, f), (yes, m), of which the second has no training row. */
    @Test
    void aClassOfAGroupIsAGroupOfItsOwnAndOneWithoutTrainingRowsHasNoWeight() {
        GroupDro term = term(true, 1, 0);
        LossBatch batch = batch(term, new double[] {0.5, 0.5, 0.25}, new int[] {0, 1, 1}, 0, 0, 1);
        try (LossGraph graph = new LossGraph(term, batch)) {
            assertThat(weights(graph)).containsExactly(new double[] {1 / 3.0, 0, 1 / 3.0, 1 / 3.0}, within(1e-6));
            graph.step(batch);
            assertThat(weights(graph)).containsExactly(new double[] {2 / 8.0, 0, 2 / 8.0, 4 / 8.0}, within(1e-6));
        }
    }

    /** Sizes 4 and 1, C = 2: at equal losses the weights are exp(2 / √4) : exp(2 / √1). */
    @Test
    void theAdjustmentLiftsSmallGroups() {
        GroupDro term = term(false, 1, 2);
        LossBatch batch = batch(term, new double[] {0.5, 0.5, 0.5, 0.5, 0.5}, new int[] {1, 1, 1, 1, 1}, 0, 0, 0, 0, 1);
        try (LossGraph graph = new LossGraph(term, batch)) {
            LossValue value = graph.step(batch);
            double sum = Math.exp(1) + Math.exp(2);
            assertThat(weights(graph))
                    .containsExactly(new double[] {Math.exp(1) / sum, Math.exp(2) / sum}, within(1e-6));
            assertThat(value.value()).as("it is no part of the value").isCloseTo((float) Math.log(2), within(1e-5f));
        }
    }

    @Test
    void aGroupThatIsAbsentKeepsItsWeightButForTheScaling() {
        GroupDro term = term(false, 1, 3);
        LossBatch both = batch(term, new double[] {0.5, 0.5}, new int[] {1, 1}, 0, 1);
        try (LossGraph graph = new LossGraph(term, both)) {
            LossValue tried = graph.step(batch(term, new double[] {0.5, 0.5}, new int[] {1, 1}, 0, -1));
            double raised = 2 * Math.exp(3);
            assertThat(weights(graph))
                    .containsExactly(new double[] {raised / (raised + 1), 1 / (raised + 1)}, within(1e-6));
            assertThat(tried.gradient()[1]).as("unknown group").containsExactly(0f, 0f);
        }
    }

    @Test
    void aBatchOfUnknownGroupsIsNothingAndMovesNothing() {
        GroupDro term = term(true, 1, 0);
        LossBatch both = batch(term, new double[] {0.5, 0.5}, new int[] {1, 1}, 0, 1);
        try (LossGraph graph = new LossGraph(term, both)) {
            double[] before = weights(graph);
            LossValue tried = graph.step(batch(term, new double[] {0.5, 0.9}, new int[] {1, 0}, -1, -1));
            assertThat(tried.value()).isZero();
            assertThat(tried.largestSlope()).isZero();
            assertThat(weights(graph)).containsExactly(before, within(1e-6));
        }
    }

    @Test
    void aWeightThatBecameTinyComesBack() {
        GroupDro term = term(false, 10, 0);
        LossBatch first = batch(term, new double[] {1e-8, 0.9}, new int[] {1, 1}, 0, 1);
        LossBatch second = batch(term, new double[] {0.9, 1e-8}, new int[] {1, 1}, 0, 1);
        try (LossGraph graph = new LossGraph(term, first)) {
            graph.step(first);
            assertThat(weights(graph)[1]).as("below the smallest float").isLessThan(1e-45);
            graph.step(second);
            graph.step(second);
            assertThat(weights(graph)[1]).isGreaterThan(0.99);
        }
    }

    @Test
    void anIntersectionIsAnAttributeLikeAnyOther() {
        GroupDro term = new GroupDro(new GroupDro.Settings(Optional.of("sex*race"), false, 1, 0, true));
        LossBatch batch = LossHarness.of(term)
                .logits(favourable(0.5, 0.25))
                .labels(1, 1)
                .groups("sex", TWO, 0, 0)
                .groups("sex×race", List.of("f×a", "m×a", "m×b"), 0, 2)
                .batch();
        try (LossGraph graph = new LossGraph(term, batch)) {
            graph.step(batch);
            assertThat(weights(graph)).containsExactly(new double[] {2 / 6.0, 0, 4 / 6.0}, within(1e-6));
        }
    }

    private abstract static class Contract extends LossTermContract {

        private final boolean byClass;

        Contract(boolean byClass) {
            this.byClass = byClass;
        }

        @Override
        protected Component<?, ?> component() {
            return GroupDro.component();
        }

        @Override
        protected Record settings() {
            return new GroupDro.Settings(Optional.of("second"), byClass, 0.1, 1, true);
        }

        @Override
        protected Map<Behavior, String> optOuts() {
            return Map.of(Behavior.HAS_ITS_SLOPE, "it holds the weights constant");
        }
    }

    @Nested
    final class ByClass extends Contract {
        ByClass() {
            super(true);
        }
    }

    @Nested
    final class ByGroup extends Contract {
        ByGroup() {
            super(false);
        }
    }
}
