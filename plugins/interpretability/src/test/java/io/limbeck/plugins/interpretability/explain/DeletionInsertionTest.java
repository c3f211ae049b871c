package io.limbeck.plugins.interpretability.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.interpretability.ask.Baseline;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit.Curves;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.FunctionTeacher;
import org.junit.jupiter.api.Test;

class DeletionInsertionTest {

    private static DeletionInsertion explainer(Attribution attribution) {
        return new DeletionInsertion(new DeletionInsertion.Settings(attribution, Baseline.ZEROS, 21, 100, 4));
    }

    private static double logistic(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Row (1, 1, 1), weights 3, 1, 2: deleted in the order 3, 2, 1 the log-odds are 6, 3, 1, 0. */
    @Test
    void theCurvesAreThoseWorkedOutByHand() {
        Table rows = Cases.table(new double[][] {{1, 1, 1}, {1, 1, 1}}, row -> row[0]);
        for (Attribution attribution : Attribution.values()) {
            Explanation explanation = explainer(attribution)
                    .explain(new FixedExplainInputs(FunctionTeacher.linear(0, 3, 1, 2), rows)
                            .against(Cases.table(new double[][] {{0, 0, 0}, {0, 0, 0}}, row -> 0)));
            double[] deleted = {logistic(6), logistic(3), logistic(1), logistic(0)};
            double[] inserted = {logistic(0), logistic(3), logistic(5), logistic(6)};
            assertThat(explanation.figures().get(0).value())
                    .isCloseTo((deleted[0] / 2 + deleted[1] + deleted[2] + deleted[3] / 2) / 3, within(1e-6));
            assertThat(explanation.figures().get(2).value())
                    .isCloseTo((inserted[0] / 2 + inserted[1] + inserted[2] + inserted[3] / 2) / 3, within(1e-6));
            Curves curves = (Curves) explanation.exhibits().get(0);
            assertThat(curves.lines())
                    .extracting(line -> line.name())
                    .containsExactly("deletion", "deletion at random", "insertion", "insertion at random");
            assertThat(curves.lines().get(0).x().get(1)).isCloseTo(1.0 / 3, within(1e-12));
            assertThat(curves.lines().get(0).y().get(1)).isCloseTo(logistic(3), within(1e-6));
        }
    }

    @Test
    void anAttributionBeatsChance() {
        Table rows = Cases.normal(100, 6, row -> row[0]);
        Explanation explanation = explainer(Attribution.AUTO)
                .explain(new FixedExplainInputs(FunctionTeacher.linear(0, 3, 1, 2, -1, .5, 0), rows));
        assertThat(explanation.figures().get(0).value())
                .isLessThan(explanation.figures().get(1).value());
        assertThat(explanation.figures().get(2).value())
                .isGreaterThan(explanation.figures().get(3).value());
    }

    @Test
    void gradientsThatAreWantedAndMissingAreNamed() {
        Table rows = Cases.normal(20, 2, row -> row[0]);
        assertThatThrownBy(() -> explainer(Attribution.INTEGRATED_GRADIENTS)
                        .explain(new FixedExplainInputs(FunctionTeacher.binary(row -> (double) row[0]), rows)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot show 'gradient of all'");
    }
}
