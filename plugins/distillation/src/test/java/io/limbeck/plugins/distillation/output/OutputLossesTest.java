package io.limbeck.plugins.distillation.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.testkit.LossBatch;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossValue;
import io.limbeck.testkit.SeededBatches;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Closed forms, worked by hand from logits {@code (ln a, ln b)}, whose softmax is {@code (a, b) / (a + b)}. */
final class OutputLossesTest {

    /** Softmax (0.75, 0.25). */
    private static final float[] THREE_TO_ONE = {ln(3), 0};

    /** Softmax (0.5, 0.5). */
    private static final float[] EVEN = {0, 0};

    private static float ln(double value) {
        return (float) Math.log(value);
    }

    private static LossTerm crossEntropy(CrossEntropy.Target target, double smoothing) {
        return new CrossEntropy(new CrossEntropy.Settings(target, smoothing));
    }

    private static LossTerm kd(double temperature) {
        return new SoftenedKl(new SoftenedKl.Settings(temperature, true));
    }

    @Test
    void crossEntropyIsTheNegativeLogarithmOfTheTrueClass() {
        LossValue tried = LossHarness.of(crossEntropy(CrossEntropy.Target.LABELS, 0))
                .logits(THREE_TO_ONE)
                .labels(1)
                .evaluate();
        assertThat(tried.value()).isCloseTo((float) -Math.log(0.25), within(1e-6f));
        assertThat(tried.gradient()[0])
                .as("softmax minus one-hot")
                .containsExactly(new float[] {0.75f, -0.75f}, within(1e-6f));
    }

    @Test
    void crossEntropyIsDividedByTheSumOfTheWeights() {
        double value = LossHarness.of(crossEntropy(CrossEntropy.Target.LABELS, 0))
                .logits(THREE_TO_ONE, EVEN)
                .labels(0, 1)
                .weights(3, 1)
                .value();
        assertThat(value).isCloseTo((3 * -Math.log(0.75) + -Math.log(0.5)) / 4, within(1e-6));
    }

    @Test
    void aBatchWithoutWeightIsWorthNothing() {
        LossValue tried = LossHarness.of(crossEntropy(CrossEntropy.Target.LABELS, 0))
                .logits(THREE_TO_ONE)
                .labels(1)
                .weights(0)
                .evaluate();
        assertThat(tried.value()).isZero();
        assertThat(tried.largestSlope()).isZero();
    }

    @Test
    void smoothingGivesEveryClassItsShare() {
        double value = LossHarness.of(crossEntropy(CrossEntropy.Target.LABELS, 0.2))
                .logits(THREE_TO_ONE)
                .labels(0)
                .value();
        assertThat(value).isCloseTo(-0.9 * Math.log(0.75) - 0.1 * Math.log(0.25), within(1e-6));
    }

    @Test
    void theTeachersDecisionStandsInForTheLabel() {
        double value = LossHarness.of(crossEntropy(CrossEntropy.Target.TEACHER_DECISION, 0))
                .logits(THREE_TO_ONE, THREE_TO_ONE)
                .teacher(new float[] {5, 4}, new float[] {-7, -6})
                .value();
        assertThat(value).isCloseTo((-Math.log(0.75) - Math.log(0.25)) / 2, within(1e-6));
    }

    @Test
    void crossEntropyNeedsEitherLabelsOrATeacher() {
        assertThat(crossEntropy(CrossEntropy.Target.LABELS, 0).needs()).containsExactly(Need.LABELS);
        assertThat(crossEntropy(CrossEntropy.Target.TEACHER_DECISION, 0).needs())
                .containsExactly(Need.TEACHER_LOGITS);
    }

    @Test
    void crossEntropyMindsTheTeacherOnlyWhereItListensToIt() {
        assertThat(CrossEntropy.check(new CrossEntropy.Settings(CrossEntropy.Target.LABELS, 0), PortSpecs.NONE)
                        .problems())
                .isEmpty();
        assertThat(CrossEntropy.check(
                                new CrossEntropy.Settings(CrossEntropy.Target.TEACHER_DECISION, 0), PortSpecs.NONE)
                        .problems())
                .hasSize(1);
    }

    @Test
    void kdAtTemperatureOneIsTheDivergenceOfTheTeacherFromTheStudent() {
        LossValue tried =
                LossHarness.of(kd(1)).logits(EVEN).teacher(THREE_TO_ONE).evaluate();
        assertThat(tried.value())
                .isCloseTo((float) (0.75 * Math.log(0.75 / 0.5) + 0.25 * Math.log(0.25 / 0.5)), within(1e-6f));
        assertThat(tried.gradient()[0])
                .as("student minus teacher")
                .containsExactly(new float[] {-0.25f, 0.25f}, within(1e-6f));
    }

