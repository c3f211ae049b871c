package io.limbeck.plugins.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.models.FixedLesson;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Feature;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CartTest {

    private static final List<String> TWO = List.of("no", "yes");

    private static Cart cart(int maxDepth, float minSplit) {
        return new Cart(SettingsDefaults.of(Cart.Settings.class, Map.of("maxDepth", maxDepth, "minSplit", minSplit)));
    }

    @Test
    void withoutATeacherItLearnsTheLabels() {
        Table rows = Quadrants.rows(1, 1000);
        Teacher tree = cart(2, 1).open(FixedLesson.of(rows));
        assertThat(Quadrants.accuracy(tree, Quadrants.rows(2, 1000))).isGreaterThan(.97);
        assertThat(tree.facts())
                .containsEntry("leaves", 4.0)
                .containsEntry("depth", 2.0)
                .containsEntry("featuresUsed", 2.0);
    }

    /** Probabilities .1 .2 | .8 .9 of "yes" along one feature: one split between the second and the third row. */
    @Test
    void withATeacherALeafHoldsTheMeanOfTheTeachersProbabilities() {
        Table rows = Quadrants.table(new double[][] {{1, 2, 3, 4}}, new int[] {1, 1, 0, 0}, TWO);
        Teacher teacher = (asked, split) ->
                ModelOutputs.ofProbabilities(new double[][] {{.9, .1}, {.8, .2}, {.2, .8}, {.1, .9}}, 2);
        Teacher tree = cart(1, 1).open(new FixedLesson(rows, List.of(teacher), List.of(1.0), 17));
        double[][] probabilities = tree.outputs(rows, Split.TEST).probabilities();
        assertThat(probabilities[0][1]).isCloseTo(.15, within(1e-6));
        assertThat(probabilities[1][1]).isCloseTo(.15, within(1e-6));
        assertThat(probabilities[2][1]).isCloseTo(.85, within(1e-6));
        assertThat(probabilities[3][1]).isCloseTo(.85, within(1e-6));
    }

    @Test
    void aSavedTreeAnswersTheSame(@TempDir Path folder) throws IOException {
        Table rows = Quadrants.rows(1, 300);
        Teacher tree = cart(4, 20).open(FixedLesson.of(rows));
        tree.save(folder);
        assertThat(cart(4, 20)
                        .reopen(FixedLesson.of(rows), folder)
                        .outputs(rows, Split.TEST)
                        .logits())
                .isEqualTo(tree.outputs(rows, Split.TEST).logits());
    }

    /** Ages 20, 30, 50, 60 were standardised to -1.5 … 1.5; the question is asked in years. */
    @Test
    void itsQuestionsAreAskedInTheUnitsOfTheData() {
        Table raw = Quadrants.table(new double[][] {{20, 30, 50, 60}}, new int[] {0, 0, 1, 1}, TWO)
                .withColumns(List.of(new Column.Numeric("age", new double[] {20, 30, 50, 60})));
        Table prepared = raw.withColumns(List.of(new Column.Numeric("age", new double[] {-1.5, -.5, .5, 1.5})));
        Teacher tree = cart(1, 1).open(FixedLesson.of(prepared));
        Exhibit.Tree drawn = drawn(tree, prepared, raw, new Feature("age", "age", List.of(0)));
        assertThat(drawn.root().label()).isEqualTo("age > 40?");
        assertThat(drawn.root().children()).extracting(Exhibit.TreeNode::edge).containsExactly("no", "yes");
        assertThat(drawn.root().children()).extracting(Exhibit.TreeNode::label).containsExactly("no", "yes");
        assertThat(drawn.root().children()).extracting(Exhibit.TreeNode::share).containsExactly(.5, .5);
        assertThat(drawn.note()).contains("1.0 questions");
    }

    @Test
    void anIndicatorOfACategoryIsAskedForByName() {
        Table raw = Quadrants.table(new double[][] {{0, 0, 1, 1}}, new int[] {0, 0, 1, 1}, TWO)
                .withColumns(
                        List.of(new Column.Categorical("job", new int[] {0, 0, 1, 1}, List.of("craft", "office"))));
        Table prepared = raw.withColumns(List.of(new Column.Block("job=office", new float[] {0, 0, 1, 1}, List.of(1))));
        Teacher tree = cart(1, 1).open(FixedLesson.of(prepared));
        assertThat(drawn(tree, prepared, raw, new Feature("job", "job", List.of(0)))
                        .root()
                        .label())
                .isEqualTo("job is office?");
    }

    private static Exhibit.Tree drawn(Teacher tree, Table prepared, Table raw, Feature feature) {
        return (Exhibit.Tree)
                tree.exhibits(new Inputs(tree, prepared, raw, List.of(feature))).get(0);
    }

    private record Inputs(Teacher model, Table rows, Table raw, List<Feature> features) implements ExplainInputs {
        @Override
        public Optional<Teacher> teacher() {
            return Optional.empty();
        }

        @Override
        public Table background() {
            return rows;
        }

        @Override
        public Table raw(Table prepared) {
            return raw;
        }

        @Override
        public RandomSource random() {
            return new RandomSource(1);
        }
    }
}
