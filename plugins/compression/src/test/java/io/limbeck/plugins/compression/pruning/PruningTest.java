package io.limbeck.plugins.compression.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.plugins.compression.HeldModel;
import io.limbeck.spi.InvalidInputException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which weights and units go, on models small enough to be ranked by hand. */
class PruningTest {

    private static final long[] TWO_BY_THREE = {2, 3};

    private static MagnitudePruning single(double target, MagnitudePruning.Across across, String... layers) {
        return new MagnitudePruning(
                new MagnitudePruning.Settings(target, 0, 0, Optional.of(0), 1, across, List.of(layers)));
    }

    private static StructuredPruning whole(double target, StructuredPruning.Norm norm) {
        return new StructuredPruning(
                new StructuredPruning.Settings(target, 0, 0, Optional.of(0), 1, norm, List.of(), List.of("logits")));
    }

    private static HeldModel model() {
        return new HeldModel()
                .with("hidden0/weights", TWO_BY_THREE, 0.3f, -0.1f, 0.5f, -0.6f, 0.2f, 0.4f)
                .with("hidden0/biases", new long[] {3}, 0.01f, 0.02f, 0.03f)
                .with("logits/weights", new long[] {3, 2}, 3, -4, 5, 0.05f, 7, 8)
                .with("logits/biases", new long[] {2}, 0.01f, 0.02f)
                .state("hidden0/weights", "mask", 1, 1, 1, 1, 1, 1)
                .state("logits/weights", "mask", 1, 1, 1, 1, 1, 1);
    }

    @Test
    void everyLayerLosesItsSmallestWeightsAndBiasesStay() {
        MagnitudePruning pruning = single(0.5, MagnitudePruning.Across.LAYER);
        HeldModel model = model();
        pruning.refresh(model);
        assertThat(pruning.finished("hidden0/weights", model)).containsExactly(0, 0, 0.5f, -0.6f, 0, 0.4f);
        assertThat(pruning.finished("logits/weights", model)).containsExactly(0, 0, 5, 0, 7, 8);
        assertThat(pruning.finished("hidden0/biases", model)).containsExactly(0.01f, 0.02f, 0.03f);
    }

    @Test
    void acrossTheModelALayerOfSmallWeightsLosesMore() {
        MagnitudePruning pruning = single(0.5, MagnitudePruning.Across.MODEL);
        HeldModel model = model();
        pruning.refresh(model);
        assertThat(pruning.finished("hidden0/weights", model)).containsExactly(0, 0, 0, -0.6f, 0, 0);
        assertThat(pruning.finished("logits/weights", model)).containsExactly(3, -4, 5, 0, 7, 8);
    }

    @Test
    void whatIsGoneStaysGoneHoweverLargeItWas() {
        MagnitudePruning pruning = single(0.5, MagnitudePruning.Across.LAYER, "hidden0");
        HeldModel model = model().state("hidden0/weights", "mask", 1, 1, 0, 1, 1, 1);
        pruning.refresh(model);
        assertThat(model.weightState("hidden0/weights", "mask")).containsExactly(1, 0, 0, 1, 0, 1);
        assertThat(model.weightState("logits/weights", "mask")).as("not named").containsExactly(1, 1, 1, 1, 1, 1);
    }

    @Test
    void aWeightThatHappensToBeZeroDoesNotBringAnotherBack() {
        MagnitudePruning pruning = single(0.5, MagnitudePruning.Across.LAYER, "hidden0");
        HeldModel model = model().with("hidden0/weights", TWO_BY_THREE, 0, 0, 0, 0, 0.2f, 0.4f)
                .state("hidden0/weights", "mask", 1, 1, 1, 1, 1, 0);
        pruning.refresh(model);
        assertThat(model.weightState("hidden0/weights", "mask")).containsExactly(0, 0, 1, 1, 1, 0);
    }

    @Test
    void theUnitsWithTheSmallestWeightsGoWithTheirBiases() {
        HeldModel model = model().state("hidden0/weights", "units", 1, 1, 1).state("hidden0/biases", "units", 1, 1, 1);
        StructuredPruning pruning = whole(0.4, StructuredPruning.Norm.L1);
        pruning.refresh(model);
        assertThat(pruning.finished("hidden0/weights", model)).containsExactly(0.3f, 0, 0.5f, -0.6f, 0, 0.4f);
        assertThat(pruning.finished("hidden0/biases", model)).containsExactly(0.01f, 0, 0.03f);
        assertThat(pruning.finished("logits/weights", model)).as("kept whole").containsExactly(3, -4, 5, 0.05f, 7, 8);
    }

    @Test
    void theNormDecidesWhichUnitIsSmall() {
        // Sums of absolute values 0.9, 1.0, 1.2; sums of squares 0.81, 0.50, 0.72.
        HeldModel model = model().with("hidden0/weights", TWO_BY_THREE, 0.9f, 0.5f, 0.6f, 0, 0.5f, 0.6f)
                .state("hidden0/weights", "units", 1, 1, 1)
                .state("hidden0/biases", "units", 1, 1, 1);
        whole(0.4, StructuredPruning.Norm.L1).refresh(model);
        assertThat(model.weightState("hidden0/biases", "units")).containsExactly(0, 1, 1);
        model.state("hidden0/weights", "units", 1, 1, 1);
        whole(0.4, StructuredPruning.Norm.L2).refresh(model);
        assertThat(model.weightState("hidden0/biases", "units")).containsExactly(1, 0, 1);
    }

    @Test
    void oneUnitOfALayerAlwaysStays() {
        HeldModel model = model().state("hidden0/weights", "units", 1, 1, 1).state("hidden0/biases", "units", 1, 1, 1);
        StructuredPruning pruning = whole(0.99, StructuredPruning.Norm.L1);
        pruning.refresh(model);
        assertThat(model.weightState("hidden0/biases", "units")).containsExactlyInAnyOrder(0, 0, 1);
    }

    @Test
    void aLayerThatIsNotThereIsAProblem() {
        assertThatThrownBy(() ->
                        single(0.5, MagnitudePruning.Across.LAYER, "hidden1").refresh(model()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("names 'hidden1' in 'layers', but the model has no such layer")
                .hasMessageContaining("there are: hidden0, logits");
    }

    @Test
    void aModelWithoutLayersOfUnitsIsAProblem() {
        HeldModel shapes = new HeldModel().with("feature3", TWO_BY_THREE, 1, 2, 3, 4, 5, 6);
        assertThatThrownBy(() -> whole(0.5, StructuredPruning.Norm.L1).refresh(shapes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("finds no layer to prune")
                .hasMessageContaining("compression/magnitude-pruning");
    }
}
