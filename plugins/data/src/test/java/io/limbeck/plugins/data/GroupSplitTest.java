package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GroupSplitTest {

    /** 120 rows in three hospitals, a third each; every tenth row's is not known; classes take turns. */
    private static Table rows() {
        int[] hospitals =
                IntStream.range(0, 120).map(row -> row % 10 == 9 ? -1 : row % 3).toArray();
        double[] ones = new double[120];
        Arrays.fill(ones, 1);
        return new Table(
                List.of(new Column.Numeric("x", new double[120])),
                IntStream.range(0, 120).map(row -> row / 3 % 2).toArray(),
                List.of("no", "yes"),
                1,
                List.of(new Groups("hospital", hospitals, List.of("north", "south", "west"), "")),
                ones,
                LongStream.range(0, 120).toArray());
    }

    private static GroupSplit.Settings settings(String attribute, String... test) {
        return SettingsDefaults.of(
                GroupSplit.Settings.class,
                Map.of(
                        "attribute",
                        attribute,
                        "test",
                        List.of(test),
                        "train",
                        0.5,
                        "validation",
                        0.3,
                        "calibration",
                        0.2));
    }

    private static Map<Split, int[]> split(String... test) {
        return new GroupSplit(settings("hospital", test)).split(rows(), List.of(), new RandomSource(3));
    }

    @Test
    void nothingIsLearntOfTheGroupsThatAreTestedOnAndAllTheirRowsAreTested() {
        Map<Split, int[]> splits = split("west");
        int[] codes = rows().groups("hospital").codes();
        assertThat(IntStream.of(splits.get(Split.TEST)).boxed()).hasSize(36).allMatch(row -> codes[row] == 2);
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.CALIBRATION)) {
            assertThat(IntStream.of(splits.get(split)).boxed()).allMatch(row -> codes[row] != 2);
        }
        assertThat(splits.get(Split.TRAIN)).hasSize(42);
        assertThat(splits.get(Split.VALIDATION)).hasSizeBetween(25, 26);
        assertThat(splits.get(Split.CALIBRATION)).hasSizeBetween(16, 17);
    }

    @Test
    void severalGroupsCanBeTestedOn() {
        assertThat(split("west", "north").get(Split.TEST)).hasSize(72);
    }

    @Test
    void namesThatAreNotThereAreProblems() {
        PortSpecs specs = new PortSpecs(Map.of("data", rows().spec()));
        assertThat(GroupSplit.ports(settings("hospital", "east"), specs).problems())
                .singleElement()
                .extracting(Problem::where, Problem::message)
                .containsExactly("test[0]", "there is no group 'east' of 'hospital'");
        assertThat(GroupSplit.ports(settings("hospitl", "west"), specs).problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).isEqualTo("there is no sensitive attribute 'hospitl'"))
                .satisfies(problem -> assertThat(problem.remedy()).contains("hospital"));
        assertThatThrownBy(() -> split("east")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void sharesOfTheOthersAddUpToOne() {
        GroupSplit.Settings settings = SettingsDefaults.of(
                GroupSplit.Settings.class,
                Map.of("attribute", "hospital", "test", List.of("west"), "calibration", 0.2));
        assertThat(GroupSplit.ports(settings, PortSpecs.NONE).problems())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("train, validation and calibration add up to '1.2'");
    }
}
