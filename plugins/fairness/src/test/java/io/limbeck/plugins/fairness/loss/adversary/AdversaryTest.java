package io.limbeck.plugins.fairness.loss.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.fairness.loss.groups.Among;
import io.limbeck.spi.Component;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.testkit.GradientCheck;
import io.limbeck.testkit.LayerRows;
import io.limbeck.testkit.LossBatch;
import io.limbeck.testkit.LossGraph;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossTermContract;
import io.limbeck.testkit.LossValue;
import io.limbeck.testkit.SeededBatches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AdversaryTest {

    private static final List<String> TWO = List.of("f", "m");

    private static Adversary.Settings settings(Optional<String> layer, Among among, double reversal) {
        return new Adversary.Settings(Optional.of("second"), layer, among, List.of(5), reversal, true);
    }

    /** The value does not depend on λ, and its slope by finite differences is the network's own, which the student gets times -λ. */
    @Test
    void theStudentsGradientIsTheNetworksTimesMinusLambda() {
        for (Among among : Among.values()) {
            LossBatch batch = SeededBatches.batch(3, 12, 2, 3, Set.of(Need.GROUPS, Need.LABELS));
            Adversary term = new Adversary(settings(Optional.empty(), among, 0.7));
            try (LossGraph graph = new LossGraph(term, batch)) {
                float[][] unreversed = scaled(graph.at(batch).gradient(), -1 / 0.7);
                GradientCheck.of(
                                logits -> graph.at(batch.withLogits(logits)).value(),
                                batch.logits(),
                                unreversed,
                                GradientCheck.STEP)
                        .requireWithin(GradientCheck.TOLERANCE);
            }
        }
    }

    private static float[][] scaled(float[][] matrix, double factor) {
        float[][] scaled = new float[matrix.length][];
        for (int row = 0; row < matrix.length; row++) {
            scaled[row] = new float[matrix[row].length];
            for (int column = 0; column < scaled[row].length; column++) {
                scaled[row][column] = (float) (factor * matrix[row][column]);
            }
        }
        return scaled;
    }

    @Test
    void aLayerCanBeLookedAtInPlaceOfTheLogits() {
        LossBatch batch = SeededBatches.withTap(
                SeededBatches.batch(3, 12, 2, 2, Set.of(Need.GROUPS)), 3, "hidden0", List.of(2, 3));
        Adversary term = new Adversary(new Adversary.Settings(
                Optional.of("second"), Optional.of("hidden0"), Among.ALL_ROWS, List.of(), 2, true));
        LossValue tried = LossHarness.of(term, batch).evaluate();
        assertThat(List.of(tried.gradient())).allSatisfy(row -> assertThat(row).containsOnly(0f));
        assertThat(List.of(tried.tapGradient("hidden0")))
                .anySatisfy(row -> assertThat(row).doesNotContain(0f));
        try (LossGraph graph = new LossGraph(term, batch)) {
            LayerRows layer = batch.tap("hidden0");
            GradientCheck.of(
                            values -> graph.at(batch.withTap("hidden0", layer.withRows(values)))
                                    .value(),
                            layer.rows(),
                            scaled(tried.tapGradient("hidden0"), -0.5),
                            GradientCheck.STEP)
                    .requireWithin(GradientCheck.TOLERANCE);
        }
    }

    /** A linear network whose bias is zero sees nothing in equal logits: the surprise is ln 2. */
    @Test
    void whereThereIsNothingToSeeTheValueIsTheLogarithmOfTheGroups() {
        Adversary term = new Adversary(
                new Adversary.Settings(Optional.empty(), Optional.empty(), Among.ALL_ROWS, List.of(), 1, true));
        double value = LossHarness.of(term)
                .logits(new float[] {3, 3}, new float[] {-2, -2}, new float[] {7, 7})
                .groups("sex", TWO, 0, 1, -1)
                .value();
        assertThat(value).isCloseTo(Math.log(2), within(1e-6));
    }

    @Test
    void rowsOfUnknownGroupAreNotLearntFrom() {
        LossBatch batch = SeededBatches.batch(3, 6, 2, 2, Set.of(Need.GROUPS));
        Adversary term = new Adversary(
                new Adversary.Settings(Optional.empty(), Optional.empty(), Among.ALL_ROWS, List.of(5), 1, true));
        LossValue tried = LossHarness.of(term)
                .logits(batch.logits())
                .groups("sex×race", List.of("a", "b", "c"), 0, 1, 0, -1, 1, 0)
                .evaluate();
        assertThat(tried.gradient()[3]).containsExactly(0f, 0f);
        assertThat(tried.gradient()[0]).doesNotContain(0f);
        LossValue nobody = LossHarness.of(term)
                .logits(batch.logits())
                .groups("sex", TWO, -1, -1, -1, -1, -1, -1)
                .evaluate();
        assertThat(nobody.value()).isZero();
        assertThat(nobody.largestSlope()).isZero();
    }

    /** In each class the network has inputs of its own: other labels, other gradients. */
    @Test
    void toldTheTrueClassItGuessesWithinIt() {
        LossBatch batch = SeededBatches.batch(3, 12, 2, 2, Set.of(Need.GROUPS, Need.LABELS));
        Adversary told = new Adversary(settings(Optional.empty(), Among.EACH_CLASS, 1));
        Adversary untold = new Adversary(settings(Optional.empty(), Among.ALL_ROWS, 1));
        int[] others = batch.labels().orElseThrow().clone();
        others[0] = 1 - others[0];
        assertThat(LossHarness.of(told, batch.withLabels(others)).value())
                .isNotEqualTo(LossHarness.of(told, batch).value());
        assertThat(LossHarness.of(untold, batch.withLabels(others)).value())
                .isEqualTo(LossHarness.of(untold, batch).value());
        assertThat(told.needs()).contains(Need.LABELS);
        assertThat(untold.needs()).doesNotContain(Need.LABELS);
    }

    @Test
    void aLayerThatTheStudentDoesNotHaveIsAnErrorThatNamesThoseItHas() {
        PortSpecs inputs =
                new PortSpecs(Map.of("architecture", new ModelSpec(List.of(), List.of("hidden0", "hidden1"))));
        assertThat(Adversary.component()
                        .ports(settings(Optional.of("hidden2"), Among.ALL_ROWS, 1), inputs)
                        .problems())
                .containsExactly(Problem.error(
                        "layer",
                        "the student has no layer 'hidden2'; it has 'hidden0', 'hidden1'",
                        "write one of those names"));
        assertThatThrownBy(() -> LossHarness.of(
                                new Adversary(settings(Optional.of("hidden2"), Among.ALL_ROWS, 1)),
                                SeededBatches.batch(3, 6, 2, 2, Set.of(Need.GROUPS)))
                        .value())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the student has no layer 'hidden2', and shows none");
    }

    private abstract static class Contract extends LossTermContract {

        private final Optional<String> layer;
        private final Among among;

        Contract(Optional<String> layer, Among among) {
            this.layer = layer;
            this.among = among;
        }

        @Override
        protected Component<?, ?> component() {
            return Adversary.component();
        }

        @Override
        protected Record settings() {
            return AdversaryTest.settings(layer, among, 1);
        }

        @Override
        protected Map<String, List<Integer>> studentTaps() {
            return layer.isPresent() ? Map.of(layer.get(), List.of(4)) : Map.of();
        }

        @Override
        protected Map<Behavior, String> optOuts() {
            return Map.of(Behavior.HAS_ITS_SLOPE, "its gradient is reversed");
        }
    }

    @Nested
    final class OnLogits extends Contract {
        OnLogits() {
            super(Optional.empty(), Among.ALL_ROWS);
        }
    }

    @Nested
    final class OnALayerWithTheTrueClass extends Contract {
        OnALayerWithTheTrueClass() {
            super(Optional.of("hidden0"), Among.EACH_CLASS);
        }
    }

    @Nested
    final class AmongTheFavourable extends Contract {
        AmongTheFavourable() {
            super(Optional.empty(), Among.FAVOURABLE);
        }
    }
}
