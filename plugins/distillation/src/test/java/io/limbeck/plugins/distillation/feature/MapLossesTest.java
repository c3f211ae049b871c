package io.limbeck.plugins.distillation.feature;

import static io.limbeck.plugins.distillation.feature.Batches.LAYER;
import static io.limbeck.plugins.distillation.feature.Batches.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LayerRows;
import io.limbeck.testkit.LossHarness;
import org.junit.jupiter.api.Test;

/**
 * Terms on places and channels. Closed forms are worked by hand; the figures for {@code STUDENT} and {@code TEACHER} come
 * from numpy in double precision, by the formulas of torchdistill's {@code ATLoss} and RepDistiller's {@code NSTLoss} and
 * {@code FSP} (their arithmetic, written anew).
 */
final class MapLossesTest {

    /** Two rows of 2 × 2 places and 2 channels. */
    private static final LayerRows STUDENT =
            LayerRows.images(2, 2, 2, new float[] {1, 0, 2, 1, 0, 1, 1, 2}, new float[] {0, 3, 1, 1, 2, 0, 1, 0});

    /** Two rows of 2 × 2 places and 3 channels. */
    private static final LayerRows TEACHER = LayerRows.images(
            2, 2, 3, new float[] {1, 2, 0, 1, 0, 1, 3, 0, 1, 2, 1, 1}, new float[] {2, 1, 1, 0, 0, 2, 1, 3, 0, 0, 1, 1
            });

    private static final LayerRows LEFT = LayerRows.images(1, 2, 1, new float[] {5, 0});
    private static final LayerRows RIGHT = LayerRows.images(1, 2, 1, new float[] {0, 2});

    private static LossTerm hint(Hint.Through through, Hint.Over over) {
        return new Hint(new Hint.Settings(LAYER, LAYER, through, over, true));
    }

    private static LossTerm attention(AttentionTransfer.Variant variant, double power) {
        return new AttentionTransfer(new AttentionTransfer.Settings(LAYER, LAYER, variant, power, true));
    }

    private static LossTerm selectivity(NeuronSelectivity.Kernel kernel) {
        return new NeuronSelectivity(new NeuronSelectivity.Settings(LAYER, LAYER, kernel, true));
    }

    private static double maps(LossTerm term, LayerRows student, LayerRows teacher) {
        return Batches.of(term, student, teacher).value();
    }

    @Test
    void aHintWithoutProjectionIsTheSquaredDistance() {
        float[][] student = {{1, 2, 3}};
        float[][] teacher = {{0, 4, 3}};
        assertThat(value(hint(Hint.Through.NEVER, Hint.Over.MEAN), student, teacher))
                .isCloseTo(5 / 3.0, within(1e-6));
        assertThat(value(hint(Hint.Through.WHERE_SHAPES_DIFFER, Hint.Over.HALF_SUM), student, teacher))
                .isCloseTo(5 / 2.0, within(1e-6));
    }

    @Test
    void aHintCountsRowsByTheirWeight() {
        double value = Batches.of(
                        hint(Hint.Through.NEVER, Hint.Over.MEAN),
                        LayerRows.vectors(new float[] {1}, new float[] {0}),
                        LayerRows.vectors(new float[] {0}, new float[] {0}))
                .weights(3, 1)
                .value();
        assertThat(value).isCloseTo(0.75, within(1e-6));
    }

    /** A projection is linear and begins without a constant: nothing becomes nothing, and twice as much twice as much. */
    @Test
    void aHintsProjectionIsLinear() {
        LossTerm term = hint(Hint.Through.ALWAYS, Hint.Over.MEAN);
        assertThat(value(term, new float[][] {{0, 0, 0}}, new float[][] {{1, 3}}))
                .isCloseTo(5, within(1e-6));
        double once = value(term, new float[][] {{1, -2, 3}}, new float[][] {{0, 0}});
        assertThat(once).isGreaterThan(0.01);
        assertThat(value(term, new float[][] {{2, -4, 6}}, new float[][] {{0, 0}}))
                .isCloseTo(4 * once, within(1e-5));
    }

