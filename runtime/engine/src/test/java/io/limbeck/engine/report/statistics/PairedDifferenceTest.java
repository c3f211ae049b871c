package io.limbeck.engine.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedDifferenceTest {

    /** By hand: rows 0.01, seeds 0.01/3; their sum's root is 0.11547, Satterthwaite's freedom 2·(0.01333/0.00333)² = 32. */
    @Test
    void rowsAndSeedsAddUpAndRowsAreNotDividedByRepetitions() {
        PairedDifference difference = PairedDifference.of(new double[] {0.1, 0.2, 0.3}, new double[] {0.1, 0.1, 0.1});
        assertThat(difference.mean()).isCloseTo(0.2, within(1e-12));
        double error = Math.sqrt(0.01 + 0.01 / 3);
        assertThat(difference.p()).isCloseTo(StudentT.twoSided(0.2 / error, 32), within(1e-9));
        assertThat(difference.high() - difference.mean()).isCloseTo(StudentT.critical(0.95, 32) * error, within(1e-9));
        assertThat(difference.low()).isCloseTo(2 * difference.mean() - difference.high(), within(1e-12));
    }

    /** At z = 1.96 the normal p-value is 0.05; a thousand degrees of freedom are near it. */
    @Test
    void oneRepetitionIsJudgedByItsRowsAlone() {
        PairedDifference difference = PairedDifference.of(new double[] {0.196}, new double[] {0.1});
        assertThat(difference.p()).isCloseTo(0.05, within(5e-4));
        assertThat(difference.low()).isCloseTo(0, within(5e-4));
    }

    @Test
    void nothingThatChangesIsNoDifference() {
        assertThat(PairedDifference.of(new double[] {0, 0}, new double[] {0, 0}))
                .isEqualTo(new PairedDifference(0, 0, 0, 1));
    }

    @Test
    void withoutAnErrorOfEveryRepetitionThereIsNoTest() {
        PairedDifference difference = PairedDifference.of(new double[] {1, 3}, new double[] {1, Double.NaN});
        assertThat(difference.mean()).isEqualTo(2);
        assertThat(difference.p()).isNaN();
        assertThat(PairedDifference.of(new double[] {Double.NaN}, new double[] {1})
                        .mean())
                .isNaN();
        assertThat(PairedDifference.of(new double[] {1, Double.NaN}, new double[] {1, Double.NaN})
                        .p())
                .isBetween(0.0, 1.0);
    }
}
