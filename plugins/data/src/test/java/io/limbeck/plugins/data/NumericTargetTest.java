package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data whose target is a number. */
final class NumericTargetTest {

    private static final String BILLS = "age,smoker,sex,charges\n31,no,f,1200.5\n40,yes,m,-3e2\n22,no,m,7\n";

    @TempDir
    Path folder;

    private static CsvSource.Settings settings(Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(Map.of("path", "bills.csv"));
        all.putAll(values);
        return SettingsDefaults.of(CsvSource.Settings.class, all);
    }

    private Table read(String content, Map<String, ?> values) throws Exception {
        Files.writeString(folder.resolve("bills.csv"), content);
        return new CsvSource(settings(values), new FakeContext().in(folder)).read();
    }

    private static List<String> problems(Map<String, ?> values) {
        return CsvSource.ports(settings(values), PortSpecs.NONE).problems().stream()
                .map(problem -> problem.where() + ": " + problem.message())
                .toList();
    }

    @Test
    void aColumnOfNumbersIsTheTargetAndNoFeature() throws Exception {
        Map<String, ?> values =
                Map.of("target", Optional.of("charges"), "unit", Optional.of("USD"), "sensitive", List.of("sex"));
        Table rows = read(BILLS, values);
        assertThat(rows.targets().orElseThrow().values()).containsExactly(1200.5, -300, 7);
        assertThat(rows.targets().orElseThrow().unit()).isEqualTo("USD");
        assertThat(rows.classes()).isEmpty();
        assertThat(rows.columns()).extracting(Column::name).containsExactly("age", "smoker");
        TableSpec spec = (TableSpec)
                CsvSource.ports(settings(values), PortSpecs.NONE).output().orElseThrow();
        assertThat(spec.isRegression()).isTrue();
        assertThat(spec.sensitive()).containsKey("sex");
    }

    @Test
    void aCellThatIsNoNumberIsNamed() {
        Map<String, ?> values = Map.of("target", Optional.of("charges"));
        assertThatThrownBy(() -> read(BILLS.replace("-3e2", "much"), values))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "target: row 2 of column 'charges' must be a finite number, but is 'much'",
                        "mend the row, or predict classes with 'label: charges'");
        assertThatThrownBy(() -> read(BILLS.replace("-3e2", "inf"), values)).hasMessageContaining("but is 'inf'");
        assertThatThrownBy(() -> read(BILLS.replace("-3e2", ""), values))
                .hasMessageContaining("column 'charges' has no value");
        assertThatThrownBy(() -> read(BILLS, Map.of("target", Optional.of("charge"))))
                .hasMessageContainingAll("target: there is no column 'charge'", "charges");
    }

    @Test
    void whatIsPredictedMustBeClear() {
        assertThat(problems(Map.of())).containsExactly("label: is missing");
        assertThat(problems(Map.of("label", Optional.of("smoker"), "target", Optional.of("charges"))))
                .containsExactly("target: 'charges' and the label 'smoker' cannot both be predicted");
        assertThat(problems(Map.of(
                        "target", Optional.of("charges"),
                        "classes", Optional.of(List.of("low", "high")),
                        "sensitive", List.of("charges"))))
                .containsExactly(
                        "classes: is for classes, but 'charges' is a number", "sensitive: 'charges' is the target");
        assertThat(problems(Map.of("label", Optional.of("smoker"), "unit", Optional.of("USD"))))
                .containsExactly("unit: is 'USD', but classes have no unit");
    }

    private static SimulatedCostsSource costs(Map<String, ?> values) {
        return new SimulatedCostsSource(SettingsDefaults.of(SimulatedCostsSource.Settings.class, values));
    }

    /** Without noise the costs are the means; with it, standardised residuals have mean 0 and variance 1. */
    @Test
    void simulatedCostsHaveTheNoiseThatIsSaid() {
        SimulatedCostsSource.Settings noisy =
                SettingsDefaults.of(SimulatedCostsSource.Settings.class, Map.of("rows", 20_000, "noiseRatio", 3.0));
        CostPopulation population = new CostPopulation(noisy);
        double[] truth =
                new SimulatedCostsSource(noisy).read().targets().orElseThrow().values();
        double[] sums = new double[2];
        double[] squares = new double[2];
        int[] rows = new int[2];
        for (int row = 0; row < truth.length; row++) {
            CostPopulation.Patient patient = population.patient(row);
            double residual = truth[row] - patient.mean();
            double expected = (0.5 + 1.5 * patient.severity()) * (patient.group() == 1 ? 3 : 1);
            sums[patient.group()] += residual / expected;
            squares[patient.group()] += residual * residual / expected / expected;
            rows[patient.group()]++;
        }
        for (int group = 0; group < 2; group++) {
            assertThat(sums[group] / rows[group]).isCloseTo(0, within(4 / Math.sqrt(rows[group])));
            assertThat(squares[group] / rows[group]).isCloseTo(1, within(4 * Math.sqrt(2.0 / rows[group])));
        }
    }

    @Test
    void oneSeedIsOnePopulationAndLessNoiseTheSamePatients() {
        double[] once = costs(Map.of("rows", 50)).read().targets().orElseThrow().values();
        assertThat(costs(Map.of("rows", 50)).read().targets().orElseThrow().values())
                .isEqualTo(once);
        Table silent = costs(Map.of("rows", 50, "noise", 0.0)).read();
        Column.Numeric ages = (Column.Numeric) silent.columns().get(0);
        assertThat(ages.values())
                .isEqualTo(((Column.Numeric)
                                costs(Map.of("rows", 50)).read().columns().get(0))
                        .values());
    }

    @Test
    void rowsAreSplitBySharesAndGroups() {
        Table rows = costs(Map.of("rows", 1000)).read();
        Map<Split, int[]> splits = new StratifiedSplit(SettingsDefaults.of(
                        StratifiedSplit.Settings.class, Map.of("stratify", StratifiedSplit.Stratify.LABEL_AND_GROUPS)))
                .split(rows, List.of(), new RandomSource(1));
        assertThat(splits.get(Split.TRAIN)).hasSize(500);
        Groups train = rows.groups("group").select(splits.get(Split.TRAIN));
        assertThat(train.counts()[1] / 500.0).isCloseTo(rows.groups("group").counts()[1] / 1000.0, within(0.002));
    }
}
