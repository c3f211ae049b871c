package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.spi.Component;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
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
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
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

    /** {@return the student's layers that the term may look at, with the shape of one row: {@code [4]}, {@code [3, 3, 2]}} */
    protected Map<String, List<Integer>> studentTaps() {
        return Map.of();
    }

    /**
     * {@return the same, where a layer has an entry for each class; {@link #studentTaps()} unless overridden}
     *
     * @param classes number of classes
     */
    protected Map<String, List<Integer>> studentTaps(int classes) {
        return studentTaps();
    }

    /**
     * {@return the shape of one row of a view that the term declares}. A student's tap and the teacher's of the same name
     * are what agrees where student and teacher do.
     *
     * @param view one that the term declares
     * @param classes number of classes
     */
    protected List<Integer> shapeOf(View view, int classes) {
        if (view instanceof View.Members) {
            return List.of(3, classes);
        }
        boolean jacobian = view instanceof View.InputGradient gradient && gradient.of() == View.InputGradient.Of.ALL;
        return jacobian ? List.of(classes, FeatureStudent.FEATURES) : List.of(FeatureStudent.FEATURES);
    }

    /**
     * {@return the batch with something hidden, for a term that has it guessed; columns unless overridden}
     *
     * @param batch rows to try it on
     * @param seed another seed gives other numbers
     */
    protected LossBatch hiding(LossBatch batch, long seed) {
        return SeededBatches.withHiddenColumns(batch, seed);
    }

    /** What a loss term does unless its author opts out. */
    public enum Behavior {
        /** Its gradient is the slope of its value; a term that holds a part constant on purpose tests its gradient itself. */
        HAS_ITS_SLOPE,
        /** The order of the rows does not matter. */
        IGNORES_ORDER,
        /** Logits of ± 10⁴ give finite numbers. */
        BEARS_CERTAINTY
    }

    /** {@return behaviours that the term does not have, with reasons; none unless overridden} */
    protected Map<Behavior, String> optOuts() {
        return Map.of();
    }

    private Stream<DynamicTest> each(Behavior behavior, Stream<DynamicTest> tests) {
        String reason = optOuts().get(behavior);
        return reason == null ? tests : OptedOut.of(behavior, reason, tests);
    }

    /** {@return the largest relative error of the gradient} */
    protected double tolerance() {
        return GradientCheck.TOLERANCE;
    }

    /** {@return the term under test} */
    protected final LossTerm term() {
        return (LossTerm) new FakeContext().create(component(), settings());
    }

    /** Of two classes, or of a number: mean and log variance. */
    private boolean hasTwoOutputs(LossTerm term) {
        return term.needs().contains(Need.BINARY) || component().targets().equals(Set.of(TargetKind.NUMBERS));
    }

    private LossBatch batch(long seed, int rows) {
        LossTerm term = term();
        return batch(term, seed, rows, hasTwoOutputs(term) ? 2 : 3, 2);
    }

    private LossBatch batch(LossTerm term, long seed, int rows, int classes, int groups) {
        LossBatch batch = SeededBatches.batch(seed, rows, classes, groups, term.needs());
        for (Map.Entry<String, List<Integer>> tap : studentTaps(classes).entrySet()) {
            batch = SeededBatches.withTap(batch, seed, tap.getKey(), tap.getValue());
        }
        if (term.needs().contains(Need.HIDDEN_FEATURES)) {
            batch = hiding(batch, seed);
        }
        for (View view : term.views()) {
            batch = SeededBatches.withView(batch, seed, view, shapeOf(view, classes));
        }
        return batch;
    }

    private LossValue evaluate(LossBatch batch) {
        return LossHarness.of(term(), batch).evaluate();
    }

    @TestFactory
    Stream<DynamicTest> theGradientAgreesWithFiniteDifferences() {
        LossTerm term = term();
        return each(
                Behavior.HAS_ITS_SLOPE,
                IntStream.rangeClosed(2, hasTwoOutputs(term) ? 2 : 4).boxed().flatMap(classes -> IntStream.rangeClosed(
                                2, term.needs().contains(Need.GROUPS) ? 3 : 2)
                        .boxed()
                        .flatMap(groups -> IntStream.rangeClosed(1, 2)
                                .mapToObj(seed -> dynamicTest(
                                        classes + " classes, " + groups + " groups, seed " + seed,
                                        () -> checkGradient(term, batch(term, seed, ROWS, classes, groups)))))));
    }

    private void checkGradient(LossTerm term, LossBatch batch) {
        try (LossGraph graph = new LossGraph(term, batch)) {
            GradientCheck.of(graph, batch).requireWithin(tolerance());
            for (String tap : batch.taps().keySet()) {
                GradientCheck.ofTap(graph, batch, tap).requireWithin(tolerance());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> theOrderOfTheRowsDoesNotMatter() {
        return each(Behavior.IGNORES_ORDER, Stream.of(dynamicTest("12 rows", this::checkOrder)));
    }

    private void checkOrder() {
        LossBatch batch = batch(5, ROWS);
        int[] order = new RandomSource(6).permutation(ROWS);
        LossValue straight = evaluate(batch);
        LossValue shuffled = evaluate(batch.select(order));
        assertThat(shuffled.value()).isCloseTo(straight.value(), within(1e-5f * (1 + Math.abs(straight.value()))));
        for (int row = 0; row < ROWS; row++) {
            assertThat(shuffled.gradient()[row])
                    .as("gradient of row %s", order[row])
                    .containsExactly(straight.gradient()[order[row]], within(1e-5f));
            for (String tap : batch.taps().keySet()) {
                assertThat(shuffled.tapGradient(tap)[row])
                        .as("gradient of row %s of tap '%s'", order[row], tap)
                        .containsExactly(straight.tapGradient(tap)[order[row]], within(1e-5f));
            }
        }
    }

    @Test
    void inTwoThreadsAtOnceItIsTheSameAsAlone() throws InterruptedException {
        LossBatch batch = batch(12, ROWS);
        LossValue alone = evaluate(batch);
        for (LossValue at : AtOnce.inTwoThreads(() -> evaluate(batch))) {
            AtOnce.assertSame(at, alone);
        }
    }

    @Test
    void oneRowIsBatchEnough() {
        assertThat(evaluate(batch(7, 1)).isFinite()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> extremeLogitsGiveFiniteNumbers() {
        return each(
                Behavior.BEARS_CERTAINTY,
                DoubleStream.of(50, 1e2, 1e3, 1e4).boxed().flatMap(size -> Stream.of(false, true)
                        .map(agree ->
                                dynamicTest("±" + size + (agree ? ", teacher agrees" : ", teacher differs"), () -> {
                                    LossBatch batch = AlteredBatches.extreme(batch(8, ROWS), size.floatValue(), agree);
                                    assertThat(evaluate(batch).isFinite())
                                            .as("value and gradient are finite")
                                            .isTrue();
                                }))));
    }

    @Test
    void layersOfZerosGiveFiniteNumbers() {
        LossBatch batch = batch(11, ROWS);
        assumeTrue(!batch.taps().isEmpty() || !batch.views().isEmpty(), "the term looks at no layer");
        assertThat(evaluate(AlteredBatches.silent(batch, true, true)).isFinite())
                .as("both")
                .isTrue();
        assertThat(evaluate(AlteredBatches.silent(batch, true, false)).isFinite())
                .as("student")
                .isTrue();
        assertThat(evaluate(AlteredBatches.silent(batch, false, true)).isFinite())
                .as("teacher")
                .isTrue();
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
        return AlteredBatches.inOneGroup(batch(9, ROWS), code);
    }

    @Test
    void whereStudentAndTeacherAgreeTheTermIsZeroIfItsAuthorSaysSo() {
        assumeTrue(zeroWhereStudentIsTeacher(), "the author does not say so");
        LossValue value = evaluate(AlteredBatches.agreeing(batch(10, ROWS)));
        assertThat(value.value()).isCloseTo(0, within(1e-5f));
        assertThat(value.largestSlope()).isLessThan(1e-5);
    }

    @Test
    void theSettingsObeyTheirOwnConstraints() {
        assertThat(SettingsConstraints.violations(settings())).isEmpty();
    }
}
