package io.limbeck.plugins.fairness.postprocess;

import static io.limbeck.plugins.fairness.postprocess.Lending.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.fairness.postprocess.GroupThresholdsSource.Constraint;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.FixedLesson;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupThresholdsSourceTest {

    private static final Table ROWS = Lending.rows(4000);

    private static GroupThresholdsSource source(Map<String, ?> settings) {
        return new GroupThresholdsSource(SettingsDefaults.of(GroupThresholdsSource.Settings.class, settings));
    }

    private static FixedLesson lesson(Table rows) {
        return FixedLesson.about(Lending.MODEL, Split.CALIBRATION, rows);
    }

    private static Teacher open(Constraint constraint) {
        return source(Map.of("constraint", constraint)).open(lesson(ROWS));
    }

    /** On the rows they were found on rates are equal but for the draws: √(0.25 / 900) is below 0.017. */
    @Test
    void theConstrainedRateIsTheSameInBothGroupsWhereTheModelsIsNot() {
        boolean[] before = Lending.decisions(Lending.MODEL, ROWS);
        assertThat(approved(ROWS, before, 0, -1) - approved(ROWS, before, 1, -1))
                .isGreaterThan(0.2);

        boolean[] parity = Lending.decisions(open(Constraint.DEMOGRAPHIC_PARITY), ROWS);
        assertThat(approved(ROWS, parity, 0, -1)).isCloseTo(approved(ROWS, parity, 1, -1), within(0.01));

        boolean[] opportunity = Lending.decisions(open(Constraint.EQUAL_OPPORTUNITY), ROWS);
        assertThat(approved(ROWS, opportunity, 0, 1)).isCloseTo(approved(ROWS, opportunity, 1, 1), within(0.01));

        boolean[] equality = Lending.decisions(open(Constraint.PREDICTIVE_EQUALITY), ROWS);
        assertThat(approved(ROWS, equality, 0, 0)).isCloseTo(approved(ROWS, equality, 1, 0), within(0.01));

        boolean[] odds = Lending.decisions(open(Constraint.EQUALIZED_ODDS), ROWS);
        assertThat(approved(ROWS, odds, 0, 1)).isCloseTo(approved(ROWS, odds, 1, 1), within(0.04));
        assertThat(approved(ROWS, odds, 0, 0)).isCloseTo(approved(ROWS, odds, 1, 0), within(0.04));
    }

    @Test
    void theGroupWhoseScoresAreLowerGetsTheLowerThreshold() {
        Map<String, Double> facts = open(Constraint.EQUAL_OPPORTUNITY).facts();
        assertThat(facts.get("threshold, B")).isLessThan(facts.get("threshold, A") - 0.1);
    }

    @Test
    void aRowIsDecidedAlikeWhereverItStandsAndWhoeverStandsBesideIt(@TempDir Path folder) throws IOException {
        GroupThresholdsSource source = source(Map.of());
        Teacher teacher = source.open(lesson(ROWS));
        teacher.save(folder);
        Teacher again = source.reopen(lesson(ROWS), folder);
        int[] backwards =
                IntStream.range(0, 500).map(i -> ROWS.rows() - 1 - 3 * i).toArray();
        boolean[] all = Lending.decisions(teacher, ROWS);
        boolean[] some = Lending.decisions(again, ROWS.select(backwards));
        for (int i = 0; i < backwards.length; i++) {
            assertThat(some[i]).isEqualTo(all[backwards[i]]);
        }
        assertThat(again.facts()).isEqualTo(teacher.facts());
    }

    @Test
    void unknownMembersAreDecidedAsTheModelDecides() {
        Table rows = ROWS.select(IntStream.range(0, 200).toArray());
        Table unknown = Lending.table(
                ((io.limbeck.spi.data.Column.Numeric) rows.columns().get(0)).values(),
                rows.labels(),
                IntStream.range(0, 200).map(row -> -1).toArray());
        assertThat(Lending.decisions(open(Constraint.EQUALIZED_ODDS), unknown))
                .isEqualTo(Lending.decisions(Lending.MODEL, rows));
        assertThatThrownBy(() -> source(Map.of("others", Others.REFUSE))
                        .open(lesson(ROWS))
                        .outputs(unknown, Split.TEST))
                .satisfies(e -> assertThat(Lending.message(e))
                        .isEqualTo("others: the 'group' of row 0 is unknown\n"
                                + "    decided can be only about [A, B]; 'others: as-model' leaves it to the model"));
    }

    @Test
    void rowsThatDoNotSayTheirGroupAtAllAreRefused() {
        Table silent =
                new Table(ROWS.columns(), ROWS.labels(), ROWS.classes(), 1, List.of(), ROWS.weights(), ROWS.ids());
        assertThatThrownBy(() -> open(Constraint.EQUALIZED_ODDS).outputs(silent, Split.TEST))
                .satisfies(e -> assertThat(Lending.message(e))
                        .isEqualTo("attribute: decides by 'group', which these rows do not say\n"
                                + "    give them a column 'group' with each row's group: [A, B]"));
    }

    private static Table withThirdGroup(int rows) {
        int[] codes = ROWS.groups("group").codes().clone();
        for (int row = 0; row < rows; row++) {
            codes[row] = 2;
        }
        return new Table(
                ROWS.columns(),
                ROWS.labels(),
                ROWS.classes(),
                1,
                List.of(new Groups("group", codes, List.of("A", "B", "C"), "A")),
                ROWS.weights(),
                ROWS.ids());
    }

    @Test
    void aGroupAbsentFromTheFittingSplitIsLeftToTheModelOrRefused() {
        Teacher teacher = source(Map.of()).open(lesson(withThirdGroup(0)));
        assertThat(teacher.facts().keySet()).noneMatch(name -> name.endsWith(", C"));
        Table some = withThirdGroup(300);
        int[] third = IntStream.range(0, 300).toArray();
        assertThat(Lending.decisions(teacher, some.select(third)))
                .isEqualTo(Lending.decisions(Lending.MODEL, ROWS.select(third)));

        assertThatThrownBy(() -> source(Map.of("others", Others.REFUSE)).open(lesson(withThirdGroup(3))))
                .satisfies(e -> assertThat(Lending.message(e))
                        .startsWith("minimumRows: no threshold can be found on the split 'calibration': 'C' has 3 rows"
                                + " there, ")
                        .endsWith("and '20' are needed with both labels among them\n"
                                + "    give the split a greater share in data.split, merge groups, or lower"
                                + " minimumRows; 'others: as-model' leaves them to the model"));
    }

    @Test
    void oneGroupAloneIsNothingToCompare() {
        Table one = Lending.table(new double[] {1, 2, 3}, new int[] {0, 1, 1}, new int[] {0, 0, 0});
        assertThatThrownBy(() -> source(Map.of("minimumRows", 2)).open(lesson(one)))
                .satisfies(e -> assertThat(Lending.message(e))
                        .isEqualTo("minimumRows: no threshold can be found on the split 'calibration': 'B' has 0 rows"
                                + " there, 0 of them labelled favourable, and '2' are needed with both labels among"
                                + " them\n    give the split a greater share in data.split, merge groups, or lower"
                                + " minimumRows"));
    }

    @Test
    void anEmptySplitIsAProblem() {
        assertThatThrownBy(() ->
                        source(Map.of("rows", FittingRows.Rows.VALIDATION)).open(lesson(ROWS)))
                .satisfies(e -> assertThat(Lending.message(e))
                        .isEqualTo("rows: the split 'validation' is empty, so no threshold can be found there\n"
                                + "    write 'rows: validation', or give the split a share in data.split"));
    }

    @Test
    void whatDoesNotFitIsFoundBeforeAnythingRuns() {
        GroupThresholdsSource.Settings settings =
                SettingsDefaults.of(GroupThresholdsSource.Settings.class, Map.of("attribute", Optional.of("sex*race")));
        TableSpec three = new TableSpec(
                List.of(1), List.of("a", "b", "c"), 2, Map.of("group", List.of("A"), "sex×race", List.of("A")), -1);
        assertThat(GroupThresholdsSource.ports(settings, new PortSpecs(Map.of("data", three)))
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "attribute: 'sex×race' has one group alone, 'A'\n    take an attribute with at least two groups",
                        "needs two classes, but the data has 3, 'a', 'b', 'c'\n"
                                + "    thresholds decide between favourable and unfavourable; use a fairness loss term"
                                + " instead");
        TableSpec none = new TableSpec(List.of(1), List.of("a", "b"), 1, Map.of("sex", List.of("f", "m")), -1);
        assertThat(GroupThresholdsSource.ports(settings, new PortSpecs(Map.of("data", none)))
                        .problems())
                .extracting(Problem::toString)
                .containsExactly("attribute: there is no sensitive attribute 'sex*race'\n"
                        + "    name one of 'sex', or add it to 'sensitive' in the data section");
    }
}
