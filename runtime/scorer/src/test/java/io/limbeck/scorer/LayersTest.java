package io.limbeck.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each layer against its formula, worked out by hand. */
class LayersTest {

    private static String array(int at, int count) {
        return "{\"at\": " + at + ", \"count\": " + count + "}";
    }

    @Test
    void aDenseLayerIsAProductOfMatricesAndABias() throws ModelFormatException {
        Scorer scorer = HandMade.scorer(2, HandMade.DENSE, 1f, 2f, 3f, 4f, 0.5f, -0.5f);
        assertThat(HandMade.logits(scorer, 10, 100)).containsExactly(310.5f, 419.5f);
        assertThat(HandMade.logits(scorer, 0, 1)).containsExactly(3.5f, 3.5f);
    }

    @Test
    void probabilitiesAreTheSoftmaxOfTheLogitsHoweverLarge() throws ModelFormatException {
        Scorer scorer = HandMade.scorer(2, HandMade.DENSE, 1f, 0f, 0f, 1f, 0f, 0f);
        double[] into = new double[2];
        scorer.session().probabilities(new float[] {9, 0, (float) Math.log(3)}, 1, into);
        assertThat(into).containsExactly(new double[] {0.25, 0.75}, within(1e-7));
        scorer.session().probabilities(new float[] {1e30f, -1e30f}, 0, into);
        assertThat(into).containsExactly(1, 0);
    }

    @Test
    void chainsSumsColumnsAndAffineLayersFitIntoEachOther() throws ModelFormatException {
        String columns = "{\"layer\": \"columns\", \"inputs\": 3, \"columns\": " + array(0, 2) + "}";
        String affine = "{\"layer\": \"affine\", \"factors\": " + array(2, 2) + ", \"shifts\": " + array(4, 2) + "}";
        String other = "{\"layer\": \"columns\", \"inputs\": 3, \"columns\": " + array(6, 2) + "}";
        String sum = "{\"layer\": \"sum\", \"layers\": [{\"layer\": \"chain\", \"layers\": [" + columns + ", " + affine
                + "]}, " + other + ", " + other + "]}";
        Scorer scorer = HandMade.scorer(3, sum, 2, 0, 10f, 100f, 1f, 2f, 1, 1);
        // (10·x2 + 1, 100·x0 + 2) + 2·(x1, x1)
        assertThat(HandMade.logits(scorer, 3, 5, 7)).containsExactly(81, 312);
    }

