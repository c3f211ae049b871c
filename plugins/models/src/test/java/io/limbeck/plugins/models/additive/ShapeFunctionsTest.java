package io.limbeck.plugins.models.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Feature;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.testkit.FixedExplainInputs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeFunctionsTest {

    /** Every float adds itself to the second class and takes itself from the first. */
    private static final Teacher ITSELF = new Teacher() {
        @Override
        public ModelOutputs outputs(Table rows, Split split) {
            return new ModelOutputs(new float[2 * rows.rows()], 2);
        }

        @Override
        public ViewOutputs view(View view, Table rows, Split split) {
            float[] matrix = rows.matrix();
            float[] parts = new float[2 * matrix.length];
            for (int i = 0; i < matrix.length; i++) {
                parts[2 * i] = -matrix[i];
                parts[2 * i + 1] = matrix[i];
            }
            return new ViewOutputs(parts, List.of(rows.width(), 2));
        }
    };

    private static final Table RAW = HandTables.of(
            new Column.Categorical("job", new int[] {0, 1, 0, 0}, List.of("office", "craft", "none")),
            new Column.Numeric("age", new double[] {50, 20, 30, 20}));
    private static final Table PREPARED = HandTables.of(
            new Column.Block("job=office", new float[] {.1f, 0, .1f, .1f}, List.of(1)),
            new Column.Block("job=craft", new float[] {0, .4f, 0, 0}, List.of(1)),
            new Column.Numeric("age", new double[] {2, -1, 0, -1}));

    private static Exhibit.Panel drawn() {
        FixedExplainInputs inputs = new FixedExplainInputs(ITSELF, PREPARED)
                .readAs(RAW)
                .with(List.of(new Feature("job", "job", List.of(0, 1)), new Feature("age", "age", List.of(2))));
        return (Exhibit.Panel) new ShapeFunctions(inputs).exhibits().get(0);
    }

    /** By hand: log-odds are twice the prepared float, over the years as they were read. */
    @Test
    void aNumbersCurveRunsOverTheUnitsOfTheDataAndTheWeightiestComesFirst() {
        Exhibit.Curves age = (Exhibit.Curves) drawn().exhibits().get(0);
        assertThat(age.title()).isEqualTo("age");
        assertThat(age.yAxis()).isEqualTo("log-odds of 'yes'");
        assertThat(age.lines()).singleElement().satisfies(line -> {
            assertThat(line.x()).containsExactly(20.0, 30.0, 50.0);
            assertThat(line.y()).containsExactly(-2.0, 0.0, 4.0);
        });
        assertThat(age.note()).contains("Mean absolute contribution 2.00.", "Half of the rows lie between 20.00 and");
    }

    /** By hand: office .2 with three rows of four, craft .8 with one; nobody has none. */
    @Test
    void theFloatsOfACategoryAreOneDrawing() {
        Exhibit.Bars job = (Exhibit.Bars) drawn().exhibits().get(1);
        assertThat(job.groups()).extracting(Exhibit.BarGroup::label).containsExactly("office (75 %)", "craft (25 %)");
        assertThat(job.groups().get(0).values().get(0)).isCloseTo(.2, within(1e-6));
        assertThat(job.groups().get(1).values().get(0)).isCloseTo(.8, within(1e-6));
    }
}
