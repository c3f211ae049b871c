package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.spi.Component;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every loss term keeps, whatever it measures. Extend it once per component, and once more per setting that changes
 * the graph:
 *
 * <pre>{@code
 * final class KdContractTest extends LossTermContract {
 *     protected Component<?, ?> component() { return …; }
 *     protected boolean zeroWhereStudentIsTeacher() { return true; }
 * }
 * }</pre>
 *
 * <p>The batches have what the term declares in {@link LossTerm#needs()} and nothing else, so that a term which asks for
 * more fails.
 */
public abstract class LossTermContract {

    private static final int ROWS = 12;

    /** {@return the component under test, of kind {@link LossTerm#KIND}} */
    protected abstract Component<?, ?> component();

    /** {@return the settings to test with; the defaults unless overridden} */
    protected Record settings() {
        return SettingsDefaults.of(component().settings());
    }

    /** {@return whether the term is zero, with zero gradient, where student and teacher agree} */
    protected boolean zeroWhereStudentIsTeacher() {
        return false;
    }

    /** {@return the largest relative error of the gradient} */
    protected double tolerance() {
        return GradientCheck.TOLERANCE;
    }

    /** {@return the term under test} */
    protected final LossTerm term() {
        return (LossTerm) new FakeContext().create(component(), settings());
    }

    private LossBatch batch(long seed, int rows) {
        LossTerm term = term();
        return SeededBatches.batch(seed, rows, term.needs().contains(Need.BINARY) ? 2 : 3, 2, term.needs());
    }

    private LossValue evaluate(LossBatch batch) {
        return LossHarness.of(term(), batch).evaluate();
    }

    @TestFactory
    Stream<DynamicTest> theGradientAgreesWithFiniteDifferences() {
        LossTerm term = term();
        return IntStream.rangeClosed(2, term.needs().contains(Need.BINARY) ? 2 : 4)
                .boxed()
                .flatMap(classes -> IntStream.rangeClosed(2, term.needs().contains(Need.GROUPS) ? 3 : 2)
                        .boxed()
                        .flatMap(groups -> IntStream.rangeClosed(1, 2)
                                .mapToObj(seed -> dynamicTest(
                                        classes + " classes, " + groups + " groups, seed " + seed,
                                        () -> checkGradient(
                                                term,
                                                SeededBatches.batch(seed, ROWS, classes, groups, term.needs()))))));
    }

    private void checkGradient(LossTerm term, LossBatch batch) {
        try (LossGraph graph = new LossGraph(term, batch)) {
            GradientCheck.of(graph, batch).requireWithin(tolerance());
        }
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        LossBatch batch = batch(5, ROWS);
        int[] order = new RandomSource(6).permutation(ROWS);
        LossValue straight = evaluate(batch);
        LossValue shuffled = evaluate(batch.select(order));
        assertThat(shuffled.value()).isCloseTo(straight.value(), within(1e-5f * (1 + Math.abs(straight.value()))));
        for (int row = 0; row < ROWS; row++) {
            assertThat(shuffled.gradient()[row])
                    .as("gradient of row %s", order[row])
                    .containsExactly(straight.gradient()[order[row]], within(1e-5f));
        }
    }

    @Test
    void oneRowIsBatchEnough() {
        assertThat(evaluate(batch(7, 1)).isFinite()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> extremeLogitsGiveFiniteNumbers() {
        return DoubleStream.of(50, 1e2, 1e3, 1e4).boxed().flatMap(size -> Stream.of(false, true)
                .map(agree -> dynamicTest("±" + size + (agree ? ", teacher agrees" : ", teacher differs"), () -> {
                    LossBatch batch = extreme(batch(8, ROWS), size.floatValue(), agree);
                    assertThat(evaluate(batch).isFinite())
                            .as("value and gradient are finite")
                            .isTrue();
                })));
    }

    /** Student's logits of ± size by row and class; the teacher's are the same or the opposite. */
    private static LossBatch extreme(LossBatch batch, float size, boolean agree) {
        float[][] student = new float[batch.rows()][batch.classes()];
        float[][] teacher = new float[batch.rows()][batch.classes()];
        for (int row = 0; row < batch.rows(); row++) {
            for (int c = 0; c < batch.classes(); c++) {
                student[row][c] = (row + c) % 2 == 0 ? size : -size;
                teacher[row][c] = agree ? student[row][c] : -student[row][c];
            }
        }
        LossBatch extreme = batch.withLogits(student);
        return batch.teacher().isPresent() ? extreme.withTeacher(teacher) : extreme;
    }

    @Test
    void aBatchWithoutOneOfTheGroupsGivesFiniteNumbers() {
        assertThat(evaluate(regrouped(0)).isFinite()).isTrue();
    }

    @Test
    void aBatchWhoseGroupsAreUnknownGivesFiniteNumbers() {
        assertThat(evaluate(regrouped(-1)).isFinite()).isTrue();
    }

    /** A batch in which every row has the same group code. */
    private LossBatch regrouped(int code) {
        assumeTrue(term().needs().contains(Need.GROUPS), "the term does not look at groups");
        LossBatch batch = batch(9, ROWS);
        int[] codes = new int[ROWS];
        Arrays.fill(codes, code);
        List<Groups> groups = batch.groups().stream()
                .map(old -> new Groups(old.attribute(), codes, old.names(), old.privileged()))
                .toList();
        return batch.withGroups(groups);
    }

    @Test
    void whereStudentAndTeacherAgreeTheTermIsZeroIfItsAuthorSaysSo() {
        assumeTrue(zeroWhereStudentIsTeacher(), "the author does not say so");
        LossBatch batch = batch(10, ROWS);
        LossValue value = evaluate(batch.withTeacher(batch.logits()));
        assertThat(value.value()).isCloseTo(0, within(1e-5f));
        assertThat(value.largestSlope()).isLessThan(1e-5);
    }

    @Test
    void theSettingsObeyTheirOwnConstraints() {
        assertThat(SettingsConstraints.violations(settings())).isEmpty();
    }
}
