package io.limbeck.plugins.interpretability.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.interpretability.ask.Baseline;
import io.limbeck.plugins.interpretability.ask.ExplainedClass;
import io.limbeck.plugins.interpretability.ask.Strangers;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit.Bars;
import io.limbeck.spi.explain.Exhibit.Grid;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.FunctionTeacher;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementExplainersTest {

    private static final Table ROWS = Cases.normal(60, 3, row -> row[0]);

    private static AttributionAgreement agreement(Attribution attribution) {
        return new AttributionAgreement(
                new AttributionAgreement.Settings(attribution, Baseline.ZEROS, ExplainedClass.AUTO, 100, 1, 4, 1, 15));
    }

    private static double figure(Explanation explanation, String name) {
        return explanation.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void theSameReasonsAgreeInEverything() {
        for (Attribution attribution : Attribution.values()) {
            Explanation explanation = agreement(attribution)
                    .explain(new FixedExplainInputs(FunctionTeacher.linear(1, 2, -1, .5), ROWS)
                            .taughtBy(FunctionTeacher.linear(0, 4, -2, 1)));
            assertThat(explanation.figures())
                    .allSatisfy(figure -> assertThat(figure.value()).isCloseTo(1, within(1e-6)));
        }
    }

    /** Against zeros a linear model's contributions are w·x: opposite weights, opposite reasons, the same features. */
    @Test
    void oppositeReasonsAreOppositeAndRestOnTheSameFeatures() {
        Explanation explanation = agreement(Attribution.AUTO)
                .explain(new FixedExplainInputs(FunctionTeacher.linear(0, 2, -1, .5), ROWS)
                        .taughtBy(FunctionTeacher.linear(0, -2, 1, -.5)));
        assertThat(figure(explanation, "rank correlation of contributions")).isCloseTo(-1, within(1e-6));
        assertThat(figure(explanation, "cosine")).isCloseTo(-1, within(1e-6));
        assertThat(figure(explanation, "same sign")).isZero();
        assertThat(figure(explanation, "first 1 shared")).isEqualTo(1);
        assertThat(figure(explanation, "rank correlation overall")).isCloseTo(1, within(1e-9));
    }

    @Test
    void rowsAreComparedByHand() {
        RowAgreement rows = new RowAgreement(List.of(new double[] {3, -2, 1, 0}), List.of(new double[] {1, 2, 2.5, 0}));
        // Ranks 4 1 3 2 and 2 3 4 1: d² = 4 4 1 1, 1 − 6·10/60 = 0.
        assertThat(rows.rankCorrelation().mean()).isCloseTo(0, within(1e-12));
        assertThat(rows.cosine().mean()).isCloseTo((3 - 4 + 2.5) / Math.sqrt(14 * 11.25), within(1e-12));
        assertThat(rows.sameSign().mean()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(rows.overlap(2).mean()).isEqualTo(.5);
    }

    @Test
    void aForestIsComparedByShapleyValues() {
        Explanation explanation = agreement(Attribution.AUTO)
                .explain(new FixedExplainInputs(FunctionTeacher.linear(0, 2, 0, 0), ROWS)
                        .taughtBy(FunctionTeacher.binary(row -> row[0] > 0 ? 2.0 : -2.0)));
        Bars bars = (Bars) explanation.exhibits().get(0);
        assertThat(bars.note()).contains("Shapley values");
        assertThat(bars.series()).containsExactly("teacher", "student");
        assertThat(figure(explanation, "first 1 shared")).isEqualTo(1);
    }

    @Test
    void withoutATeacherThereIsNothingToAgreeWith() {
        FixedExplainInputs alone = new FixedExplainInputs(FunctionTeacher.linear(0, 2, 0, 0), ROWS);
        assertThatThrownBy(() -> agreement(Attribution.AUTO).explain(alone))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no teacher whose reasons could be compared")
                .hasMessageContaining("use 'interpretability/shapley'");
        assertThatThrownBy(() -> strangers().explain(alone))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no teacher to agree with");
    }

    private static Explainer strangers() {
        return new OffDistributionFidelity(new OffDistributionFidelity.Settings(List.of(Strangers.values()), 1000));
    }

    /** On the diagonal both rules are one; off it the student, who looks at the other coordinate, is a coin. */
    @Test
    void aStudentThatAgreesOnTheDataAloneIsFoundOut() {
        double[][] diagonal = new double[400][];
        for (int row = 0; row < 400; row++) {
            diagonal[row] = new double[] {(row - 199.5) / 100, (row - 199.5) / 100};
        }
        Table rows = Cases.table(diagonal, row -> row[0]);
        Explanation explanation = strangers()
                .explain(new FixedExplainInputs(FunctionTeacher.linear(0, 0, 1), rows)
                        .taughtBy(FunctionTeacher.linear(0, 1, 0)));
        Grid grid = (Grid) explanation.exhibits().get(0);
        assertThat(grid.rows().get(0).label()).isEqualTo("test rows");
        assertThat(grid.rows().get(0).values()).containsExactly(1.0, 1.0);
        assertThat(figure(explanation, "fidelity, MUNGE")).isGreaterThan(.98);
        assertThat(figure(explanation, "fidelity, features shuffled")).isCloseTo(.5, within(.06));
        assertThat(figure(explanation, "fidelity, uniform noise")).isCloseTo(.5, within(.06));
        assertThat(grid.rows().get(3).values().get(1)).isCloseTo(0, within(.12));
        assertThat(explanation.figures().get(2).interval()).isPresent();
    }

    @Test
    void complexityCountsWhatDecidesAndRepeatsWhatTheModelSaysOfItself() {
        Explanation explanation = new Complexity(new Complexity.Settings(500, 5, 1, 15))
                .explain(new FixedExplainInputs(
                        FunctionTeacher.linear(0, 2, 0, 1e-9)
                                .withFacts(Map.of("parameters", 8.0, "meanPathLength", 2.5, "epochs", 3.0)),
                        ROWS));
        assertThat(figure(explanation, "parameters")).isEqualTo(8);
        assertThat(figure(explanation, "mean path length")).isEqualTo(2.5);
        assertThat(explanation.figures()).noneMatch(figure -> figure.name().equals("epochs"));
        assertThat(figure(explanation, "features that decide")).isEqualTo(1);
        Bars bars = (Bars) explanation.exhibits().get(0);
        assertThat(bars.groups().get(0).label()).isEqualTo("x0");
        // A coin's sign against a coin's: half of all replacements change the decision.
        assertThat(bars.groups().get(0).values().get(0)).isCloseTo(.5, within(.08));
        assertThat(bars.groups().get(1).values()).containsExactly(0.0);
    }
}
