package io.limbeck.plugins.fairness.loss.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.Component;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.testkit.LayerRows;
import io.limbeck.testkit.LossBatch;
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

final class MfdTest {

    private static final View TEACHER = new View.Tap("deep");
    private static final List<String> TWO = List.of("f", "m");

    private static Mfd.Settings settings(boolean weighted) {
        return new Mfd.Settings("deep", "shallow", Optional.empty(), 0.8, weighted);
    }

    private static LossBatch batch(int rows, int classes, int groups) {
        LossBatch batch = SeededBatches.batch(4, rows, classes, groups, Set.of(Need.GROUPS, Need.LABELS));
        batch = SeededBatches.withTap(batch, 4, "shallow", List.of(3));
        return SeededBatches.withView(batch, 4, TEACHER, List.of(3));
    }

    private static double squared(float[] x, float[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (double) (x[i] - y[i]);
        }
        return sum;
    }

    private interface Rows {
        boolean has(int row);
    }

    /** {@return the mean of the kernel over pairs of rows of two sets, in double precision and pair by pair} */
    private static double mean(float[][] one, Rows of, float[][] other, Rows with, double[] weights, double width) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length; j++) {
                if (of.has(i) && with.has(j)) {
                    sum += weights[i] * weights[j] * Math.exp(-squared(one[i], other[j]) / width);
                    total += weights[i] * weights[j];
                }
            }
        }
        return sum / total;
    }

    private static double width(float[][] teacher, float[][] student, double sigma) {
        double sum = 0;
        for (float[] t : teacher) {
            for (float[] s : student) {
                sum += squared(t, s);
            }
        }
        return 2 * sigma * sum / (teacher.length * student.length);
    }

    /** The published definition, summed pair by pair. */
    private static double expected(LossBatch batch, float[][] student, boolean weighted, double width) {
        float[][] teacher = batch.views().get(TEACHER).rows();
        int[] labels = batch.labels().orElseThrow();
        int[] codes = batch.groups().get(0).codes();
        double[] weights = new double[labels.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = weighted ? batch.weights()[row] : 1;
        }
        double sum = 0;
        for (int y = 0; y < batch.classes(); y++) {
            for (int g = 0; g < batch.groups().get(0).names().size(); g++) {
                int label = y;
                int group = g;
                Rows ofClass = row -> labels[row] == label;
                Rows ofBoth = row -> labels[row] == label && codes[row] == group;
                double discrepancy = mean(teacher, ofClass, teacher, ofClass, weights, width)
                        + mean(student, ofBoth, student, ofBoth, weights, width)
                        - 2 * mean(teacher, ofClass, student, ofBoth, weights, width);
                sum += Double.isNaN(discrepancy) ? 0 : discrepancy;
            }
        }
        return sum / 2;
    }

    @Test
    void itIsThePublishedSumOverClassesAndGroups() {
        LossBatch batch = batch(14, 3, 2);
        float[][] student = batch.tap("shallow").rows();
        double width = width(batch.views().get(TEACHER).rows(), student, 0.8);
        for (boolean weighted : new boolean[] {true, false}) {
            assertThat(LossHarness.of(new Mfd(settings(weighted)), batch).value())
                    .isCloseTo(expected(batch, student, weighted, width), within(1e-5));
        }
    }

    /** Finite differences of the published sum whose width is held where it is. */
    @Test
    void noGradientFlowsThroughTheWidth() {
        LossBatch batch = batch(10, 2, 2);
        float[][] student = batch.tap("shallow").rows();
        double width = width(batch.views().get(TEACHER).rows(), student, 0.8);
        float[][] gradient =
                LossHarness.of(new Mfd(settings(true)), batch).evaluate().tapGradient("shallow");
        for (int row = 0; row < student.length; row++) {
            for (int unit = 0; unit < 3; unit++) {
                float here = student[row][unit];
                student[row][unit] = here + 1e-3f;
                double above = expected(batch, student, true, width);
                student[row][unit] = here - 1e-3f;
                double below = expected(batch, student, true, width);
                student[row][unit] = here;
                assertThat((double) gradient[row][unit])
                        .as("row %d, unit %d", row, unit)
                        .isCloseTo((above - below) / 2e-3, within(1e-4));
            }
        }
    }

    @Test
    void aRowOfUnknownGroupIsOfTheTeachersClassAndNoneOfTheStudents() {
        LossBatch whole = batch(8, 2, 2);
        LossBatch batch = LossHarness.of(new Mfd(settings(true)))
                .logits(whole.logits())
                .labels(0, 0, 0, 1, 1, 1, 0, 1)
                .groups("sex×race", List.of("a", "b", "c"), 0, 1, -1, 0, 2, 2, 1, -1)
                .tap("shallow", whole.tap("shallow"))
                .view(TEACHER, whole.views().get(TEACHER))
                .batch();
        float[][] student = batch.tap("shallow").rows();
        double width = width(batch.views().get(TEACHER).rows(), student, 0.8);
        LossValue tried = LossHarness.of(new Mfd(settings(true)), batch).evaluate();
        assertThat(tried.value()).isCloseTo((float) expected(batch, student, true, width), within(1e-5f));
        assertThat(tried.tapGradient("shallow")[2]).containsExactly(new float[] {0, 0, 0}, within(1e-7f));
        assertThat(tried.tapGradient("shallow")[0]).doesNotContain(0f);
    }

    @Test
    void withoutKnownGroupsItIsNothing() {
        LossBatch whole = batch(4, 2, 2);
        LossValue tried = LossHarness.of(new Mfd(settings(true)))
                .logits(whole.logits())
                .labels(0, 0, 1, 1)
                .groups("sex", TWO, -1, -1, -1, -1)
                .tap("shallow", whole.tap("shallow"))
                .view(TEACHER, whole.views().get(TEACHER))
                .evaluate();
        assertThat(tried.value()).isZero();
        assertThat(tried.largestSlope()).isZero();
    }

    @Test
    void layersOfTwoWidthsAreAnErrorThatNamesBoth() {
        LossBatch wide = batch(4, 2, 2).withTap("shallow", LayerRows.vectors(new float[4][5]));
        assertThatThrownBy(() -> LossHarness.of(new Mfd(settings(true)), wide).value())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "studentLayer: layer 'shallow' of the student has '5' units, but layer 'deep' of the teacher has '3'")
                .hasMessageContaining("name layers of the same width");
    }

    @Test
    void aLayerThatTheStudentDoesNotHaveIsAnError() {
        PortSpecs inputs = new PortSpecs(Map.of("architecture", new ModelSpec(List.of(), List.of("hidden0"))));
        assertThat(Mfd.component().ports(settings(true), inputs).problems())
                .containsExactly(Problem.error(
                        "studentLayer",
                        "the student has no layer 'shallow'; it has 'hidden0'",
                        "write one of those names"));
    }

    @Nested
    final class Contract extends LossTermContract {

        @Override
        protected Component<?, ?> component() {
            return Mfd.component();
        }

        @Override
        protected Record settings() {
            return new Mfd.Settings("deep", "shallow", Optional.of("second"), 1, true);
        }

        @Override
        protected Map<String, List<Integer>> studentTaps() {
            return Map.of("shallow", List.of(4));
        }

        @Override
        protected List<Integer> shapeOf(View view, int classes) {
            return List.of(4);
        }

        @Override
        protected Map<Behavior, String> optOuts() {
            return Map.of(Behavior.HAS_ITS_SLOPE, "it holds the width constant");
        }
    }
}
