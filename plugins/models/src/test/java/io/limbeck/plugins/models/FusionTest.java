package io.limbeck.plugins.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Targets;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.testkit.SeededTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FusionTest {

    private static final Table ROW = SeededTables.numericTable(1, 1);
    private static final double[] FIRST = {.9, .1};
    private static final double[] SECOND = {.5, .5};

    private static Teacher saying(double... probabilities) {
        return (rows, split) -> ModelOutputs.ofProbabilities(new double[][] {probabilities}, probabilities.length);
    }

    private static double[] fused(Fusion.Mode mode, List<Teacher> members, List<Double> weights) {
        return new Fusion(new Fusion.Settings(mode))
                .open(new FixedLesson(ROW, members, weights, 1))
                .outputs(ROW, Split.TEST)
                .probabilities()[0];
    }

    @Test
    void probabilitiesAreAveraged() {
        List<Teacher> members = List.of(saying(FIRST), saying(SECOND));
        assertThat(fused(Fusion.Mode.PROBABILITIES, members, List.of(1.0, 1.0)))
                .containsExactly(new double[] {.7, .3}, within(1e-6));
    }

    /** The mean of logits is the geometric mean of probabilities: √(0.9·0.5) : √(0.1·0.5) = 3 : 1. */
    @Test
    void logitsAreAveraged() {
        List<Teacher> members = List.of(saying(FIRST), saying(SECOND));
        assertThat(fused(Fusion.Mode.LOGITS, members, List.of(1.0, 1.0)))
                .containsExactly(new double[] {.75, .25}, within(1e-6));
    }

    @Test
    void weightsAreShares() {
        List<Teacher> members = List.of(saying(FIRST), saying(SECOND));
        assertThat(fused(Fusion.Mode.PROBABILITIES, members, List.of(6.0, 2.0)))
                .containsExactly(new double[] {.8, .2}, within(1e-6));
        // 0.9^¾ 0.5^¼ : 0.1^¾ 0.5^¼ = 9^¾ : 1
        double odds = Math.pow(9, .75);
        assertThat(fused(Fusion.Mode.LOGITS, members, List.of(6.0, 2.0)))
                .containsExactly(new double[] {odds / (1 + odds), 1 / (1 + odds)}, within(1e-6));
    }

    @Test
    void oneMemberIsItself() {
        for (Fusion.Mode mode : Fusion.Mode.values()) {
            assertThat(fused(mode, List.of(saying(FIRST)), List.of(1.0))).containsExactly(FIRST, within(1e-6));
        }
    }

    @Test
    void certainMembersThatContradictEachOtherLeaveItOpen() {
        List<Teacher> members = List.of(saying(1, 0), saying(0, 1));
        for (Fusion.Mode mode : Fusion.Mode.values()) {
            assertThat(fused(mode, members, List.of(1.0, 1.0))).containsExactly(new double[] {.5, .5}, within(1e-6));
        }
    }

    /** Means 1 and 3, variances 1 and 4: mixture mean 2, variance 2.5 + 1, by the law of total variance. */
    @Test
    void ofANumberMeanAndVarianceAreThoseOfTheMixture() {
        Table row = Table.ofNumbers(
                ROW.columns(), new Targets("cost", "", new double[1]), List.of(), new double[] {1}, new long[] {0});
        Teacher first = (rows, split) -> new ModelOutputs(new float[] {1, 0}, 2);
        Teacher second = (rows, split) -> new ModelOutputs(new float[] {3, (float) Math.log(4)}, 2);
        ModelOutputs mixed = new Fusion(new Fusion.Settings(Fusion.Mode.PROBABILITIES))
                .open(new FixedLesson(row, List.of(first, second), List.of(1.0, 1.0), 1))
                .outputs(row, Split.TEST);
        assertThat(mixed.logits()).containsExactly(new float[] {2, (float) Math.log(3.5)}, within(1e-6f));
    }

    @Test
    void logitsOfNumbersAreNotAveraged() {
        PortSpecs specs = new PortSpecs(Map.of("data", TableSpec.ofNumbers(List.of(3), Map.of(), 10)));
        assertThat(Fusion.ports(new Fusion.Settings(Fusion.Mode.LOGITS), specs).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("'logits', but the target"));
    }

    @Test
    void withoutMembersThereIsNothingToFuse() {
        assertThatThrownBy(() -> fused(Fusion.Mode.LOGITS, List.of(), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("members: is empty");
    }

    @Test
    void sharesMustNotBeNegativeNorAllZero() {
        List<Teacher> members = List.of(saying(FIRST), saying(SECOND));
        assertThatThrownBy(() -> fused(Fusion.Mode.LOGITS, members, List.of(1.0, -2.0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("members[1].weight: must not be negative, but is '-2.0'");
        assertThatThrownBy(() -> fused(Fusion.Mode.LOGITS, members, List.of(0.0, 0.0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("all have the weight '0'");
    }

    @Test
    void membersMustKnowTheSameNumberOfClasses() {
        List<Teacher> members = List.of(saying(FIRST), saying(.2, .3, .5));
        assertThatThrownBy(() -> fused(Fusion.Mode.LOGITS, members, List.of(1.0, 1.0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[2, 3]");
        PortSpecs specs = new PortSpecs(Map.of(
                "members[0]",
                new ModelSpec(List.of("a", "b"), List.of()),
                "members[1]",
                new ModelSpec(List.of("a", "b", "c"), List.of())));
        assertThat(Fusion.ports(new Fusion.Settings(Fusion.Mode.LOGITS), specs).problems())
                .hasSize(1);
    }

    @Test
    void itShowsEachMemberByItself() {
        List<Teacher> members = List.of(saying(FIRST), saying(SECOND));
        ViewOutputs shown = new Fusion(new Fusion.Settings(Fusion.Mode.LOGITS))
                .open(new FixedLesson(ROW, members, List.of(1.0, 3.0), 1))
                .view(new View.Members(), ROW, Split.TRAIN);
        assertThat(shown.shape()).containsExactly(2, 2);
        assertThat(shown.values())
                .containsExactly(
                        new float[] {
                            (float) Math.log(.9), (float) Math.log(.1), (float) Math.log(.5), (float) Math.log(.5)
                        },
                        within(1e-6f));
        PortSpecs specs = new PortSpecs(Map.of(
                "members", new ModelSpec(List.of()),
                "members[0]", new ModelSpec(List.of()),
                "members[1]", new ModelSpec(List.of())));
        assertThat(Fusion.ports(new Fusion.Settings(Fusion.Mode.LOGITS), specs).output())
                .contains(new ModelSpec(List.of(), List.of(), false, 2));
    }
}
