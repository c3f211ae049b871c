package io.limbeck.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StageComparisonTest {

    private static final RandomSource RANDOM = new RandomSource(5);
    private static final int ROWS = 1000;

    private static double[][] decisions(int every) {
        double[][] said = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            boolean yes = row % every == 0;
            said[row] = new double[] {yes ? 0.1 : 0.9, yes ? 0.9 : 0.1};
        }
        return said;
    }

    /** All rows are labelled yes; those with an even number are of group a, the others of b; nobody is of c. */
    private static Predictions rows(double[][] said) {
        int[] labels = new int[ROWS];
        int[] codes = new int[ROWS];
        double[] ones = new double[ROWS];
        Arrays.fill(labels, 1);
        Arrays.fill(ones, 1);
        for (int row = 0; row < ROWS; row++) {
            codes[row] = row % 2;
        }
        return new Predictions(
                said,
                labels,
                ones,
                List.of("no", "yes"),
                1,
                List.of(new Groups("g", codes, List.of("a", "b", "c"), "a")),
                Optional.empty());
    }

    private static StageFigure figure(List<StageFigure> figures, String metric, String group) {
        return figures.stream()
                .filter(one -> one.metric().equals(metric) && one.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private static List<StageFigure> compare(int before, int after) {
        return new StageComparison(List.of(PlainMetrics.accuracy(), PlainMetrics.fidelity()), false)
                .of(rows(decisions(after)), decisions(before), RANDOM);
    }

    /**
     * Every fourth row was decided yes, now every second: 250 rows of 1,000 changed one way, so that the difference is 1/4
     * and its variance over rows (1/4)(3/4) / 1000, by the binomial law.
     */
    @Test
    void theErrorOfADifferenceIsThatOfPairedRows() {
        StageFigure accuracy = figure(compare(4, 2), "quality/accuracy", "");
        assertThat(accuracy.before()).isEqualTo(0.25);
        assertThat(accuracy.after()).isEqualTo(0.5);
        assertThat(accuracy.rows()).isEqualTo(1000);
        assertThat(accuracy.better()).isEqualTo("higher");
        assertThat(accuracy.error()).isCloseTo(Math.sqrt(0.1875 / 1000), Percentage.withPercentage(10));
    }

    @Test
    void groupsAreComparedOverTheirOwnRows() {
        List<StageFigure> figures = compare(4, 2);
        assertThat(figure(figures, "selectionRate", "a").before()).isEqualTo(0.5);
        assertThat(figure(figures, "selectionRate", "a").after()).isEqualTo(1);
        assertThat(figure(figures, "truePositiveRate", "b").after()).isZero();
        assertThat(figure(figures, "truePositiveRate", "b").error()).isZero();
        assertThat(figure(figures, "falsePositiveRate", "a").after()).isNaN();
        assertThat(figure(figures, "falsePositiveRate", "a").rows()).isZero();
        assertThat(figure(figures, "falsePositiveRate", "a").error()).isNaN();
        assertThat(figure(figures, "selectionRate", "c").rows()).isZero();
        assertThat(figure(figures, "selectionRate", "a").better()).isEqualTo(StageFigure.NONE);
    }

    @Test
    void metricsThatNeedATeacherAreLeftOutAndEqualModelsDoNotDiffer() {
        List<StageFigure> figures = compare(2, 2);
        assertThat(figures).noneMatch(one -> one.metric().contains("fidelity"));
        assertThat(figure(figures, "quality/accuracy", "").error()).isZero();
        assertThat(figures.stream().filter(one -> !Double.isNaN(one.after())))
                .allSatisfy(one -> assertThat(one.after()).isCloseTo(one.before(), within(0.0)));
    }

    @Test
    void theStageBeforeMustSpeakOfTheSameRows() {
        assertThatThrownBy(() -> new StageComparison(List.of(), false).of(rows(decisions(2)), new double[3][2], RANDOM))
                .hasMessage("There are 1000 rows, but the stage before has 3 predictions");
    }
}