    /** erf as Python's math.erf has it; the others are closed forms. */
    @ParameterizedTest
    @CsvSource({
        "relu, -2, 0",
        "relu, 2, 2",
        "tanh, 0.5, 0.46211715726",
        "sigmoid, 0, 0.5",
        "sigmoid, -100, 3.7e-44",
        "elu, -1, -0.63212055883",
        "elu, 3, 3",
        "softplus, 0, 0.69314718056",
        "softplus, 100, 100",
        "softplus, -100, 3.7e-44",
        "clip, -1, 0",
        "clip, 0.25, 0.25",
        "clip, 7, 1",
        "log, 1, 0",
        "log, 0, -27.6310211159",
        "gelu, 0, 0",
        "gelu, 1, 0.84134474607",
        "gelu, -1, -0.15865525393",
        "gelu, 0.3, 0.18537342866",
        "gelu, 9, 9"
    })
    void functionsHaveTheValuesOfTheirFormulae(String function, float x, float expected) throws ModelFormatException {
        String layer = "{\"layer\": \"elementwise\", \"width\": 2, \"function\": \"" + function + "\"}";
        assertThat(HandMade.logits(HandMade.scorer(2, layer), 1, x)[1]).isCloseTo(expected, within(2e-7f));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1124629160182849", "0.3, 0.3286267594591274", "0.46875, 0.49261347321793797", "0.5, 0.5204998778130465",
        "1, 0.8427007929497149", "2, 0.9953222650189527", "3, 0.9999779095030014", "-1.5, -0.9661051464753108"
    })
    void theErrorFunctionIsThatOfPython(double x, double expected) {
        assertThat(ErrorFunction.of(x)).isCloseTo(expected, within(1e-14));
    }

    @Test
    void softmaxGivesShares() throws ModelFormatException {
        Scorer scorer = HandMade.scorer(2, "{\"layer\": \"softmax\", \"width\": 2}");
        assertThat(HandMade.logits(scorer, 0, (float) Math.log(4)))
                .containsExactly(new float[] {0.2f, 0.8f}, within(1e-7f));
    }

    private static Scorer curves(boolean steps) throws ModelFormatException {
        String layer = "{\"layer\": \"curves\", \"inputs\": 2, \"outputs\": 2, \"steps\": " + steps + ", \"starts\": "
                + array(0, 3) + ", \"knots\": " + array(3, 4) + ", \"values\": " + array(7, 8) + "}";
        // The first function has knots 0, 1, 3, the second one knot, so that it is constant.
        return HandMade.scorer(2, layer, 0, 3, 4, 0f, 1f, 3f, 5f, 0f, 0f, 10f, 1f, 30f, 2f, 100f, 200f);
    }

    @Test
    void curvesAreStraightBetweenKnotsAndLevelOutside() throws ModelFormatException {
        Scorer scorer = curves(false);
        assertThat(HandMade.logits(scorer, -1, 0)).containsExactly(100, 200);
        assertThat(HandMade.logits(scorer, 0.5f, 0)).containsExactly(105, 200.5f);
        assertThat(HandMade.logits(scorer, 1, 9)).containsExactly(110, 201);
        assertThat(HandMade.logits(scorer, 2, 0)).containsExactly(120, 201.5f);
        assertThat(HandMade.logits(scorer, 99, 0)).containsExactly(130, 202);
    }

    @Test
    void stepsAreHalfWayBetweenKnots() throws ModelFormatException {
        Scorer scorer = curves(true);
        assertThat(HandMade.logits(scorer, 0.5f, 0)).containsExactly(100, 200);
        assertThat(HandMade.logits(scorer, 0.50001f, 0)).containsExactly(110, 201);
        assertThat(HandMade.logits(scorer, 2, 0)).containsExactly(110, 201);
        assertThat(HandMade.logits(scorer, 2.5f, 0)).containsExactly(130, 202);
    }

    /** Two trees: x0 > 1.5 ? (x1 > 0 ? leaf 2 : leaf 1) : leaf 0; and a leaf alone. */
    private static Scorer trees(int second) throws ModelFormatException {
        String layer = "{\"layer\": \"trees\", \"inputs\": 2, \"outputs\": 2, \"roots\": " + array(0, 2)
                + ", \"features\": " + array(2, 6) + ", \"borders\": " + array(8, 6) + ", \"next\": " + array(14, 6)
                + ", \"leaves\": " + array(20, 8) + "}";
        return HandMade.scorer(
                2, layer, 0, 5, 0, -1, 1, -1, -1, -1, 1.5f, 0f, 0f, 0f, 0f, 0f, second, 0, 4, 1, 2, 3, 1f, 2f, 3f, 4f,
                5f, 6f, 10f, 20f);
    }

    @Test
    void treesAreWalkedAndTheirLeavesAdded() throws ModelFormatException {
        Scorer scorer = trees(2);
        assertThat(HandMade.logits(scorer, 1.5f, 0)).containsExactly(11, 22);
        assertThat(HandMade.logits(scorer, 1.6f, 0)).containsExactly(13, 24);
        assertThat(HandMade.logits(scorer, 1.6f, 1)).containsExactly(15, 26);
    }

    @Test
    void aTreeThatWouldWalkInCirclesIsRefused() {
        assertThatThrownBy(() -> trees(0))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("at 'model.next'")
                .hasMessageContaining("the places of later nodes, or of leaves");
    }

    /** Depth 1: the chance of the right leaf is σ(x); leaves (log .9, log .1) and (log .2, log .8). */
    private static float[] paths(boolean likeliest, float x) throws ModelFormatException {
        String first = "{\"layer\": \"paths\", \"depth\": 1, \"outputs\": 2, \"likeliest\": " + likeliest
                + ", \"leaves\": " + array(0, 4) + "}";
        Scorer scorer = HandMade.scorer(
                1, first, (float) Math.log(.9), (float) Math.log(.1), (float) Math.log(.2), (float) Math.log(.8));
        float[] logits = HandMade.logits(scorer, x);
        return new float[] {(float) Math.exp(logits[0]), (float) Math.exp(logits[1])};
    }

    @Test
    void pathsGiveTheLikeliestLeafOrTheMean() throws ModelFormatException {
        float right = (float) Math.log(3); // σ = 0.75
        assertThat(paths(true, right)).containsExactly(new float[] {.2f, .8f}, within(1e-6f));
        assertThat(paths(true, -right)).containsExactly(new float[] {.9f, .1f}, within(1e-6f));
        assertThat(paths(false, right)).containsExactly(new float[] {.375f, .625f}, within(1e-6f));
    }
}
