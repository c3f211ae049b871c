package io.limbeck.plugins.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.plugins.models.readable.KnownWeights;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearDrawingTest {

    private static Exhibit drawn(Table rows, float... weights) {
        int classes = rows.classes().size();
        Linear linear = new Linear(SettingsDefaults.of(Linear.Settings.class));
        FixedExplainInputs inputs = new FixedExplainInputs(
                (asked, split) -> new ModelOutputs(new float[asked.rows() * classes], classes), rows);
        return linear.exhibits(
                        new KnownWeights()
                                .with("logits/weights", new long[] {weights.length / classes, classes}, weights),
                        inputs)
                .get(0);
    }

    private static Table rows(List<Column> columns, List<String> classes, int favourable) {
        return new Table(
                columns, new int[] {0, 1}, classes, favourable, List.of(), new double[] {1, 1}, new long[] {0, 1});
    }

    /** By hand: the favourable class's weight less the other's; income varies more and comes first. */
    @Test
    void coefficientsOfTheLogOddsStandByTheirColumns() {
        Table rows = rows(
                List.of(
                        new Column.Block("job=craft", new float[] {0, 1}, List.of(1)),
                        new Column.Numeric("income", new double[] {-10, 10})),
                List.of("no", "yes"),
                0);
        Exhibit.Bars bars = (Exhibit.Bars) drawn(rows, 2, 1, -.5f, .25f);
        assertThat(bars.series()).containsExactly("no");
        assertThat(bars.groups()).extracting(Exhibit.BarGroup::label).containsExactly("income", "job=craft");
        assertThat(bars.groups()).extracting(group -> group.values().get(0)).containsExactly(-.75, 1.0);
    }

    /** By hand: (3, 0, 0) less its mean 1, and (0, 6, 0) less 2. */
    @Test
    void anImageModelHasAPictureForEachClass() {
        Table rows = rows(List.of(new Column.Block("image", new float[4], List.of(1, 2))), List.of("a", "b", "c"), 2);
        Exhibit.Gallery gallery = (Exhibit.Gallery) drawn(rows, 3, 0, 0, 0, 6, 0);
        assertThat(gallery.pictures()).extracting(Exhibit.Picture::caption).containsExactly("a", "b", "c");
        assertThat(gallery.pictures().get(0).values()).containsExactly(2f, -2f);
        assertThat(gallery.pictures().get(1).values()).containsExactly(-1f, 4f);
    }
}
