package io.limbeck.plugins.fairness.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.FunctionTeacher;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A model that errs on one row of ten, and on six of ten where age is 50 or more and the group is B. */
class WorstSliceTest {

    /** Says what the column {@code said} says. */
    private static final Teacher MODEL = FunctionTeacher.binary(row -> row[1] > 0.5 ? 2.0 : -2.0);

    private static Table rows(long seed, int first, int count, double wrongInSlice) {
        RandomSource random = new RandomSource(seed);
        double[] age = new double[count];
        double[] said = new double[count];
        int[] labels = new int[count];
        int[] group = new int[count];
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        for (int row = 0; row < count; row++) {
            age[row] = 20 + random.child("age").below(row, 60);
            group[row] = random.child("group").below(row, 2);
            labels[row] = random.child("label").below(row, 2);
            boolean inSlice = age[row] >= 50 && group[row] == 1;
            boolean wrong = random.child("wrong").uniform(row) < (inSlice ? wrongInSlice : 0.1);
            said[row] = wrong ? 1 - labels[row] : labels[row];
        }
        return new Table(
                List.of(new Column.Numeric("age", age), new Column.Numeric("said", said)),
                labels,
                List.of("no", "yes"),
                1,
                List.of(new Groups("group", group, List.of("A", "B"), "A")),
                ones,
                LongStream.range(first, first + (long) count).toArray());
    }

    private static Table both(Table one, Table other) {
        Column.Numeric[] columns = new Column.Numeric[2];
        for (int c = 0; c < 2; c++) {
            columns[c] = new Column.Numeric(
                    one.columns().get(c).name(),
                    java.util.stream.DoubleStream.concat(
                                    Arrays.stream(
                                            ((Column.Numeric) one.columns().get(c)).values()),
                                    Arrays.stream(
                                            ((Column.Numeric) other.columns().get(c)).values()))
                            .toArray());
        }
        return new Table(
                List.of(columns),
                concat(one.labels(), other.labels()),
                one.classes(),
                1,
                List.of(new Groups(
                        "group",
                        concat(
                                one.groups("group").codes(),
                                other.groups("group").codes()),
                        List.of("A", "B"),
                        "A")),
                new double[one.rows() + other.rows()],
                LongStream.concat(Arrays.stream(one.ids()), Arrays.stream(other.ids()))
                        .toArray());
    }

    private static int[] concat(int[] one, int[] other) {
        return java.util.stream.IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                .toArray();
    }

    private static Explanation explain(
            Table validation, Table test, Optional<Teacher> teacher, Map<String, ?> settings) {
        FixedExplainInputs inputs =
                new FixedExplainInputs(MODEL, test).searchedOn(validation).readAs(both(validation, test));
        return new WorstSlice(SettingsDefaults.of(WorstSlice.Settings.class, settings))
                .explain(teacher.map(inputs::taughtBy).orElse(inputs));
    }

    private static Explanation.Figure figure(Explanation explanation, String name) {
        return explanation.figures().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPlantedSliceIsFoundAndConfirmed() {
        Explanation explanation =
                explain(rows(1, 0, 2000, 0.6), rows(2, 2000, 2000, 0.6), Optional.of(MODEL), Map.of("bins", 2));
        Exhibit.Bars bars = (Exhibit.Bars) explanation.exhibits().get(0);
        assertThat(bars.groups().get(0).label()).matches("● age ≥ (49|50|51) & group = B");
        assertThat(bars.groups().get(0).values().get(0)).isCloseTo(0.6, within(0.08));
        assertThat(bars.series()).containsExactly("this model", "its teacher");
        assertThat(figure(explanation, "slices confirmed").value()).isGreaterThanOrEqualTo(1);
        assertThat(figure(explanation, "in the worst confirmed slice").definition())
                .startsWith("error rate where age ≥ ");
    }

    /** The search takes the worst of what chance made on validation rows; test rows know nothing of it. */
    @Test
    void whatChanceMadeIsFoundButNotConfirmed() {
        Explanation explanation =
                explain(rows(3, 0, 600, 0.1), rows(4, 600, 600, 0.1), Optional.empty(), Map.of("bins", 6));
        Exhibit.Grid grid = (Exhibit.Grid) explanation.exhibits().get(1);
        assertThat(grid.rows()).isNotEmpty();
        assertThat(grid.rows().get(0).values().get(1)).isGreaterThan(0.12);
        assertThat(figure(explanation, "slices confirmed").value()).isZero();
    }

    @Test
    void unfavourableDecisionsAndLogLossAreSlicedToo() {
        Explanation explanation = explain(
                rows(1, 0, 2000, 0.6), rows(2, 2000, 2000, 0.6), Optional.empty(), Map.of("loss", Loss.LOG_LOSS));
        double wrong = Math.log(1 + Math.exp(2));
        double right = Math.log(1 + Math.exp(-2));
        assertThat(figure(explanation, "in all rows").value()).isBetween(right, wrong);
        Explanation rejected = explain(
                rows(1, 0, 500, 0.1), rows(2, 500, 500, 0.1), Optional.empty(), Map.of("loss", Loss.UNFAVOURABLE));
        assertThat(((Exhibit.Bars) rejected.exhibits().get(0)).groups().get(0).label())
                .startsWith("● said < 1");
    }

    @Test
    void withoutValidationRowsNothingIsSearched() {
        Table test = rows(2, 0, 50, 0.1);
        assertThatThrownBy(() -> explain(test.select(new int[0]), test, Optional.empty(), Map.of()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .singleElement()
                        .hasToString("slices are searched on validation rows, and the split has none\n"
                                + "    give 'validation' a share in data.split"));
    }

    @Test
    void rowsThatNothingDividesAreAProblem() {
        Table plain = rows(2, 0, 50, 0.1);
        Table bare = new Table(
                List.of(new Column.Block("image", new float[100], List.of(2))),
                plain.labels(),
                plain.classes(),
                1,
                List.of(),
                plain.weights(),
                plain.ids());
        assertThatThrownBy(() -> new WorstSlice(SettingsDefaults.of(WorstSlice.Settings.class))
                        .explain(new FixedExplainInputs(MODEL, bare).searchedOn(bare)))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .singleElement()
                        .hasToString("no column or group divides the rows\n    slices need numbers, categories or"
                                + " sensitive attributes; images have none of their own"));
    }
}
