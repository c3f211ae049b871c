package io.limbeck.plugins.interpretability.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.interpretability.ask.ExplainedClass;
import io.limbeck.plugins.interpretability.ask.Scale;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit.Bars;
import io.limbeck.spi.explain.Exhibit.Curves;
import io.limbeck.spi.explain.Exhibit.Line;
import io.limbeck.spi.explain.Exhibit.Panel;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.explain.Feature;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.FunctionTeacher;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A number in years, standardised by (years − 40)/10, and a category in two floats. */
class PartialDependenceTest {

    private static final double[] YEARS = {20, 30, 40, 50, 60, 70};
    private static final int[] JOBS = {0, 1, 0, 0, 1, -1};
    private static final int[] LABELS = {0, 0, 1, 1, 0, 1};

    private static FixedExplainInputs inputs(FunctionTeacher model) {
        Table read = Cases.of(
                List.of(
                        new Column.Numeric("age", YEARS),
                        new Column.Categorical("job", JOBS, List.of("office", "craft", "nobody's"))),
                LABELS);
        double[] scaled = new double[6];
        float[] office = new float[6];
        float[] craft = new float[6];
        for (int row = 0; row < 6; row++) {
            scaled[row] = (YEARS[row] - 40) / 10;
            office[row] = JOBS[row] == 0 ? 1 : 0;
            craft[row] = JOBS[row] == 1 ? 1 : 0;
        }
        Table prepared = Cases.of(
                List.of(
                        new Column.Numeric("age", scaled),
                        new Column.Block("job=office", office, List.of(1)),
                        new Column.Block("job=craft", craft, List.of(1))),
                LABELS);
        return new FixedExplainInputs(model, prepared)
                .readAs(read)
                .with(List.of(new Feature("age", "age", List.of(0)), new Feature("job", "job", List.of(1, 2))));
    }

    private static PartialDependence explainer() {
        return new PartialDependence(new PartialDependence.Settings(Scale.LOG_ODDS, ExplainedClass.AUTO, 20, 200, 12));
    }

    /** Log-odds 2·age' + 3·office + 1·craft: a line of slope 0.2 a year, and steps of 3, 1 and 0. */
    @Test
    void ofALinearModelItIsAStraightLineInTheUnitsAsRead() {
        Explanation explanation = explainer().explain(inputs(FunctionTeacher.linear(0, 2, 3, 1)));
        Panel panel = (Panel) explanation.exhibits().get(0);
        Curves age = (Curves) panel.exhibits().get(0);
        Line line = age.lines().get(0);
        assertThat(line.x()).containsExactly(20.0, 30.0, 40.0, 50.0, 60.0, 70.0);
        double start = line.y().get(0);
        for (int i = 0; i < 6; i++) {
            assertThat(line.y().get(i)).isCloseTo(start + .2 * (YEARS[i] - 20), within(1e-5));
        }
        // Mean over the rows of 3·office + craft: (3·3 + 2·1 + 0)/6.
        assertThat(start).isCloseTo(-4 + 11.0 / 6, within(1e-5));
        assertThat(line.band().get(0).confidence()).isEqualTo(.8);
        Bars job = (Bars) panel.exhibits().get(1);
        assertThat(job.groups()).extracting(group -> group.label()).containsExactly("office", "craft", "missing");
        double office = job.groups().get(0).values().get(0);
        assertThat(job.groups().get(1).values().get(0)).isCloseTo(office - 2, within(1e-5));
        assertThat(job.groups().get(2).values().get(0)).isCloseTo(office - 3, within(1e-5));
        assertThat(explanation.figures()).isEmpty();
    }

    @Test
    void theBandShowsWhatTheMeanHides() {
        // The slope turns with the job: the mean of both is nearly flat, the band is not.
        Explanation explanation =
                explainer().explain(inputs(FunctionTeacher.binary(x -> x[0] * (double) (x[1] - x[2]))));
        Panel panel = (Panel) explanation.exhibits().get(0);
        Curves age = (Curves) panel.exhibits().stream()
                .filter(exhibit -> exhibit.title().equals("age"))
                .findFirst()
                .orElseThrow();
        Line line = age.lines().get(0);
        // At 70 the curves are 3, −3, 3, 3, −3, 0: mean 0.5, the middle 80 % from −3 to 3.
        assertThat(line.y().get(5)).isCloseTo(.5, within(1e-5));
        assertThat(line.band().get(5).low()).isCloseTo(-3, within(1e-5));
        assertThat(line.band().get(5).high()).isCloseTo(3, within(1e-5));
    }

    @Test
    void theTeachersCurveStandsBesideWithTheDistanceToIt() {
        Explanation explanation = explainer()
                .explain(inputs(FunctionTeacher.linear(0, 2, 3, 1)).taughtBy(FunctionTeacher.linear(5, 2, 3, 1)));
        // A constant is no difference of effects.
        assertThat(explanation.figures().get(0).value()).isCloseTo(0, within(1e-6));
        Panel panel = (Panel) explanation.exhibits().get(0);
        assertThat(((Curves) panel.exhibits().get(0)).lines())
                .extracting(Line::name)
                .containsExactly("teacher", "student");
    }

    @Test
    void pixelsAreRefusedWithTheWayOut() {
        Table images = Cases.images(new float[2][4], 2, 2, new int[] {0, 1});
        assertThatThrownBy(() ->
                        explainer().explain(new FixedExplainInputs(FunctionTeacher.linear(0, 1, 2, 3, 4), images)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "draws numbers and categories, but the features of these rows, such as 'x0', are" + " neither")
                .hasMessageContaining("use 'interpretability/integrated-gradients'");
    }
}
