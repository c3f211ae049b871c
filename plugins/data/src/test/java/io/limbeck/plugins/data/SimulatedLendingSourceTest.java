package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected values follow from the equations in {@link LendingPopulation}; tolerances are three standard errors. */
class SimulatedLendingSourceTest {

    private static final Map<String, ?> FAIR = Map.of("structuralBias", 0.0, "labelBias", 0.0, "proxyStrength", 0.0);

    private static SimulatedLendingSource.Settings settings(Map<String, ?> base, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(base);
        all.putAll(values);
        return SettingsDefaults.of(SimulatedLendingSource.Settings.class, all);
    }

    private static Table read(Map<String, ?> base, Map<String, ?> values) {
        return new SimulatedLendingSource(settings(base, values)).read();
    }

    private static double rate(Table rows, String group) {
        return RealData.favourableRate(rows, "group", group::equals);
    }

    private static double standardErrorOfGap(Table rows, double rate) {
        int[] counts = rows.groups("group").counts();
        return Math.sqrt(rate * (1 - rate) * (1.0 / counts[0] + 1.0 / counts[1]));
    }

    @Test
    void withoutBiasTheLabelIsIndependentOfTheGroup() {
        for (long seed = 1; seed <= 5; seed++) {
            Table rows = read(FAIR, Map.of("population", seed));
            double gap = rate(rows, "A") - rate(rows, "B");
            assertThat(gap).isCloseTo(0, within(3 * standardErrorOfGap(rows, rate(rows, "A"))));
        }
    }

    @Test
    void labelBiasAloneGivesAGapOfItsProductWithTheRateOfRepaying() {
        double repaying = rate(read(FAIR, Map.of()), "A");
        for (double bias : new double[] {0.1, 0.3, 1}) {
            Table rows = read(FAIR, Map.of("labelBias", bias));
            double gap = rate(rows, "A") - rate(rows, "B");
            assertThat(gap).isCloseTo(bias * repaying, within(3 * standardErrorOfGap(rows, repaying)));
        }
    }

    @Test
    void labelBiasChangesNoRowOfTheOthersAndOnlyWithholds() {
        Table fair = read(Map.of(), Map.of("labelBias", 0.0));
        Table biased = read(Map.of(), Map.of("labelBias", 0.4));
        assertThat(biased.columns()).usingRecursiveComparison().isEqualTo(fair.columns());
        int[] groups = fair.groups("group").codes();
        assertThat(IntStream.range(0, fair.rows()).filter(row -> biased.labels()[row] != fair.labels()[row]))
                .isNotEmpty()
                .allMatch(row -> groups[row] == 1 && fair.labels()[row] == 1);
    }

    @Test
    void structuralBiasIsTheGapInTheMeanOfTheLogarithmOfIncome() {
        Table rows = read(Map.of(), Map.of("structuralBias", 0.5));
        double[] income = ((Column.Numeric) rows.columns().get(0)).values();
        int[] groups = rows.groups("group").codes();
        double[] means = new double[2];
        for (int group = 0; group < 2; group++) {
            int of = group;
            means[group] = IntStream.range(0, rows.rows())
                    .filter(row -> groups[row] == of)
                    .mapToDouble(row -> Math.log(income[row]))
                    .average()
                    .orElseThrow();
        }
        // The standard deviation of ln(income) in a group is about 0.54, that of the difference of means 0.008.
        assertThat(means[0] - means[1]).isCloseTo(0.5, within(0.024));
        assertThat(rate(rows, "A") - rate(rows, "B")).isGreaterThan(0.1);
    }

    @Test
    void aFullProxyGivesTheGroupAwayAndNoneSaysNothing() {
        assertThat(southOrWest(1.0)).containsExactly(0, 1);
        double[] none = southOrWest(0.0);
        assertThat(none[0]).isCloseTo(0.5, within(0.015));
        assertThat(none[1]).isCloseTo(0.5, within(0.02));
    }

    private static double[] southOrWest(double proxy) {
        Table rows = read(Map.of(), Map.of("proxyStrength", proxy));
        Column.Categorical quarter = (Column.Categorical) rows.columns().stream()
                .filter(column -> column.name().equals("neighbourhood"))
                .findFirst()
                .orElseThrow();
        int[] groups = rows.groups("group").codes();
        return IntStream.range(0, 2)
                .mapToDouble(group -> IntStream.range(0, rows.rows())
                        .filter(row -> groups[row] == group)
                        .mapToDouble(row -> quarter.codes()[row] >= 2 ? 1 : 0)
                        .average()
                        .orElseThrow())
                .toArray();
    }

    @Test
    void labelsComeWithTheProbabilityThatTheEquationsGive() {
        SimulatedLendingSource.Settings settings = settings(FAIR, Map.of());
        LendingPopulation population = new LendingPopulation(settings);
        double expected = IntStream.range(0, 20000)
                .mapToDouble(row -> population.applicant(row).repaymentProbability())
                .average()
                .orElseThrow();
        double seen = IntStream.range(0, 20000)
                        .filter(row -> population.applicant(row).repays())
                        .count()
                / 20000.0;
        assertThat(seen).isCloseTo(expected, within(3 * Math.sqrt(0.25 / 20000)));
        assertThat(expected).isBetween(0.5, 0.8);
    }

    @Test
    void withoutNoiseRepayingIsDetermined() {
        LendingPopulation population = new LendingPopulation(settings(FAIR, Map.of("noise", 0.0)));
        for (int row = 0; row < 1000; row++) {
            LendingPopulation.Applicant person = population.applicant(row);
            assertThat(person.repaymentProbability()).isEqualTo(person.repays() ? 1 : 0);
        }
    }

    @Test
    void readingTwiceGivesTheSameAndAnotherSeedSomethingElse() {
        Table once = read(Map.of(), Map.of());
        assertThat(read(Map.of(), Map.of())).usingRecursiveComparison().isEqualTo(once);
        assertThat(read(Map.of(), Map.of("population", 2L)).labels()).isNotEqualTo(once.labels());
        assertThat(once.rows()).isEqualTo(20000);
        assertThat(once.columns()).extracting(Column::name).contains("age-band").doesNotContain("group");
    }

    @Test
    void bothAttributesAndTheirIntersectionCanBeSensitive() {
        Table rows = read(Map.of(), Map.of("sensitive", List.of("group", "age-band", "group*age-band")));
        assertThat(rows.groups("group\u00d7age-band").names()).hasSize(6).startsWith("A \u00d7 young");
        assertThat(rows.groups("group\u00d7age-band").privileged()).isEqualTo("A \u00d7 middle");
        assertThat(rows.columns()).extracting(Column::name).doesNotContain("group", "age-band");
    }

    @Test
    void anUnknownAttributeIsToldBeforeReading() {
        assertThat(SimulatedLendingSource.ports(
                                settings(Map.of(), Map.of("sensitive", List.of("age_band"))), PortSpecs.NONE)
                        .problems())
                .singleElement()
                .hasToString("sensitive[0]: there is no sensitive attribute 'age_band'\n"
                        + "    did you mean 'age-band'? there are: group, age-band");
    }
}
