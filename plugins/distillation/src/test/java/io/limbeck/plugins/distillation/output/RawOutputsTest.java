package io.limbeck.plugins.distillation.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.distillation.output.RegressionKd.Distance;
import io.limbeck.plugins.distillation.output.RegressionKd.Towards;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossValue;
import org.junit.jupiter.api.Test;

/** Terms for outputs that are not one distribution: a yes or no per class, or plain numbers. */
final class RawOutputsTest {

    private static LossTerm regression(Towards towards, Distance distance, double delta, double margin) {
        return new RegressionKd(new RegressionKd.Settings(towards, distance, delta, margin, true));
    }

    /** σ(ln 3) = 3/4, σ(0) = 1/2: one class of each, summed. */
    @Test
    void multiLabelKdSumsABinaryCrossEntropyPerClass() {
        LossTerm term = new MultiLabelKd(new MultiLabelKd.Settings(1, true));
        float three = (float) Math.log(3);
        LossValue tried = LossHarness.of(term)
                .logits(new float[] {0, three})
                .teacher(new float[] {three, 0})
                .evaluate();
        double first = Math.log(2);
        double second = -0.5 * Math.log(0.75) - 0.5 * Math.log(0.25);
        assertThat(tried.value()).isCloseTo((float) (first + second), within(1e-6f));
        assertThat(tried.gradient()[0])
                .as("student's sigmoid minus teacher's")
                .containsExactly(new float[] {-0.25f, 0.25f}, within(1e-6f));
        assertThat(ThreeRows.harness(term).value()).isCloseTo(2.5007680, within(1e-5));
    }

    @Test
    void multiLabelKdIsMultipliedByTheSquareOfTheTemperature() {
        LossTerm term = new MultiLabelKd(new MultiLabelKd.Settings(2, true));
        assertThat(ThreeRows.harness(term).value()).isCloseTo(10.740556, within(1e-5));
    }

    @Test
    void regressionKdIsTheSquaredDistanceSummedOverOutputs() {
        LossValue tried = LossHarness.of(regression(Towards.TEACHER, Distance.SQUARED, 1, 0))
                .logits(new float[] {1, 2, 3}, new float[] {0, 0, 0})
                .teacher(new float[] {0, 4, 3}, new float[] {0, 0, 1})
                .evaluate();
        assertThat(tried.value()).isCloseTo((1 + 4 + 1) / 2f, within(1e-6f));
        assertThat(tried.gradient()[0]).containsExactly(new float[] {1, -2, 0}, within(1e-6f));
    }

    /** Means 1 and 3 apart from the teacher's; the log variances, 7 apart, do not count. */
    @Test
    void ofANumberRegressionKdComparesMeans() {
        LossHarness batch = LossHarness.of(regression(Towards.TEACHER, Distance.SQUARED, 1, 0))
                .logits(new float[] {1, 7}, new float[] {0, 0})
                .targets(0, 0)
                .teacher(new float[] {0, 0}, new float[] {3, 0});
        assertThat(batch.value()).isCloseTo((1 + 9) / 2.0, within(1e-6));
        assertThat(batch.evaluate().gradient()[0]).containsExactly(new float[] {1, 0}, within(1e-6f));
    }

    /** The teacher errs by 1: the student's error of 0.5 is let go, that of 2 is not. */
    @Test
    void ofANumberTheTeacherIsABoundOnTheErrorOfTheMean() {
        LossHarness batch = LossHarness.of(regression(Towards.TARGET, Distance.SQUARED, 1, 0))
                .logits(new float[] {0.5f, 9}, new float[] {2, 9})
                .targets(0, 0)
                .teacher(new float[] {1, 0}, new float[] {-1, 0});
        assertThat(batch.value()).isCloseTo(4 / 2.0, within(1e-6));
    }

    /** Differences 0.5 and 3 at δ = 1: 0.125 and 1 · (3 - 0.5). */
    @Test
    void hubersDistanceGrowsOnALineBeyondDelta() {
        LossValue tried = LossHarness.of(regression(Towards.TEACHER, Distance.HUBER, 1, 0))
                .logits(new float[] {0.5f, 3})
                .teacher(new float[] {0, 0})
                .evaluate();
        assertThat(tried.value()).isCloseTo(2.625f, within(1e-6f));
        assertThat(tried.gradient()[0]).containsExactly(new float[] {0.5f, 1}, within(1e-6f));
    }

    /** Squared errors to (1, 0): student 0.5, teacher 0.02 in the first row; student 0.02, teacher 0.5 in the second. */
    @Test
    void aRowInWhichTheStudentBeatsItsTeacherIsLetGo() {
        LossValue tried = bounded(0).evaluate();
        assertThat(tried.value()).isCloseTo(0.5f / 2, within(1e-6f));
        assertThat(tried.gradient()[0]).containsExactly(new float[] {-0.5f, 0.5f}, within(1e-6f));
        assertThat(tried.gradient()[1]).containsExactly(new float[] {0, 0}, within(0f));
        assertThat(bounded(0.47).value()).as("not by so much").isCloseTo(0.25, within(1e-6));
        assertThat(bounded(0.49).value()).as("by more than that").isCloseTo(0.52 / 2, within(1e-6));
    }

    private static LossHarness bounded(double margin) {
        float[] near = {0.9f, 0.1f};
        float[] far = {0.5f, 0.5f};
        return LossHarness.of(regression(Towards.TARGET, Distance.SQUARED, 1, margin))
                .logits(far, near)
                .labels(0, 0)
                .teacher(near, far);
    }

    @Test
    void onlyTheTargetNeedsLabels() {
        assertThat(regression(Towards.TEACHER, Distance.SQUARED, 1, 0).needs()).containsExactly(Need.TEACHER_LOGITS);
        assertThat(regression(Towards.TARGET, Distance.SQUARED, 1, 0).needs())
                .containsExactlyInAnyOrder(Need.TEACHER_LOGITS, Need.LABELS);
    }
}