    /** The same weights at each place: the mean over places of the linear hint. */
    @Test
    void aConvolutionOfOnePlaceIsALinearMapOfEveryPlace() {
        LossTerm term = hint(Hint.Through.ALWAYS, Hint.Over.MEAN);
        double first = value(term, new float[][] {{1, 2}}, new float[][] {{1, 0, 2}});
        double second = value(term, new float[][] {{3, -1}}, new float[][] {{0, 1, 1}});
        double both =
                maps(term, LayerRows.images(1, 2, 2, new float[] {1, 2, 3, -1}), LayerRows.images(1, 2, 3, new float[] {
                    1, 0, 2, 0, 1, 1
                }));
        assertThat(both).isCloseTo((first + second) / 2, within(1e-5));
    }

    /** All the energy on one side against all on the other: unit vectors at right angles. */
    @Test
    void attentionOnOppositeSides() {
        assertThat(maps(attention(AttentionTransfer.Variant.PAPER, 2), LEFT, RIGHT))
                .isCloseTo(Math.sqrt(2), within(1e-6));
        assertThat(maps(attention(AttentionTransfer.Variant.CODE, 2), LEFT, RIGHT))
                .isCloseTo(1, within(1e-6));
    }

    /** Activations (2, 1): (2, 1) / √5 at power 1, (4, 1) / √17 at power 2, against (1, 0). */
    @Test
    void theGreaterThePowerTheMoreTheStrongestPlaceCounts() {
        LayerRows student = LayerRows.images(1, 2, 1, new float[] {2, -1});
        LayerRows teacher = LayerRows.images(1, 2, 1, new float[] {1, 0});
        assertThat(maps(attention(AttentionTransfer.Variant.CODE, 1), student, teacher))
                .isCloseTo(1 - 2 / Math.sqrt(5), within(1e-6));
        assertThat(maps(attention(AttentionTransfer.Variant.CODE, 2), student, teacher))
                .isCloseTo(1 - 4 / Math.sqrt(17), within(1e-6));
    }

    @Test
    void attentionAgreesWithBothPublishedVariants() {
        assertThat(maps(attention(AttentionTransfer.Variant.PAPER, 2), STUDENT, TEACHER))
                .isCloseTo(0.746940048, within(1e-6));
        assertThat(maps(attention(AttentionTransfer.Variant.CODE, 2), STUDENT, TEACHER))
                .isCloseTo(0.145441581, within(1e-6));
    }

    /** A map of 2 × 2 places averaged to the teacher's single one: attention on one place is always 1. */
    @Test
    void theLargerMapIsAveragedOverBlocks() {
        LayerRows large = LayerRows.images(2, 4, 1, new float[] {1, 3, 0, 0, 5, 7, 0, 0});
        LayerRows small = LayerRows.images(1, 2, 1, new float[] {9, 0});
        assertThat(maps(attention(AttentionTransfer.Variant.CODE, 2), large, small))
                .isCloseTo(0, within(1e-6));
        assertThat(maps(attention(AttentionTransfer.Variant.CODE, 2), small, large))
                .isCloseTo(0, within(1e-6));
    }

    /** One map each, at right angles: 1 + 1 - 0; the Gaussian kernel of squared distance 2 at 2σ² = 1. */
    @Test
    void selectivityOfMapsAtRightAngles() {
        assertThat(maps(selectivity(NeuronSelectivity.Kernel.LINEAR), LEFT, RIGHT))
                .isCloseTo(2, within(1e-6));
        assertThat(maps(selectivity(NeuronSelectivity.Kernel.POLYNOMIAL), LEFT, RIGHT))
                .isCloseTo(2, within(1e-6));
        assertThat(maps(selectivity(NeuronSelectivity.Kernel.GAUSSIAN), LEFT, RIGHT))
                .isCloseTo(2 - 2 * Math.exp(-2), within(1e-6));
    }

    @Test
    void selectivityAgreesWithThePublishedProgram() {
        assertThat(maps(selectivity(NeuronSelectivity.Kernel.LINEAR), STUDENT, TEACHER))
                .isCloseTo(0.114507915, within(1e-6));
        assertThat(maps(selectivity(NeuronSelectivity.Kernel.POLYNOMIAL), STUDENT, TEACHER))
                .isCloseTo(0.281439394, within(1e-6));
        assertThat(maps(selectivity(NeuronSelectivity.Kernel.GAUSSIAN), STUDENT, TEACHER))
                .isCloseTo(0.188004230, within(1e-6));
    }

