package io.limbeck.plugins.models.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.models.GraphUnderTest;
import io.limbeck.plugins.models.readable.KnownWeights;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdditiveTest {

    /** Two numbers around a category: the order of the floats is job, age, income. */
    private static final Table ROWS = HandTables.of(
            new Column.Block("job=craft", new float[] {1, 0, 0, 0, 0}, List.of(1)),
            new Column.Numeric("age", new double[] {0, 10, 20, 30, 40}),
            new Column.Numeric("income", new double[] {1, 1, 1, 1, 5}));

    private static Additive additive(Map<String, ?> settings) {
        return new Additive(SettingsDefaults.of(Additive.Settings.class, settings));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void theBasisSumsToOneWhereverTheNumberLies(Shape shape) {
        Additive model = additive(Map.of("shape", shape, "knots", 5));
        try (GraphUnderTest graph = new GraphUnderTest(model, ROWS, true)) {
            float[] means = graph.values("shapes/means");
            for (int number = 0; number < 2; number++) {
                double sum = 0;
                for (int k = 0; k < 5; k++) {
                    sum += means[number * 5 + k];
                }
                assertThat(sum).isCloseTo(1, within(1e-6));
            }
            // All values 7: Σ (b − mean b) · 7 is zero exactly if the basis sums to one.
            float[] sevens = new float[2 * 5 * 2];
            Arrays.fill(sevens, 7);
            graph.set("shapes/values", sevens).feed(1, -3, 1, 0, 0, 3, 0, 17, 5, 0, 400, 9);
            for (float logit : graph.run(graph.forward().logits())) {
                assertThat(logit).isCloseTo(0, within(1e-5f));
            }
        }
    }

    /** Knots of age at 0, 10, 20, 30, 40; of income at 1 and 5, since 1 fills four of five shares. */
    @Test
    void knotsLieAtEvenSharesOfTheTrainingRowsAndRepeatedValuesMakeFewer() {
        try (GraphUnderTest graph = new GraphUnderTest(additive(Map.of("knots", 5)), ROWS, true)) {
            assertThat(graph.values("shapes/knots")).containsExactly(0, 10, 20, 30, 40, 1, 5, 5, 5, 5);
        }
    }

    /** By hand: f(age) = age²/100 at the knots, mean 6 over the rows; at 25 half-way from 4 to 9; level outside. */
    @Test
    void aSplineRunsStraightFromKnotToKnotAndHasTheMeanZeroOverTheTrainingRows() {
        try (GraphUnderTest graph = new GraphUnderTest(additive(Map.of("knots", 5)), ROWS, true)) {
            float[] values = new float[20];
            for (int k = 0; k < 5; k++) {
                values[2 * k] = k * k;
            }
            graph.set("shapes/values", values).feed(0, 25, 1, 0, -7, 1, 0, 99, 1);
            float[] contributions = graph.run(graph.forward().taps().get("contributions"));
            assertThat(contributions[2]).isCloseTo(6.5f - 6, within(1e-5f));
            assertThat(contributions[8]).isCloseTo(-6, within(1e-5f));
            assertThat(contributions[14]).isCloseTo(10, within(1e-5f));
        }
    }

    /** By hand: bins end half-way between the knots, so that 14.9 belongs to 10 and 15.1 to 20. */
    @Test
    void binsAreStepsHalfWayBetweenTheKnots() {
        try (GraphUnderTest graph =
                new GraphUnderTest(additive(Map.of("knots", 5, "shape", Shape.BINNED)), ROWS, true)) {
            float[] values = new float[20];
            for (int k = 0; k < 5; k++) {
                values[2 * k] = k;
            }
            graph.set("shapes/values", values).feed(0, 14.9f, 1, 0, 15.1f, 1);
            float[] contributions = graph.run(graph.forward().taps().get("contributions"));
            assertThat(contributions[2]).isCloseTo(1 - 2, within(1e-5f));
            assertThat(contributions[8]).isCloseTo(2 - 2, within(1e-5f));
        }
    }

    @Test
    void theLogitsAreTheBiasAndTheContributions() {
        try (GraphUnderTest graph = new GraphUnderTest(additive(Map.of("knots", 5)), ROWS, true)) {
            HandTables.shake(graph);
            graph.feed(1, 12, 3, 0, 33, 5, 1, 7, 1);
            float[] logits = graph.run(graph.forward().logits());
            float[] parts = graph.run(graph.forward().taps().get("contributions"));
            for (int row = 0; row < 3; row++) {
                for (int c = 0; c < 2; c++) {
                    float sum = graph.values("bias")[c];
                    for (int feature = 0; feature < 3; feature++) {
                        sum += parts[(row * 3 + feature) * 2 + c];
                    }
                    assertThat(logits[row * 2 + c]).isCloseTo(sum, within(1e-5f));
                }
            }
        }
    }

    /** By hand: values 0 1 4 9 16 have the second differences 2 2 2, and λ · 3 · 4 with λ = 0.1; bins 1 3 5 7. */
    @Test
    void thePenaltyIsOnDifferencesOfTheValues() {
        float[] values = new float[20];
        for (int k = 0; k < 5; k++) {
            values[2 * k] = k * k;
        }
        for (Shape shape : Shape.values()) {
            Additive model = additive(Map.of("knots", 5, "smoothness", .1f, "shape", shape));
            try (GraphUnderTest graph = new GraphUnderTest(model, ROWS, true)) {
                graph.set("shapes/values", values).feed(0, 0, 0);
                assertThat(graph.run(graph.forward().penalties().get("smoothness"))[0])
                        .isCloseTo(shape == Shape.BINNED ? 8.4f : 1.2f, within(1e-5f));
            }
        }
    }

    @Test
    void withoutNumbersItIsALinearModel() {
        Table rows = HandTables.of(new Column.Block("image", new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, List.of(2)));
        try (GraphUnderTest graph = new GraphUnderTest(additive(Map.of()), rows, true)) {
            graph.set("linear/weights", 1, 0, 0, 1).feed(6, 8);
            assertThat(graph.run(graph.forward().logits())).containsExactly(1, 2);
            assertThat(graph.forward().penalties()).isEmpty();
        }
    }

    @Test
    void itsFactsCountFeaturesFunctionsAndDifferentKnots() {
        KnownWeights weights = new KnownWeights()
                .with("shapes/knots", new long[] {2, 3}, 0, 1, 2, 4, 5, 5)
                .with("shapes/values", new long[] {2, 3, 2}, new float[12])
                .with("linear/weights", new long[] {4, 2}, new float[8]);
        assertThat(additive(Map.of("knots", 3)).facts(weights))
                .isEqualTo(Map.of("featuresUsed", 6.0, "functions", 2.0, "knots", 5.0));
    }
}
