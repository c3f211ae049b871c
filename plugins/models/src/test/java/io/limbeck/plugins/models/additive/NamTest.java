package io.limbeck.plugins.models.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.models.GraphUnderTest;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.Shape;

class NamTest {

    private static final Table ROWS = HandTables.of(
            new Column.Numeric("age", new double[] {20, 20, 40, 40}),
            new Column.Block("job=craft", new float[] {1, 0, 0, 0}, List.of(1)),
            new Column.Numeric("income", new double[] {1, 2, 3, 4}));

    private static Nam nam(Map<String, ?> settings) {
        return new Nam(SettingsDefaults.of(Nam.Settings.class, settings));
    }

    /**
     * By hand, ages standardised to ±1: one relu unit 2 (x + ½) gives 0 at 20 and 3 at 40, times (1, -1); the mean over
     * the rows is 1.5. Income's network is silent.
     */
    @Test
    void aUnitPerFeatureGivesWhatPaperGives() {
        try (GraphUnderTest graph = new GraphUnderTest(nam(Map.of("hidden", List.of(1))), ROWS, true)) {
            graph.set("shapes/centres", -.5f, 0)
                    .set("shapes/weights", 2, 0)
                    .set("shapes/values", 1, -1, 0, 0)
                    .feed(20, 0, 1, 40, 0, 1, 50, 0, 1);
            assertThat(graph.run(graph.forward().logits()))
                    .containsExactly(new float[] {0, 0, 3, -3, 5, -5}, within(1e-4f));
            float[] contributions = graph.run(graph.forward().taps().get("contributions"));
            assertThat(contributions[0]).isCloseTo(-1.5f, within(1e-4f));
            assertThat(contributions[6]).isCloseTo(1.5f, within(1e-4f));
        }
    }

    /** By hand: e^w (x − b) cut to [0, 1]; e^w = 4 and b = -1 give 0, 0.4 and 1 at -1, -0.9 and 1. */
    @Test
    void anExuUnitIsSteepByAnExponent() {
        Nam model = nam(Map.of("hidden", List.of(1), "units", FirstUnits.EXU));
        try (GraphUnderTest graph = new GraphUnderTest(model, ROWS, true)) {
            graph.set("shapes/centres", -1, 0)
                    .set("shapes/weights", (float) Math.log(4), 0)
                    .set("shapes/values", 1, 0, 0, 0)
                    .feed(20, 0, 1, 21, 0, 1, 40, 0, 1);
            float[] logits = graph.run(graph.forward().logits());
            assertThat(new float[] {logits[0], logits[2], logits[4]})
                    .containsExactly(new float[] {0, .4f, 1}, within(1e-4f));
        }
    }

    @Test
    void contributionsSumToTheLogitsUpToAConstantAndHaveTheMeanZeroOverTheTrainingRows() {
        try (GraphUnderTest graph = new GraphUnderTest(nam(Map.of()), ROWS, true)) {
            HandTables.shake(graph);
            graph.feed(ROWS.matrix());
            float[] logits = graph.run(graph.forward().logits());
            float[] parts = graph.run(graph.forward().taps().get("contributions"));
            double[] constants = new double[4];
            double income = 0;
            for (int row = 0; row < 4; row++) {
                constants[row] = logits[row * 2];
                for (int feature = 0; feature < 3; feature++) {
                    constants[row] -= parts[(row * 3 + feature) * 2];
                }
                income += parts[(row * 3 + 2) * 2];
            }
            for (double constant : constants) {
                assertThat(constant).isCloseTo(constants[0], within(1e-4));
            }
            assertThat(income).isCloseTo(0, within(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource(FirstUnits.class)
    void everyVariableHasTheGradientOfItsDifferences(FirstUnits units) {
        Nam model = nam(Map.of("hidden", List.of(3, 2), "units", units, "featureDropout", .2f));
        try (GraphUnderTest graph = new GraphUnderTest(model, ROWS, true)) {
            // Off the kinks that biases of zero make.
            HandTables.shake(graph);
            graph.feed(23, 1, 2.2f, 36, 0, 3.4f);
            RandomSource random = new RandomSource(5);
            for (String variable : graph.trainable()) {
                float[] start = graph.values(variable).clone();
                float[] gradient = graph.gradient(variable);
                int i = random.child(variable).below(0, start.length);
                double slope = (sum(graph, variable, start, i, 2e-3f) - sum(graph, variable, start, i, -2e-3f)) / 4e-3;
                assertThat((double) gradient[i])
                        .as(variable)
                        .isCloseTo(slope, within(5e-3 * Math.max(1, Math.abs(slope))));
                graph.set(variable, start);
            }
        }
    }

    private static double sum(GraphUnderTest graph, String variable, float[] start, int index, float move) {
        float[] moved = start.clone();
        moved[index] += move;
        double sum = 0;
        for (float logit : graph.set(variable, moved).run(graph.forward().logits())) {
            sum += logit;
        }
        return sum;
    }

    /** By hand: outputs (1, -1) · relu(2 (x + ½)) are (3, -3) at 40: λ (9 + 9) / 2 features with λ = 0.5. */
    @Test
    void thePenaltyIsTheMeanSquareOfWhatTheNetworksSay() {
        Nam model = nam(Map.of("hidden", List.of(1), "outputPenalty", .5f));
        try (GraphUnderTest graph = new GraphUnderTest(model, ROWS, true)) {
            graph.set("shapes/centres", -.5f, 0)
                    .set("shapes/weights", 2, 0)
                    .set("shapes/values", 1, -1, 0, 0)
                    .feed(40, 0, 1);
            assertThat(graph.run(graph.forward().penalties().get("outputs"))[0]).isCloseTo(4.5f, within(1e-4f));
        }
    }

    @Test
    void allNetworksAreBatchedAndUnitsAndFeaturesCanBeLeftOut() {
        Nam model = nam(Map.of("dropout", .1f, "featureDropout", .2f));
        try (GraphUnderTest graph = new GraphUnderTest(model, ROWS, true)) {
            assertThat(graph.shapes())
                    .containsEntry("shapes/weights", Shape.of(2, 64))
                    .containsEntry("shapes/hidden1", Shape.of(2, 64, 32))
                    .containsEntry("shapes/values", Shape.of(2, 32, 2));
            assertThat(graph.dropouts()).isEqualTo(Map.of("hidden0", .1f, "hidden1", .1f, "features", .2f));
        }
    }
}