    /** A set of maps has no order, and each is divided by its length. */
    @Test
    void selectivityMindsNeitherTheOrderNorTheLengthOfMaps() {
        LayerRows swapped =
                LayerRows.images(2, 2, 2, new float[] {0, 7, 1, 14, 1, 0, 2, 7}, new float[] {3, 0, 1, 7, 0, 14, 0, 7});
        for (NeuronSelectivity.Kernel kernel : NeuronSelectivity.Kernel.values()) {
            assertThat(maps(selectivity(kernel), swapped, TEACHER))
                    .isCloseTo(maps(selectivity(kernel), STUDENT, TEACHER), within(1e-5));
        }
    }

    /** A silent student regresses to 0: half of the mean of t² / 5, plus half of ln 5. */
    @Test
    void variationalInformationBeginsWithAVarianceOfFive() {
        LossTerm term = new VariationalInformation(new VariationalInformation.Settings(LAYER, LAYER, 3, 5, true));
        assertThat(value(term, new float[][] {{0, 0, 0}}, new float[][] {{1, 3}}))
                .isCloseTo(0.5 * ((1 + 9) / 2.0 / 5 + Math.log(5)), within(1e-5));
    }

    @Test
    void variationalInformationOfImagesIsTheMeanOverPlaces() {
        LossTerm term = new VariationalInformation(new VariationalInformation.Settings(LAYER, LAYER, 3, 2, true));
        double first = value(term, new float[][] {{1, 2}}, new float[][] {{1, 0, 2}});
        double second = value(term, new float[][] {{3, -1}}, new float[][] {{0, 1, 1}});
        double both =
                maps(term, LayerRows.images(1, 2, 2, new float[] {1, 2, 3, -1}), LayerRows.images(1, 2, 3, new float[] {
                    1, 0, 2, 0, 1, 1
                }));
        assertThat(both).isCloseTo((first + second) / 2, within(1e-5));
    }

    /** Cosines of the three rows with the teacher's three at τ = 0.5, by numpy in double precision. */
    @Test
    void contrastiveIsTheCrossEntropyOfRecognition() {
        LossTerm term = new Contrastive(new Contrastive.Settings(LAYER, LAYER, 0.5, 0, true));
        assertThat(value(term, new float[][] {{1, 0}, {0, 1}, {1, 1}}, new float[][] {{1, 1}, {0, 2}, {3, 0}}))
                .isCloseTo(0.990555606, within(1e-6));
        assertThat(value(term, new float[][] {{1, 0}}, new float[][] {{0, 1}}))
                .as("alone")
                .isZero();
    }

    /** Rows that are all alike cannot be told apart: log 3. */
    @Test
    void aStudentThatKnowsNothingPaysTheLogarithmOfTheBatch() {
        LossTerm term = new Contrastive(new Contrastive.Settings(LAYER, LAYER, 0.07, 8, true));
        assertThat(value(term, new float[][] {{1, 0}, {1, 0}, {1, 0}}, new float[][] {{1, 1}, {1, 1}, {1, 1}}))
                .isCloseTo(Math.log(3), within(1e-5));
    }

    /** Single places: products 2 · 3 against 1 · 4. */
    @Test
    void flowIsTheProductOfTwoLayers() {
        LossTerm term = new Flow(new Flow.Settings("a", "b", "a", "b", true));
        double value = LossHarness.of(term)
                .logits(new float[2])
                .tap("a", LayerRows.vectors(new float[] {2}))
                .tap("b", LayerRows.vectors(new float[] {3}))
                .view(new View.Tap("a"), LayerRows.vectors(new float[] {1}))
                .view(new View.Tap("b"), LayerRows.vectors(new float[] {4}))
                .value();
        assertThat(value).isCloseTo(4, within(1e-6));
    }

