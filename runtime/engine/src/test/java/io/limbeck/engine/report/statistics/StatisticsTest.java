package io.limbeck.engine.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.engine.evaluate.Rate;
import io.limbeck.spi.metric.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    /** The table of every textbook: t(0.975, ν), here from NIST/SEMATECH e-Handbook, section 1.3.6.7.2. */
    @Test
    void criticalValuesAreThoseOfTheTable() {
        assertThat(StudentT.critical(0.95, 1)).isCloseTo(12.706, within(5e-4));
        assertThat(StudentT.critical(0.95, 2)).isCloseTo(4.303, within(5e-4));
        assertThat(StudentT.critical(0.95, 3)).isCloseTo(3.182, within(5e-4));
        assertThat(StudentT.critical(0.95, 4)).isCloseTo(2.776, within(5e-4));
        assertThat(StudentT.critical(0.95, 9)).isCloseTo(2.262, within(5e-4));
        assertThat(StudentT.critical(0.95, 30)).isCloseTo(2.042, within(5e-4));
        assertThat(StudentT.critical(0.99, 100)).isCloseTo(2.626, within(5e-4));
    }

    @Test
    void withOneDegreeOfFreedomStudentIsCauchy() {
        assertThat(StudentT.twoSided(1, 1)).isCloseTo(0.5, within(1e-15));
        assertThat(StudentT.twoSided(0, 1)).isEqualTo(1);
    }

    @Test
    void aFigureOverFiveSeedsHasStudentsInterval() {
        Figure figure = Figure.of(new double[] {1, 2, 3, 4, 5});
        assertThat(figure.mean()).isEqualTo(3);
        assertThat(figure.deviation()).isCloseTo(Math.sqrt(2.5), within(1e-12));
        assertThat(figure.high() - 3).isCloseTo(2.7764451 * Math.sqrt(2.5) / Math.sqrt(5), within(1e-6));
        assertThat(figure.interval()).isEqualTo(Figure.Kind.STUDENT_T);
    }

    @Test
    void aSingleRepetitionKeepsItsIntervalOverRows() {
        Figure figure = Figure.bootstrapped(new double[] {0.8}, Optional.of(new Interval(0.7, 0.9, 0.95)));
        assertThat(figure.interval()).isEqualTo(Figure.Kind.ROW_BOOTSTRAP);
        assertThat(figure.low()).isEqualTo(0.7);
        assertThat(figure.deviation()).isNaN();
    }

    @Test
    void repetitionsWithoutAFigureAreCountedAndLeftOut() {
        Figure figure = Figure.ofRates(List.of(Rate.of(1, 2), Rate.of(0, 0)));
        assertThat(figure.mean()).isEqualTo(0.5);
        assertThat(figure.defined()).isEqualTo(1);
        assertThat(figure.values()).hasSize(2);
        assertThat(figure.interval()).isEqualTo(Figure.Kind.NONE);
        assertThat(Figure.of(new double[] {Double.NaN}).mean()).isNaN();
    }

    /** z = 1.96 leaves 5 %, z = 2.5758 leaves 1 %, z = 3.8906 leaves 1 in 10,000. */
    @Test
    void theErrorFunctionLeavesTheTailsOfTheNormalTable() {
        assertThat(Tests.complementaryError(1.959963984540054 / Math.sqrt(2))).isCloseTo(0.05, within(1e-12));
        assertThat(Tests.complementaryError(2.5758293035489 / Math.sqrt(2))).isCloseTo(0.01, within(1e-12));
        assertThat(Tests.complementaryError(3.8905918864131 / Math.sqrt(2))).isCloseTo(1e-4, within(1e-12));
        assertThat(Tests.complementaryError(0)).isEqualTo(1);
    }

    /** 40 of 100 against 60 of 100: z = 0.2 / sqrt(0.5 · 0.5 · 2 / 100) = 2.828427, p = 0.004678. */
    @Test
    void twoSharesAreComparedWithTheirPooledError() {
        assertThat(Tests.twoProportions(Rate.of(40, 100), Rate.of(60, 100))).isCloseTo(0.004678, within(1e-6));
        assertThat(Tests.twoProportions(Rate.of(1, 8), Rate.of(60, 100))).isNaN();
    }

    /** Holm 1979: with p = 0.01, 0.04, 0.03 and 0.005 the adjusted ones are 0.03, 0.06, 0.06 and 0.02 (R, p.adjust). */
    @Test
    void holmStepsDown() {
        double[] adjusted = Tests.holm(new double[] {0.01, 0.04, 0.03, Double.NaN, 0.005});
        assertThat(adjusted[0]).isCloseTo(0.03, within(1e-12));
        assertThat(adjusted[1]).isCloseTo(0.06, within(1e-12));
        assertThat(adjusted[2]).isCloseTo(0.06, within(1e-12));
        assertThat(adjusted[3]).isNaN();
        assertThat(adjusted[4]).isCloseTo(0.02, within(1e-12));
    }

    /** Ranks 1, 2.5, 2.5, 4, 5 and 2, 1, 3, 4.5, 4.5: ρ = 7.5 / 9.5. */
    @Test
    void tiesShareTheMeanOfTheirRanks() {
        assertThat(RankCorrelation.of(new double[] {1, 2, 2, 3, 9}, new double[] {5, 1, 6, 7, 7}))
                .isCloseTo(7.5 / 9.5, within(1e-12));
        assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {-1, -20, -300}))
                .isCloseTo(-1, within(1e-12));
        assertThat(RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isNaN();
        assertThat(RankCorrelation.of(new double[] {1}, new double[] {2})).isNaN();
    }

    @Test
    void aPointThatAnotherBeatsIsNotOnTheFront() {
        double[] x = {0, 1, 2, 1, 3, Double.NaN, 0};
        double[] y = {5, 2, 1, 3, 1, 0, 5};
        assertThat(Pareto.front(x, y)).containsExactly(true, true, true, false, false, false, true);
    }

    @Test
    void theKneeIsWhereTheFrontBendsMost() {
        assertThat(Pareto.knee(new double[] {0, 1, 5, 10}, new double[] {10, 2, 1, 0}))
                .hasValue(1);
        assertThat(Pareto.knee(new double[] {0, 1, 2}, new double[] {2, 1, 0})).isEmpty();
        assertThat(Pareto.knee(new double[] {0, 1}, new double[] {1, 0})).isEmpty();
    }
}
