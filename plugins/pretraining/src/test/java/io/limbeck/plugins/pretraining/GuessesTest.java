package io.limbeck.plugins.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Span;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.HiddenRows;
import io.limbeck.testkit.LayerRows;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Losses of guesses in closed form: of a layer of zeros every guess is zero, so that a number x costs x², one of k categories
 * ln k, and a truth by itself ln 2.
 */
class GuessesTest {

    private static final float[][] LOGITS = {{0, 0}, {0, 0}};
    private static final List<String> CLASSES = List.of("no", "yes");
    private static final LayerRows SILENT = LayerRows.vectors(new float[2], new float[2]);

    private static LossTerm features() {
        return new MaskedFeatures(SettingsDefaults.of(MaskedFeatures.Settings.class, Map.of("layer", "hidden0")));
    }

    private static LossTerm tokens(String layer) {
        return new MaskedTokens(SettingsDefaults.of(MaskedTokens.Settings.class, Map.of("layer", layer)));
    }

    private static HiddenRows columns(float[] truth0, float[] truth1, float[] places0, float[] places1) {
        return new HiddenRows(
                LayerRows.vectors(truth0, truth1),
                LayerRows.vectors(places0, places1),
                new TableSpec(List.of(5), CLASSES, 1, Map.of(), 2),
                List.of(new Span("size", 0, 1, false), new Span("kind", 1, 3, true), new Span("member", 4, 1, true)));
    }

    private static double loss(HiddenRows hidden) {
        return LossHarness.of(features())
                .logits(LOGITS)
                .weights(1, 3)
                .tap("hidden0", SILENT)
                .hidden(hidden)
                .value();
    }

    @Test
    void aNumberCostsItsSquareAndOnlyWhereItIsHidden() {
        assertThat(loss(columns(
                        new float[] {2, 1, 0, 0, 1},
                        new float[] {9, 0, 1, 0, 1},
                        new float[] {1, 0, 0, 0, 0},
                        new float[] {0, 0, 0, 0, 0})))
                .isCloseTo(4, within(1e-5));
    }

    @Test
    void everyHiddenFeatureCountsOnceByTheWeightOfItsRow() {
        double first = 4 + Math.log(3);
        double second = 3 * Math.log(2);
        assertThat(loss(columns(
                        new float[] {2, 1, 0, 0, 1},
                        new float[] {9, 0, 1, 0, 1},
                        new float[] {1, 1, 1, 1, 0},
                        new float[] {0, 0, 0, 0, 1})))
                .isCloseTo((first + second) / 5, within(1e-5));
    }

    @Test
    void aMissingCategoryIsNotGuessed() {
        assertThat(loss(columns(
                        new float[] {2, 0, 0, 0, 1},
                        new float[] {3, 0, 0, 0, 1},
                        new float[] {1, 1, 1, 1, 0},
                        new float[] {0, 1, 1, 1, 0})))
                .isCloseTo(4, within(1e-5));
    }

    @Test
    void nothingHiddenIsNoLoss() {
        float[] none = new float[5];
        assertThat(loss(columns(new float[] {2, 1, 0, 0, 1}, new float[] {3, 1, 0, 0, 1}, none, none)))
                .isZero();
    }

    private static HiddenRows words() {
        TableSpec data = new TableSpec(List.of(3, 2), CLASSES, 1, Map.of(), 2, List.of(7, 4));
        float[][] truth = {{2, 1, 3, 1, 4, 1}, {5, 1, 6, 1, 2, 1}};
        float[][] places = {{0, 0, 1, 1, 0, 0}, {1, 1, 0, 0, 0, 0}};
        return new HiddenRows(
                new LayerRows(truth, List.of(3, 2)), new LayerRows(places, List.of(3, 2)), data, List.of());
    }

    @Test
    void aTokenCostsTheLogarithmOfTheVocabulary() {
        LayerRows silent = new LayerRows(new float[2][6], List.of(3, 2));
        assertThat(LossHarness.of(tokens("block0"))
                        .logits(LOGITS)
                        .tap("block0", silent)
                        .hidden(words())
                        .value())
                .isCloseTo(Math.log(7), within(1e-5));
    }

    /** In the second row the hidden token is not the one in the middle: its layer does not matter. */
    @Test
    void fromAVectorForEachRowTheTokenInTheMiddleIsGuessed() {
        LossHarness harness = LossHarness.of(tokens("centre")).logits(LOGITS).hidden(words());
        float[] first = {1, -2};
        double value =
                harness.tap("centre", LayerRows.vectors(first, new float[2])).value();
        assertThat(harness.tap("centre", LayerRows.vectors(first, new float[] {5, 5}))
                        .value())
                .isEqualTo(value);
        assertThat(harness.tap("centre", LayerRows.vectors(new float[2], first)).value())
                .isCloseTo(Math.log(7), within(1e-5));
    }

    @Test
    void aLayerThatIsNeitherOfTokensNorOfRowsIsRefused() {
        LayerRows attention = new LayerRows(new float[2][8], List.of(2, 2, 2));
        LossHarness harness = LossHarness.of(tokens("attention0"))
                .logits(LOGITS)
                .tap("attention0", attention)
                .hidden(words());
        assertThatThrownBy(harness::value)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("neither a vector for each row nor one for each of its 3 tokens");
    }

    private static List<Problem> problems(String layer, TableSpec data, int field) {
        PortSpecs specs = new PortSpecs(
                Map.of("architecture", new ModelSpec(CLASSES, List.of("hidden0", "logits")), "data", data));
        return field < 0
                ? MaskedFeatures.ports(new MaskedFeatures.Settings(layer, true), specs)
                        .problems()
                : MaskedTokens.ports(new MaskedTokens.Settings(layer, field, true), specs)
                        .problems();
    }

    @Test
    void whatDoesNotFitIsSaidBeforeTraining() {
        TableSpec table = new TableSpec(List.of(5), CLASSES, 1, Map.of(), 9);
        TableSpec text = new TableSpec(List.of(3, 2), CLASSES, 1, Map.of(), 9, List.of(7, 4));
        assertThat(problems("hidden0", table, -1)).isEmpty();
        assertThat(problems("hidden0", text, 1)).isEmpty();
        assertThat(problems("hidden1", table, -1)).singleElement().hasToString("""
                layer: the student has no layer 'hidden1'
                    write one of [hidden0, logits]""");
        assertThat(problems("hidden0", text, -1)).singleElement().hasToString("""
                guesses quantities and categories, but these rows hold codes
                    use 'pretraining/masked-tokens'""");
        assertThat(problems("hidden0", table, 0)).singleElement().hasToString("""
                guesses codes of tokens, but these rows are quantities
                    use 'pretraining/masked-features'""");
        assertThat(problems("hidden0", text, 2)).singleElement().hasToString("""
                field: must be less than 2, the number of fields, but is '2'
                    write 0 for the first field""");
    }
}