    @Test
    void flowAgreesWithThePublishedProgram() {
        LossTerm term = new Flow(new Flow.Settings("a", "b", "a", "b", true));
        double value = LossHarness.of(term)
                .logits(new float[2], new float[2])
                .tap("a", STUDENT)
                .tap("b", TEACHER)
                .view(new View.Tap("a"), LayerRows.images(2, 2, 2, new float[] {1, 1, 0, 2, 1, 0, 0, 1}, new float[] {
                    2, 0, 1, 1, 0, 0, 1, 2
                }))
                .view(
                        new View.Tap("b"),
                        LayerRows.images(2, 2, 3, new float[] {0, 1, 1, 2, 0, 1, 1, 1, 0, 0, 2, 1}, new float[] {
                            1, 0, 2, 1, 1, 0, 0, 1, 3, 1, 0, 1
                        }))
                .value();
        assertThat(value).isCloseTo(0.541666667, within(1e-6));
    }

    private static void refuses(LossTerm term, LayerRows student, LayerRows teacher, String message) {
        assertThatThrownBy(() -> maps(term, student, teacher))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void shapesThatDoNotFitAreNamedWithTheWayOut() {
        LayerRows vector = LayerRows.vectors(new float[] {1, 2});
        LayerRows other = LayerRows.vectors(new float[] {1, 2, 3});
        LayerRows odd = LayerRows.images(1, 3, 1, new float[] {1, 2, 3});
        String both = "studentLayer: layer 'layer' of the student has the shape ";
        String rows = "\n    use 'distillation/similarity-preserving' or another term that compares rows, and minds no"
                + " shape";
        String dense = "\n    tap two dense layers or two convolutional ones, or use"
                + " 'distillation/similarity-preserving'";
        refuses(
                hint(Hint.Through.NEVER, Hint.Over.MEAN),
                vector,
                other,
                both + "[2] and layer 'layer' of the teacher the shape [3]: without a projection they cannot be"
                        + " compared\n    write 'projection: always', or tap layers of one shape");
        refuses(
                hint(Hint.Through.ALWAYS, Hint.Over.MEAN),
                vector,
                LEFT,
                both + "[2] and layer 'layer' of the teacher the shape [1, 2, 1]: a projection keeps the number of"
                        + " dimensions" + dense);
        refuses(
                hint(Hint.Through.ALWAYS, Hint.Over.MEAN),
                LEFT,
                odd,
                both + "[1, 2, 1] and layer 'layer' of the teacher the shape [1, 3, 1]: a projection without padding"
                        + " cannot make maps larger\n    tap an earlier layer of the student or a later one of the"
                        + " teacher");
        refuses(
                attention(AttentionTransfer.Variant.CODE, 2),
                vector,
                LEFT,
                both + "[2], but a term on maps wants [height, width, channels]" + rows);
        refuses(
                selectivity(NeuronSelectivity.Kernel.LINEAR),
                LEFT,
                odd,
                both + "[1, 2, 1] and layer 'layer' of the teacher the shape [1, 3, 1]: neither height and width are"
                        + " whole multiples of the other's" + rows);
        refuses(
                new Contrastive(new Contrastive.Settings(LAYER, LAYER, 0.5, 0, true)),
                vector,
                other,
                both + "[2] and layer 'layer' of the teacher the shape [3]: without a projection they cannot be"
                        + " compared\n    write 'dimensions: 128'");
        refuses(
                new VariationalInformation(new VariationalInformation.Settings(LAYER, LAYER, 3, 5, true)),
                vector,
                LEFT,
                both + "[2] and layer 'layer' of the teacher the shape [1, 2, 1]: a regressor keeps the number of"
                        + " dimensions" + dense);
        refuses(
                new Flow(new Flow.Settings(LAYER, LAYER, LAYER, LAYER, true)),
                vector,
                other,
                "studentEarly: layer 'layer' of the student has the shape [2] and layer 'layer' of the teacher the"
                        + " shape [3]: their flows can only be compared with as many channels\n    tap layers with the"
                        + " same number of channels, or use 'distillation/hint', which projects");
    }

    @Test
    void aStudentWithoutTheLayerSaysWhichItHas() {
        LossTerm term = new Hint(new Hint.Settings(LAYER, "hidden7", Hint.Through.ALWAYS, Hint.Over.MEAN, true));
        refuses(
                term,
                LEFT,
                LEFT,
                "studentLayer: the student has no layer 'hidden7'; it has 'layer'\n    write one of those names");
    }
}
