package io.limbeck.plugins.models.readable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.models.GraphUnderTest;
import io.limbeck.plugins.models.readable.SoftTree.Beta;
import io.limbeck.plugins.models.readable.SoftTree.Predict;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class SoftTreeTest {

    private static final float HALF_A_QUESTION = (float) Math.log(3);

    private static SoftTree tree(Map<String, ?> settings) {
        return new SoftTree(SettingsDefaults.of(SoftTree.Settings.class, settings));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** One gate with weight log 3 on one feature, leaves (.9 .1) and (.2 .8). At x = 1 three in four rows go right. */
    private static GraphUnderTest byHand(Map<String, ?> settings) {
        return new GraphUnderTest(tree(settings), List.of(1), 2)
                .set("gates/weights", HALF_A_QUESTION)
                .set("gates/biases", 0)
                .set("leaves/logits", (float) Math.log(9), 0, 0, (float) Math.log(4))
                .feed(1);
    }

    /** By hand: ¼ (.9 .1) + ¾ (.2 .8) = (.375 .625). */
    @Test
    void aTreeOfOneQuestionMixesItsTwoLeaves() {
        try (GraphUnderTest graph = byHand(Map.of("depth", 1, "center", false))) {
            assertThat(graph.run(graph.forward().logits()))
                    .containsExactly(new float[] {(float) Math.log(.375), (float) Math.log(.625)}, within(1e-6f));
            assertThat(graph.run(graph.forward().taps().get("gates")))
                    .containsExactly(new float[] {.75f}, within(1e-6f));
            assertThat(graph.run(graph.forward().taps().get("paths")))
                    .containsExactly(new float[] {.25f, .75f}, within(1e-6f));
            assertThat(graph.run(graph.forward().taps().get("expected-leaf")))
                    .containsExactly(
                            new float[] {
                                (float) (.25 * Math.log(.9) + .75 * Math.log(.2)),
                                (float) (.25 * Math.log(.1) + .75 * Math.log(.8))
                            },
                            within(1e-6f));
        }
    }

    /** By hand: β = 2 makes the odds 9 : 1. */
    @Test
    void betaHardensTheGatesWhetherFixedOrLearnt() {
        for (Beta betas : Beta.values()) {
            try (GraphUnderTest graph = byHand(Map.of("depth", 1, "center", false, "beta", 2f, "betas", betas))) {
                assertThat(graph.run(graph.forward().taps().get("paths")))
                        .containsExactly(new float[] {.1f, .9f}, within(1e-6f));
                assertThat(graph.shapes().containsKey("gates/beta")).isEqualTo(betas == Beta.LEARNED);
            }
        }
    }

    /** By hand: Σ_l P^l Q^l over four leaves, where nodes are numbered by levels. */
    @Test
    void deeperTreesNumberTheirNodesByLevelsFromLeftToRight() {
        float[] z = {.4f, -1.1f, 2.3f};
        try (GraphUnderTest graph = new GraphUnderTest(tree(Map.of("depth", 2, "center", false)), List.of(1), 3)) {
            graph.set("gates/weights", 0, 0, 0).set("gates/biases", z).feed(0);
            float[] expected = {
                (float) (sigmoid(-z[0]) * sigmoid(-z[1])),
                (float) (sigmoid(-z[0]) * sigmoid(z[1])),
                (float) (sigmoid(z[0]) * sigmoid(-z[2])),
                (float) (sigmoid(z[0]) * sigmoid(z[2]))
            };
            assertThat(graph.run(graph.forward().taps().get("paths"))).containsExactly(expected, within(1e-6f));
        }
    }

    @Test
    void theChancesOfFourThousandPathsSumToOneAndNoLogitIsInfinite() {
        RandomSource random = new RandomSource(7);
        float[] hard = new float[2 * 4095];
        for (int i = 0; i < hard.length; i++) {
            hard[i] = (float) (20 * random.normal(i));
        }
        try (GraphUnderTest graph = new GraphUnderTest(tree(Map.of("depth", 12, "center", false)), List.of(2), 3)) {
            graph.set("gates/weights", hard).feed(.3f, -.7f, 5, 5, -40, 3);
            float[] paths = graph.run(graph.forward().taps().get("paths"));
            for (int row = 0; row < 3; row++) {
                double sum = 0;
                for (int leaf = 0; leaf < 4096; leaf++) {
                    sum += paths[row * 4096 + leaf];
                }
                assertThat(sum).isCloseTo(1, within(1e-4));
            }
            for (float logit : graph.run(graph.forward().logits())) {
                assertThat(logit).isFinite();
            }
            for (float slope : graph.gradient("gates/weights")) {
                assertThat(slope).isFinite();
            }
        }
    }

    /** By hand, two rows that go right with ¾ and ½: α = 5/8, and λ/2 (log 8/5 + log 8/3) with λ = 0.3. */
    @Test
    void thePenaltyLooksAtTheShareThatAGateSendsRight() {
        try (GraphUnderTest graph = byHand(Map.of("depth", 1, "center", false, "balance", .3f))) {
            graph.feed(1, 0);
            assertThat(graph.run(graph.forward().penalties().get("balance"))[0])
                    .isCloseTo((float) (.15 * (Math.log(8 / 5.) + Math.log(8 / 3.))), within(1e-4f));
        }
    }

    /**
     * By hand: α of a lower gate weighs rows by their chance of coming there. Rows x = ±1 come to the left gate with ¼
     * and ¾ and go right there with ¾ and ¼ (3/16 + 3/16 of 1: α = 3/8), and to the right gate with ¾ and ¼ and go right
     * with ½; λ = 1, ½ below.
     */
    @Test
    void lowerGatesWeighRowsByTheirChanceOfComingThereAndMatterLess() {
        try (GraphUnderTest graph = new GraphUnderTest(
                tree(Map.of("depth", 2, "center", false, "balance", 1f, "balanceDecay", .5f)), List.of(1), 2)) {
            graph.set("gates/weights", HALF_A_QUESTION, HALF_A_QUESTION, 0)
                    .set("gates/biases", 0, 0, 0)
                    .feed(1, -1);
            double root = Math.log(2);
            double left = -.25 * (Math.log(3 / 8.) + Math.log(5 / 8.));
            double right = .5 * Math.log(2);
            assertThat(graph.run(graph.forward().penalties().get("balance"))[0])
                    .isCloseTo((float) (root + left + right), within(2e-4f));
        }
    }

    @Test
    void withoutBalanceThereIsNoPenalty() {
        try (GraphUnderTest graph = byHand(Map.of("depth", 1, "center", false, "balance", 0f))) {
            assertThat(graph.forward().penalties()).isEmpty();
        }
    }

    private static Table line() {
        return new Table(
                List.of(new Column.Numeric("x", new double[] {1, 2, 6})),
                new int[] {0, 1, 1},
                List.of("no", "yes"),
                1,
                List.of(),
                new double[] {1, 1, 1},
                LongStream.range(0, 3).toArray());
    }

    /** By hand: the training rows have the mean 3, so x = 4 is 1 off it. */
    @Test
    void theMeanOfTheTrainingRowsIsTakenOff() {
        try (GraphUnderTest graph = new GraphUnderTest(tree(Map.of("depth", 1)), line(), true)) {
            graph.set("gates/weights", HALF_A_QUESTION).feed(4);
            assertThat(graph.values("mean")).containsExactly(3);
            assertThat(graph.run(graph.forward().taps().get("gates")))
                    .containsExactly(new float[] {.75f}, within(1e-6f));
        }
    }

    /** By hand: at x = 4 the right leaf (.2 .8) is the likelier, at x = 2 the left one (.9 .1). */
    @Test
    void outsideTrainingTheLikeliestLeafAnswersWithTheMixturesGradient() {
        float[] leaves = {(float) Math.log(9), 0, 0, (float) Math.log(4)};
        float[] expected = {(float) Math.log(.2), (float) Math.log(.8), (float) Math.log(.9), (float) Math.log(.1)};
        try (GraphUnderTest answering = new GraphUnderTest(tree(Map.of("depth", 1)), line(), false);
                GraphUnderTest mean =
                        new GraphUnderTest(tree(Map.of("depth", 1, "predict", Predict.MEAN)), line(), false)) {
            for (GraphUnderTest graph : List.of(answering, mean)) {
                graph.set("gates/weights", HALF_A_QUESTION)
                        .set("leaves/logits", leaves)
                        .feed(4, 2);
            }
            assertThat(answering.run(answering.forward().logits())).containsExactly(expected, within(1e-6f));
            assertThat(mean.run(mean.forward().logits())[0]).isCloseTo((float) Math.log(.375), within(1e-6f));
            assertThat(answering.gradient("gates/weights")).isEqualTo(mean.gradient("gates/weights"));
        }
    }

    @Test
    void theGradientOfTheMixtureIsThatOfItsDifferences() {
        try (GraphUnderTest graph = new GraphUnderTest(tree(Map.of("depth", 3, "center", false)), List.of(2), 3)) {
            graph.feed(.3f, -.7f, 1.1f, .4f);
            for (String variable : List.of("gates/weights", "leaves/logits")) {
                float[] start = graph.values(variable).clone();
                float[] gradient = graph.gradient(variable);
                for (int i = 0; i < start.length; i++) {
                    double slope =
                            (sum(graph, variable, start, i, 1e-2f) - sum(graph, variable, start, i, -1e-2f)) / 2e-2;
                    assertThat((double) gradient[i]).isCloseTo(slope, within(2e-3));
                }
                graph.set(variable, start);
            }
        }
    }

    private static double sum(GraphUnderTest graph, String variable, float[] start, int index, float move) {
        float[] moved = start.clone();
        moved[index] += move;
        double sum = 0;
        for (float logit : graph.set(variable, moved).run(graph.forward().logits())) {
            sum += logit;
        }
        return sum;
    }

    @Test
    void allGatesAreOneMatrix() {
        try (GraphUnderTest graph =
                new GraphUnderTest(tree(Map.of("depth", 4, "center", false)), List.of(2, 3, 1), 3)) {
            assertThat(graph.shapes())
                    .containsEntry("gates/weights", Shape.of(6, 15))
                    .containsEntry("leaves/logits", Shape.of(16, 3));
        }
    }
}
