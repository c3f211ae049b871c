package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainSettings.Layer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Layers that are frozen, released and trained at rates of their own. Where figures are compared, the objective is {@code
 * 2a + 3b} with a = b = 0 at first: gradients never change, so that n steps of rate r end at {@code a = -2rn}.
 */
class LayersTest {

    private static final int STEPS_PER_EPOCH = 4;
    private static final Table ROWS = Classroom.clouds(20, 2, 1, 1, 2);
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

    private final TensorFlowTrainer trainer = new TensorFlowTrainer(SessionOptions.CPU);

    @TempDir
    Path folder;

    private static StudentArchitecture sum() {
        return in -> {
            Operand<TFloat32> a = in.variables().child("a").trainable("value", Shape.of(1), Initializer.zeros());
            Operand<TFloat32> b = in.variables().child("b").trainable("value", Shape.of(1), Initializer.zeros());
            return new Forward(
                    in.tf().math.add(in.tf().math.mul(in.features(), a), b), Map.of("a", a, "b", b), Map.of());
        };
    }

    private static TrainingRecipe recipe(Optimizer optimizer, Optional<Double> clipNorm, Map<String, Layer> layers) {
        return new TrainingRecipe(
                sum(),
                List.of(Recipes.wired(
                        Recipes.loss(in -> in.tf()
                                .reduceSum(
                                        in.tf()
                                                .math
                                                .add(
                                                        in.tf()
                                                                .math
                                                                .mul(
                                                                        in.tf().constant(2f),
                                                                        in.taps()
                                                                                .get("a")),
                                                        in.tf()
                                                                .math
                                                                .mul(
                                                                        in.tf().constant(3f),
                                                                        in.taps()
                                                                                .get("b"))),
                                        in.tf().constant(0))),
                        Schedule.ONE)),
                optimizer,
                new TrainSettings(Optional.of(3), Optional.empty(), 5, clipNorm, Optional.empty(), List.of(), layers));
    }

    private Classroom lesson() {
        return new Classroom(ROWS, Classroom.empty(ROWS), 17, folder);
    }

    /** {@return a and b after three epochs of four steps} */
    private float[] train(Optimizer optimizer, Optional<Double> clipNorm, Map<String, Layer> layers) {
        try (Teacher model = trainer.train(recipe(optimizer, clipNorm, layers), lesson())) {
            TrainedWeights weights = model.weights().orElseThrow();
            return new float[] {weights.values("a/value")[0], weights.values("b/value")[0]};
        }
    }

    private static Optimizer sgd() {
        return Recipes.sgd(Schedule.constant(0.1));
    }

    private static Layer frozen() {
        return new Layer(true, Optional.empty(), 1, false);
    }

    private static Layer frozenFor(double epochs) {
        return new Layer(false, Optional.of(epochs), 1, false);
    }

    private static Layer at(double factor) {
        return new Layer(false, Optional.empty(), factor, false);
    }

    @Test
    void aFrozenLayerStaysAndTheOthersMoveAsEver() {
        assertThat(train(sgd(), Optional.empty(), Map.of("a", frozen())))
                .containsExactly(new float[] {0, -3.6f}, CLOSE);
    }

    @Test
    void aLayerIsReleasedAfterItsEpochs() {
        assertThat(train(sgd(), Optional.empty(), Map.of("a", frozenFor(2))))
                .containsExactly(new float[] {-0.2f * STEPS_PER_EPOCH, -3.6f}, CLOSE);
        assertThat(train(sgd(), Optional.empty(), Map.of("a", frozenFor(0.5), "b", at(1))))
                .containsExactly(new float[] {-0.2f * 10, -3.6f}, CLOSE);
    }

    @Test
    void aFactorMultipliesTheLearningRateOfItsLayer() {
        assertThat(train(sgd(), Optional.empty(), Map.of("b", at(10))))
                .containsExactly(new float[] {-2.4f, -36}, CLOSE);
    }

    /** Of b alone the norm is 3 and a clipped step 0.1 · 1; of both it is √13. */
    @Test
    void gradientsAreClippedToTheNormOfThoseThatMove() {
        float root = (float) Math.sqrt(13);
        assertThat(train(sgd(), Optional.of(1.0), Map.of("a", frozenFor(2))))
                .containsExactly(new float[] {-0.4f * 2 / root, -0.8f - 0.4f * 3 / root}, CLOSE);
        assertThat(train(sgd(), Optional.of(1.0), Map.of("a", frozen())))
                .containsExactly(new float[] {0, -1.2f}, CLOSE);
    }

    /** Adam's corrected averages of a constant gradient are that gradient from the first step on: each step is the rate. */
    @Test
    void anOptimizersStateIsAsYoungAsItsLayer() {
        assertThat(train(Recipes.adam(0.1), Optional.empty(), Map.of("a", frozenFor(2))))
                .containsExactly(new float[] {-0.4f, -1.2f}, Offset.offset(1e-4f));
    }

    @Test
    void ofAFrozenLayerThereIsNeitherGradientNorState() {
        try (TrainingGraph graph = new TrainingGraph(
                recipe(Recipes.adam(0.1), Optional.empty(), Map.of("a", frozen())),
                ROWS.spec(),
                new TrainingGraph.SplitRows(ROWS, Optional.empty()),
                null,
                new RandomSource(1),
                Pull.NONE,
                SessionOptions.CPU)) {
            assertThat(graph.updates()).singleElement().satisfies(update -> assertThat(update.gradients())
                    .hasSize(1));
            assertThat(graph.variables().state())
                    .containsExactlyInAnyOrder(
                            "model/a/value", "model/b/value", "slots/model/b/value/m", "slots/model/b/value/v");
        }
    }

    @Test
    void theLongestNameThatFitsCounts() {
        assertThat(train(sgd(), Optional.empty(), Map.of("*", frozen(), "b", at(1))))
                .containsExactly(new float[] {0, -3.6f}, CLOSE);
        assertThat(train(sgd(), Optional.empty(), Map.of("a*", frozen(), "a/value", at(2))))
                .containsExactly(new float[] {-4.8f, -3.6f}, CLOSE);
    }

    @Test
    void whatIsFrozenIsCounted() {
        try (Teacher model = trainer.train(recipe(sgd(), Optional.empty(), Map.of("a", frozen())), lesson())) {
            assertThat(model.facts()).containsEntry("parameters", 2.0).containsEntry("parametersFrozen", 1.0);
        }
    }

    @Test
    void aLayerThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> train(sgd(), Optional.empty(), Map.of("hiden0", frozen())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("train.layers: there is no layer 'hiden0'\n    there are: a, b");
    }

    @Test
    void somethingMustMoveFromTheBeginning() {
        assertThatThrownBy(() -> train(sgd(), Optional.empty(), Map.of("*", frozen())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("freeze every variable that the objective depends on");
        assertThatThrownBy(() -> train(sgd(), Optional.empty(), Map.of("*", frozenFor(1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("keep every variable of the objective as it is until some are released");
    }
}
