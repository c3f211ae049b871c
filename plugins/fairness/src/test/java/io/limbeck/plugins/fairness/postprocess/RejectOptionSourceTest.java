package io.limbeck.plugins.fairness.postprocess;

import static io.limbeck.plugins.fairness.postprocess.Lending.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.plugins.fairness.statistics.RejectOption.Gap;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectOptionSourceTest {

    private static final Table ROWS = Lending.rows(4000);

    private static RejectOptionSource source(Map<String, ?> settings) {
        return new RejectOptionSource(SettingsDefaults.of(RejectOptionSource.Settings.class, settings));
    }

    private static FixedLesson lesson(Table rows) {
        return FixedLesson.about(Lending.MODEL, Split.CALIBRATION, rows);
    }

    @Test
    void theGapOfTheFittingRowsLiesWithinTheBound() {
        boolean[] parity = Lending.decisions(source(Map.of()).open(lesson(ROWS)), ROWS);
        assertThat(Math.abs(approved(ROWS, parity, 1, -1) - approved(ROWS, parity, 0, -1)))
                .isLessThanOrEqualTo(0.05);
        boolean[] opportunity = Lending.decisions(
                source(Map.of("gap", Gap.EQUAL_OPPORTUNITY, "bound", 0.02)).open(lesson(ROWS)), ROWS);
        assertThat(Math.abs(approved(ROWS, opportunity, 1, 1) - approved(ROWS, opportunity, 0, 1)))
                .isLessThanOrEqualTo(0.02);
    }

    @Test
    void theThresholdsLieOneMarginOnEachSide(@TempDir Path folder) throws IOException {
        RejectOptionSource source = source(Map.of());
        Teacher teacher = source.open(lesson(ROWS));
        assertThat(teacher.facts().keySet()).containsExactly("threshold, A", "threshold, B");
        assertThat(teacher.facts().get("threshold, A"))
                .isGreaterThan(teacher.facts().get("threshold, B"));
        teacher.save(folder);
        assertThat(source.reopen(lesson(ROWS), folder).facts()).isEqualTo(teacher.facts());
    }

    @Test
    void whoIsPrivilegedCanBeSaidAndMustBeKnown() {
        Teacher turned = source(Map.of("privileged", Optional.of("B"))).open(lesson(ROWS));
        assertThat(turned.facts().get("threshold, A"))
                .isLessThanOrEqualTo(turned.facts().get("threshold, B"));
        Groups groups = ROWS.groups("group");
        Table nobody = new Table(
                ROWS.columns(),
                ROWS.labels(),
                ROWS.classes(),
                1,
                List.of(new Groups("group", groups.codes(), groups.names(), "")),
                ROWS.weights(),
                ROWS.ids());
        assertThatThrownBy(() -> source(Map.of()).open(lesson(nobody))).satisfies(e -> assertThat(Lending.message(e))
                .isEqualTo("privileged: 'group' has no privileged group\n    name one of [A, B]"));
        RejectOptionSource.Settings wrong =
                SettingsDefaults.of(RejectOptionSource.Settings.class, Map.of("privileged", Optional.of("C")));
        TableSpec spec = new TableSpec(List.of(1), List.of("a", "b"), 1, Map.of("group", List.of("A", "B")), -1);
        assertThat(RejectOptionSource.ports(wrong, new PortSpecs(Map.of("data", spec)))
                        .problems())
                .extracting(Problem::toString)
                .containsExactly("privileged: there is no group 'C'\n    name one of [A, B]");
    }

    @Test
    void tooFewRowsOfASideAreAProblem() {
        Table few = Lending.table(new double[] {1, 2, 3}, new int[] {0, 1, 1}, new int[] {0, 0, 1});
        assertThatThrownBy(() -> source(Map.of("minimumRows", 2)).open(lesson(few)))
                .satisfies(
                        e -> assertThat(Lending.message(e))
                                .isEqualTo(
                                        "minimumRows: no threshold can be found on the split 'calibration': 'all others' has 1"
                                                + " rows there, 1 of them labelled favourable, and '2' are needed with both labels among"
                                                + " them\n    give the split a greater share in data.split, or lower minimumRows"));
    }
}
