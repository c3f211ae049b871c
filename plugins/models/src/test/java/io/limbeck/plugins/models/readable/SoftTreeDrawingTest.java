package io.limbeck.plugins.models.readable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SoftTreeDrawingTest {

    /** Rows say themselves at which leaf they end, in their first float. */
    private record Sorted(int leaves) implements Teacher {
        @Override
        public ModelOutputs outputs(Table rows, Split split) {
            return new ModelOutputs(new float[rows.rows() * 2], 2);
        }

        @Override
        public ViewOutputs view(View view, Table rows, Split split) {
            float[] paths = new float[rows.rows() * leaves];
            float[] matrix = rows.matrix();
            for (int row = 0; row < rows.rows(); row++) {
                paths[row * leaves + (int) matrix[row * rows.width()]] = 1;
            }
            return new ViewOutputs(paths, List.of(leaves));
        }
    }

    private static Table rows(List<Column> columns, int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return new Table(
                columns,
                new int[rows],
                List.of("no", "yes"),
                1,
                List.of(),
                ones,
                LongStream.range(0, rows).toArray());
    }

    private static List<Exhibit> drawn(int depth, Table rows, KnownWeights weights) {
        SoftTree tree = new SoftTree(SettingsDefaults.of(SoftTree.Settings.class, Map.of("depth", depth)));
        return tree.exhibits(weights, new FixedExplainInputs(new Sorted(1 << depth), rows));
    }

    /** By hand: of four rows one ends at leaf 0, which says (½ ½), three at leaf 1, (.2 .8): .725 of yes at the root. */
    @Test
    void anImagesQuestionIsItsFilterAndEveryNodeHasItsShare() {
        Table rows =
                rows(List.of(new Column.Block("image", new float[] {0, 2, 1, 4, 1, 6, 1, 8}, List.of(1, 2, 1))), 4);
        List<Exhibit> drawn = drawn(
                1,
                rows,
                new KnownWeights()
                        .with("gates/weights", new long[] {2, 1}, 3, -1)
                        .with("leaves/logits", new long[] {2, 2}, 0, 0, 0, (float) Math.log(4)));
        Exhibit.TreeNode root = ((Exhibit.Tree) drawn.get(0)).root();
        assertThat(root.filter()).singleElement().satisfies(filter -> assertThat(filter.values())
                .containsExactly(3f, -1f));
        assertThat(root.share()).isEqualTo(1);
        assertThat(root.shares().get(1)).isCloseTo(.725, within(1e-6));
        assertThat(root.children()).extracting(Exhibit.TreeNode::edge).containsExactly("−", "+");
        assertThat(root.children()).extracting(Exhibit.TreeNode::share).containsExactly(.25, .75);
        assertThat(root.children()).extracting(Exhibit.TreeNode::label).containsExactly("no, yes", "yes, no");

        Exhibit.Gallery fullest =
                (Exhibit.Gallery) ((Exhibit.Panel) drawn.get(1)).exhibits().get(0);
        assertThat(fullest.title()).isEqualTo("Leaf 1: yes (80 %), 75.0 % of the rows");
        assertThat(fullest.pictures().get(0).values()).containsExactly(1f, 6f);
        assertThat(fullest.pictures().get(1).caption()).isEqualTo("1: right");
    }

    /** The second feature varies ten times as much as the others: its smaller weight sways more. */
    @Test
    void aTablesQuestionNamesWhatSwaysItMost() {
        Table rows = rows(
                List.of(
                        new Column.Numeric("leaf", new double[] {0, 1, 0, 1}),
                        new Column.Numeric("income", new double[] {10, -10, -10, 10}),
                        new Column.Block("job=craft", new float[] {0, 0, 1, 1}, List.of(1)),
                        new Column.Numeric("constant", new double[] {5, 5, 5, 5})),
                4);
        List<Exhibit> drawn = drawn(
                1,
                rows,
                new KnownWeights()
                        .with("gates/weights", new long[] {4, 1}, 1, -.5f, 2.5f, 100)
                        .with("leaves/logits", new long[] {2, 2}, 0, 0, 0, 0));
        assertThat(((Exhibit.Tree) drawn.get(0)).root().label()).isEqualTo("− income + job=craft + leaf");
        assertThat(((Exhibit.Grid) drawn.get(1)).rows())
                .extracting(Exhibit.GridRow::label)
                .containsExactly("−", "+");
    }

    @Test
    void ofADeepTreeTheUpperLevelsAreDrawnAndTheNoteSaysSo() {
        Table rows = rows(List.of(new Column.Numeric("leaf", new double[] {0, 63, 63})), 3);
        float[] leaves = new float[128];
        leaves[127] = 9;
        Exhibit.Tree tree = (Exhibit.Tree) drawn(
                        6,
                        rows,
                        new KnownWeights()
                                .with("gates/weights", new long[] {1, 63}, new float[63])
                                .with("leaves/logits", new long[] {64, 2}, leaves))
                .get(0);
        Exhibit.TreeNode bottom = tree.root();
        int levels = 0;
        while (!bottom.children().isEmpty()) {
            bottom = bottom.children().get(1);
            levels++;
        }
        assertThat(levels).isEqualTo(4);
        assertThat(bottom.share()).isCloseTo(2 / 3., within(1e-9));
        assertThat(bottom.label()).isEqualTo("yes");
        assertThat(tree.note())
                .contains("Drawn are the upper 4 of 6 levels", "4 leaves below each", "2 of 64 leaves are in use");
    }
}