    /** Logits (2 ln 3, 0) at T = 2 are (ln 3, 0); T² is 4, the gradient T · (student - teacher). */
    @Test
    void kdIsMultipliedByTheSquareOfTheTemperature() {
        LossValue tried = LossHarness.of(kd(2))
                .logits(EVEN)
                .teacher(new float[] {2 * ln(3), 0})
                .evaluate();
        assertThat(tried.value()).isCloseTo((float) (4 * (0.75 * Math.log(1.5) + 0.25 * Math.log(0.5))), within(1e-5f));
        assertThat(tried.gradient()[0]).containsExactly(new float[] {-0.5f, 0.5f}, within(1e-5f));
    }

    @Test
    void kdIsAveragedOverRowsAndNotOverClasses() {
        float[] student = {0, 0, 0, 0};
        float[] teacher = {ln(5), 0, 0, 0};
        double ofOneRow = 0.625 * Math.log(0.625 / 0.25) + 3 * 0.125 * Math.log(0.125 / 0.25);
        assertThat(LossHarness.of(kd(1)).logits(student).teacher(teacher).value())
                .isCloseTo(ofOneRow, within(1e-6));
        assertThat(LossHarness.of(kd(1))
                        .logits(student, student)
                        .teacher(teacher, student)
                        .value())
                .isCloseTo(ofOneRow / 2, within(1e-6));
    }

    @Test
    void kdCountsRowsByTheirWeightUnlessToldOtherwise() {
        LossTerm alike = new SoftenedKl(new SoftenedKl.Settings(1, false));
        double ofOneRow = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
        assertThat(batchOfTwo(kd(1)).value()).isCloseTo(ofOneRow * 3 / 4, within(1e-6));
        assertThat(batchOfTwo(alike).value()).isCloseTo(ofOneRow / 2, within(1e-6));
    }

    private static LossHarness batchOfTwo(LossTerm term) {
        return LossHarness.of(term)
                .logits(EVEN, EVEN)
                .teacher(THREE_TO_ONE, EVEN)
                .weights(3, 1);
    }

    @Test
    void aConstantAddedToARowOfLogitsChangesNothingInKd() {
        double value = LossHarness.of(kd(4))
                .logits(new float[] {1, 2, 3})
                .teacher(new float[] {11, 12, 13})
                .value();
        assertThat(value).isCloseTo(0, within(1e-5));
    }

    @Test
    void reverseKlIsTheDivergenceOfTheStudentFromTheTeacher() {
        LossTerm term = new ReverseKl(new ReverseKl.Settings(1, true));
        double value = LossHarness.of(term).logits(EVEN).teacher(THREE_TO_ONE).value();
        assertThat(value).isCloseTo(0.5 * Math.log(0.5 / 0.75) + 0.5 * Math.log(0.5 / 0.25), within(1e-6));
    }

    /** Swapping student and teacher turns one divergence into the other. */
    @Test
    void reverseKlIsKdWithTheRolesSwapped() {
        LossTerm reverse = new ReverseKl(new ReverseKl.Settings(3, true));
        LossBatch batch = SeededBatches.batch(1, 8, 3, 1, Set.of(Need.TEACHER_LOGITS));
        LossBatch swapped = batch.withLogits(batch.teacher().orElseThrow()).withTeacher(batch.logits());
        assertThat(LossHarness.of(reverse, batch).value())
                .isCloseTo(LossHarness.of(kd(3), swapped).value(), within(1e-5));
    }

    @Test
    void logitMseIsTheMeanSquareOverTheClasses() {
        LossTerm term = new LogitMse(new LogitMse.Settings(LogitMse.Centre.NONE, true));
        LossValue tried = LossHarness.of(term)
                .logits(new float[] {1, 2, 3})
                .teacher(new float[] {0, 4, 3})
                .evaluate();
        assertThat(tried.value()).isCloseTo(5f / 3, within(1e-6f));
        assertThat(tried.gradient()[0]).containsExactly(new float[] {2f / 3, -4f / 3, 0}, within(1e-6f));
    }

    @Test
    void centredLogitMseDoesNotSeeAConstant() {
        LossTerm term = new LogitMse(new LogitMse.Settings(LogitMse.Centre.MEAN, true));
        double value = LossHarness.of(term)
                .logits(new float[] {1, 2, 3})
                .teacher(new float[] {8, 9, 10})
                .value();
        assertThat(value).isCloseTo(0, within(1e-6));
    }

    /** Hinton, Vinyals, Dean 2015, section 2.1, eq. 4: KD's gradient tends to (s - t) / classes, half of this term's. */
    @Test
    void twiceKdTendsToCentredLogitMseAsTheTemperatureGrows() {
        LossTerm mse = new LogitMse(new LogitMse.Settings(LogitMse.Centre.MEAN, true));
        LossBatch batch = SeededBatches.batch(2, 10, 4, 1, Set.of(Need.TEACHER_LOGITS));
        double limit = LossHarness.of(mse, batch).value();
        double near = 2 * LossHarness.of(kd(30), batch).value();
        double far = 2 * LossHarness.of(kd(3), batch).value();
        assertThat(near).isCloseTo(limit, within(0.03 * limit));
        assertThat(Math.abs(near - limit)).isLessThan(Math.abs(far - limit));
    }
}
