package io.limbeck.plugins.interpretability.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit.BarGroup;
import io.limbeck.spi.explain.Exhibit.Bars;
import io.limbeck.spi.explain.Exhibit.Gallery;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.explain.Feature;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.FunctionTeacher;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {

    private static PermutationImportance explainer(Quality measure) {
        return new PermutationImportance(new PermutationImportance.Settings(measure, 10, 2000, 4, 15));
    }

    private static BarGroup bar(Explanation explanation, String label) {
        return ((Bars) explanation.exhibits().get(0))
                .groups().stream()
                        .filter(group -> group.label().equals(label))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aFeatureThatNoAnswerDependsOnLosesExactlyNothing() {
        Table rows = Cases.normal(500, 2, row -> row[0]);
        for (Quality measure : Quality.values()) {
            Explanation explanation =
                    explainer(measure).explain(new FixedExplainInputs(FunctionTeacher.linear(0, 2, 0), rows));
            assertThat(bar(explanation, "x1").values()).containsExactly(0.0);
            assertThat(bar(explanation, "x0").values().get(0)).isPositive();
            assertThat(explanation.figures().get(1).value()).isEqualTo(1);
        }
    }

    /** A rule that is always right, shuffled: the decision is a coin's, so half the accuracy above chance is lost. */
    @Test
    void aModelOfOneFeatureFallsToChanceWithoutIt() {
        Table rows = Cases.normal(2000, 2, row -> row[0]);
        FixedExplainInputs inputs = new FixedExplainInputs(FunctionTeacher.linear(0, 1, 0), rows);
        Explanation byAccuracy = explainer(Quality.ACCURACY).explain(inputs);
        assertThat(byAccuracy.figures().get(0).value()).isEqualTo(1);
        assertThat(bar(byAccuracy, "x0").values().get(0)).isCloseTo(.5, within(.02));
        assertThat(bar(byAccuracy, "x0").intervals().get(0).low())
                .isGreaterThan(.45)
                .isLessThan(bar(byAccuracy, "x0").values().get(0));
        assertThat(bar(explainer(Quality.AUROC).explain(inputs), "x0").values().get(0))
                .isCloseTo(.5, within(.02));
    }

    @Test
    void theFloatsOfAFeatureAreMovedTogether() {
        // Exactly one of both floats is 1: the model sees a row where they differ from that, and goes mad.
        int rows = 400;
        float[] first = new float[rows];
        float[] second = new float[rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            first[row] = row % 2;
            second[row] = 1 - row % 2;
            labels[row] = 1;
        }
        Table table = Cases.of(
                List.of(new Column.Block("c=a", first, List.of(1)), new Column.Block("c=b", second, List.of(1))),
                labels);
        FixedExplainInputs inputs =
                new FixedExplainInputs(FunctionTeacher.binary(row -> row[0] + row[1] == 1 ? 5.0 : -5.0), table);
        Explanation whole =
                explainer(Quality.ACCURACY).explain(inputs.with(List.of(new Feature("c", "c", List.of(0, 1)))));
        assertThat(bar(whole, "c").values()).containsExactly(0.0);
        assertThat(bar(explainer(Quality.ACCURACY).explain(inputs), "x0")
                        .values()
                        .get(0))
                .isCloseTo(.5, within(.05));
    }

    @Test
    void aTeacherStandsBesideItsStudent() {
        Table rows = Cases.normal(500, 2, row -> row[0] + row[1]);
        Explanation explanation = explainer(Quality.ACCURACY)
                .explain(new FixedExplainInputs(FunctionTeacher.linear(0, 1, 0), rows)
                        .taughtBy(FunctionTeacher.linear(0, 1, 1)));
        assertThat(((Bars) explanation.exhibits().get(0)).series()).containsExactly("teacher", "student");
        assertThat(bar(explanation, "x1").values().get(0)).isPositive();
        assertThat(bar(explanation, "x1").values().get(1)).isZero();
    }

    @Test
    void anImageIsShuffledInSquaresAndDrawnAsAMap() {
        // 4 × 4 pixels in squares of two; the model looks at the pixel in the lower right corner.
        float[][] images = new float[200][16];
        int[] labels = new int[200];
        for (int i = 0; i < images.length; i++) {
            labels[i] = i % 2;
            images[i][15] = labels[i] == 1 ? 1 : -1;
        }
        Table rows = Cases.images(images, 4, 4, labels);
        Explanation explanation = new PermutationImportance(
                        new PermutationImportance.Settings(Quality.ACCURACY, 5, 2000, 2, 15))
                .explain(new FixedExplainInputs(FunctionTeacher.binary(row -> (double) row[15]), rows));
        Gallery gallery = (Gallery) explanation.exhibits().get(0);
        List<Float> map = gallery.pictures().get(0).values();
        List<Integer> square = List.of(10, 11, 14, 15);
        assertThat(map.get(15)).isCloseTo(.5f / 4, within(.05f));
        IntStream.range(0, 16)
                .forEach(pixel -> assertThat(map.get(pixel)).isEqualTo(square.contains(pixel) ? map.get(15) : 0f));
    }

    @Test
    void theSameInputsGiveTheSameExplanation() {
        FixedExplainInputs inputs =
                new FixedExplainInputs(FunctionTeacher.linear(0, 1, 1), Cases.normal(300, 2, row -> row[0]));
        assertThat(explainer(Quality.LOG_LOSS).explain(inputs))
                .isEqualTo(explainer(Quality.LOG_LOSS).explain(inputs));
    }

    /** Stored predictions know rows by their ids: they must not answer for a shuffled row as for the one it was. */
    @Test
    void aTeacherThatKnowsRowsByTheirIdsIsNotFooledAndNotShown() {
        Table rows = Cases.normal(50, 2, row -> row[0]);
        Teacher stored = new Teacher() {
            @Override
            public ModelOutputs outputs(Table asked, Split split) {
                if (asked.ids()[0] < 0) {
                    throw new InvalidInputException(Problem.error("", "does not know row '-1'", "ask for others"));
                }
                return new ModelOutputs(new float[asked.rows() * 2], 2);
            }
        };
        Bars bars = (Bars) explainer(Quality.ACCURACY)
                .explain(new FixedExplainInputs(FunctionTeacher.linear(0, 1, 0), rows).taughtBy(stored))
                .exhibits()
                .get(0);
        assertThat(bars.series()).containsExactly("student");
        assertThat(bars.note()).endsWith("The teacher is not shown (does not know row '-1').");
    }
}
