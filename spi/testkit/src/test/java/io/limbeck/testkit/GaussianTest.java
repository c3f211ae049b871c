package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Targets;
import io.limbeck.spi.model.Gaussian;
import io.limbeck.spi.model.ModelOutputs;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Predicted numbers: the scale they are learnt on, and the distributions that stand for them. */
final class GaussianTest {

    private static final Gaussian STANDARD = new Gaussian(0, 1);

    /** Abramowitz, Stegun, table 26.1; the tail as SciPy 1.14 gives it. */
    @Test
    void theDistributionFunctionIsThatOfTheTables() {
        assertThat(STANDARD.below(0)).isEqualTo(0.5);
        assertThat(STANDARD.below(1)).isCloseTo(0.841344746068543, within(1e-15));
        assertThat(STANDARD.below(-1.96)).isCloseTo(0.024997895148220, within(1e-15));
        assertThat(STANDARD.below(-8)).isCloseTo(6.220960574271785e-16, Percentage.withPercentage(1e-5));
        assertThat(STANDARD.below(-40)).isZero();
        assertThat(STANDARD.below(40)).isOne();
        assertThat(STANDARD.density(0)).isCloseTo(1 / Math.sqrt(2 * Math.PI), within(1e-16));
    }

    @Test
    void quantilesUndoTheDistributionFunction() {
        assertThat(STANDARD.quantile(0.95)).isCloseTo(1.6448536269514722, within(1e-14));
        assertThat(STANDARD.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(STANDARD.quantile(0.5)).isZero();
        assertThat(STANDARD.quantile(1e-10)).isCloseTo(-6.361340902404056, within(1e-9));
        Gaussian other = new Gaussian(10, 3);
        for (double share = 0.001; share < 1; share += 0.037) {
            assertThat(other.below(other.quantile(share))).isCloseTo(share, within(1e-14));
        }
        assertThatThrownBy(() -> STANDARD.quantile(1)).hasMessageContaining("must be in (0, 1), but is '1.0'");
        assertThatThrownBy(() -> new Gaussian(0, 0)).hasMessageContaining("must be above 0, but is '0.0'");
    }

    /** Mean 4 and population variance 4 of 2, 2, 6, 6. */
    @Test
    void numbersAreStandardisedByTheirOwnMeanAndDeviation() {
        Targets scale = new Targets("cost", "euro", new double[] {2, 2, 6, 6}).standardized();
        assertThat(scale.centre()).isEqualTo(4);
        assertThat(scale.spread()).isEqualTo(2);
        assertThat(scale.standardized(3)).isEqualTo(1);
        assertThat(new Targets("cost", "", new double[] {8}).onScaleOf(scale).standardized(0))
                .isEqualTo(2);
        double[][] said = Gaussian.inUnit(new ModelOutputs(new float[] {0.5f, (float) Math.log(9)}, 2), scale);
        assertThat(said[0][0]).isEqualTo(5);
        assertThat(said[0][1]).isCloseTo(6, within(1e-6));
    }

    @Test
    void equalNumbersAndNoneHaveASpreadOfOne() {
        assertThat(new Targets("cost", "", new double[] {7, 7, 7})
                        .standardized()
                        .spread())
                .isEqualTo(1);
        assertThat(new Targets("cost", "", new double[0]).standardized().spread())
                .isEqualTo(1);
        assertThatThrownBy(() -> new Targets("cost", "", new double[1], 0, 0)).hasMessageContaining("spread above 0");
    }

    @Test
    void anExtremeLogVarianceStaysFinite() {
        assertThat(Gaussian.variance(1e30f)).isCloseTo(Math.exp(14), within(1e-6));
        assertThat(Gaussian.variance(-1e30f)).isCloseTo(Math.exp(-14), within(1e-12));
    }

    @Test
    void aTableHasClassesOrNumbers() {
        Table rows = Table.ofNumbers(
                List.of(new Column.Numeric("age", new double[] {1, 2, 3})),
                new Targets("cost", "", new double[] {10, 20, 30}),
                List.of(),
                new double[] {1, 1, 1},
                new long[] {0, 1, 2});
        assertThat(rows.spec().isRegression()).isTrue();
        assertThat(rows.outputs()).isEqualTo(2).isEqualTo(rows.spec().outputs());
        assertThat(rows.select(new int[] {2, 0}).targets().orElseThrow().values())
                .containsExactly(30, 10);
        Table classes = SeededTables.numericTable(1, 3);
        assertThat(classes.outputs()).isEqualTo(classes.classes().size());
        assertThatThrownBy(() -> classes.withTargets(rows.targets().orElseThrow()))
                .hasMessageContaining("either classes or numbers");
    }
}
