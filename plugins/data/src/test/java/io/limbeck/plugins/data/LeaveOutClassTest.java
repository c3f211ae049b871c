package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaveOutClassTest {

    private static final Table ROWS = new Table(
            List.of(new Column.Numeric("x", new double[] {10, 11, 12, 13})),
            new int[] {0, 2, 1, 2},
            List.of("a", "b", "c"),
            0,
            List.of(),
            new double[] {1, 1, 1, 1},
            new long[] {5, 6, 7, 8});

    private static long[] left(boolean validation, Split split) {
        LeaveOutClass transform = new LeaveOutClass(new LeaveOutClass.Settings(List.of("c"), validation));
        return transform.fit(ROWS, new RandomSource(1)).apply(ROWS, split).ids();
    }

    @Test
    void rowsOfTheClassesAreGoneFromTrainingAloneUnlessValidationIsAskedFor() {
        assertThat(left(false, Split.TRAIN)).containsExactly(5, 7);
        assertThat(left(true, Split.VALIDATION)).containsExactly(5, 7);
        assertThat(left(false, Split.VALIDATION)).hasSize(4);
        assertThat(left(true, Split.CALIBRATION)).hasSize(4);
        assertThat(left(true, Split.TEST)).hasSize(4);
    }

    @Test
    void classesThatAreNotThereAndAllOfThemAreProblems() {
        PortSpecs specs =
                new PortSpecs(Map.of("data", new TableSpec(List.of(1), List.of("three", "four"), 0, Map.of(), -1)));
        assertThat(LeaveOutClass.ports(new LeaveOutClass.Settings(List.of("tree"), false), specs)
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "classes[0]: there is no class 'tree'\n" + "    did you mean 'three'? there are: three, four");
        assertThat(LeaveOutClass.ports(new LeaveOutClass.Settings(List.of("three", "four"), false), specs)
                        .problems())
                .extracting(Problem::toString)
                .containsExactly("classes: names every class: 'three, four'\n    keep at least one class out of it");
    }
}
