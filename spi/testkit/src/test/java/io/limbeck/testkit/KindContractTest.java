package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.testkit.MetricContract.Behavior;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A behaviour is held unless it is opted out of with a reason, and an opt-out does not outlive its reason. */
final class KindContractTest {

    private record Figure(ToDoubleFunction<Predictions> of) implements Metric {
        @Override
        public String definition() {
            return "share of rows";
        }

        @Override
        public Direction better() {
            return Direction.HIGHER;
        }

        @Override
        public double value(Predictions predictions) {
            return of.applyAsDouble(predictions);
        }
    }

    private static double accuracy(Predictions rows) {
        int[] decisions = rows.decisions();
        double right = 0;
        double all = 0;
        for (int row = 0; row < rows.rows(); row++) {
            right += decisions[row] == rows.labels()[row] ? rows.weights()[row] : 0;
            all += rows.weights()[row];
        }
        return right / all;
    }

    private static MetricContract contract(ToDoubleFunction<Predictions> of, List<OptOut<Behavior>> optOuts) {
        return new MetricContract() {
            @Override
            protected List<Component<?, ?>> components() {
                return List.of(Component.of(Metric.KIND, "test/figure", NoSettings.class, settings -> new Figure(of)));
            }

            @Override
            protected List<OptOut<Behavior>> optOuts() {
                return optOuts;
            }
        };
    }

    @Nested
    final class ASoundMetric extends MetricContract {
        @Override
        protected List<Component<?, ?>> components() {
            return List.of(Component.of(
                    Metric.KIND,
                    "test/accuracy",
                    NoSettings.class,
                    settings -> new Figure(KindContractTest::accuracy)));
        }
    }

    private static void run(Stream<DynamicTest> tests) throws Throwable {
        for (DynamicTest test : tests.toList()) {
            test.getExecutable().execute();
        }
    }

    private static final List<OptOut<Behavior>> ORDER =
            List.of(new OptOut<>("test/figure", Behavior.IGNORES_ORDER, "the first row is meant"));

    @Test
    void aBehaviourThatIsNotThereIsFoundWithTheComponentTheSeedAndTheWayOut() {
        assertThatThrownBy(() -> run(contract(rows -> rows.rows() == 0 ? 0 : rows.probabilities()[0][0], List.of())
                        .theOrderOfTheRowsDoesNotMatter()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'test/figure' does not keep IGNORES_ORDER")
                .hasMessageContaining("With seed ")
                .hasMessageContaining("opt out of IGNORES_ORDER with a reason");
    }

    @Test
    void whoOptsOutIsNotHeldToIt() {
        assertThatCode(() -> run(contract(rows -> rows.rows() == 0 ? 0 : rows.probabilities()[0][0], ORDER)
                        .theOrderOfTheRowsDoesNotMatter()))
                .doesNotThrowAnyException();
    }

    @Test
    void anOptOutThatIsNotNeededAnyMoreIsFound() {
        assertThatThrownBy(() -> run(contract(KindContractTest::accuracy, ORDER).theOrderOfTheRowsDoesNotMatter()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("'test/figure' opts out of IGNORES_ORDER because 'the first row is meant', but keeps it;"
                        + " take the opt-out away");
    }

    @Test
    void aComponentThatSharesWhatItCountsIsFound() {
        AtomicInteger shared = new AtomicInteger();
        assertThatThrownBy(() -> run(contract(rows -> shared.incrementAndGet(), List.of())
                        .madeAndAskedInTwoThreadsAtOnceItSaysTheSameAsAlone()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1.0");
    }

    @Test
    void aComponentThatBreaksWhereAnotherIsBeingMadeIsFound() {
        Thread alone = Thread.currentThread();
        assertThatThrownBy(() -> run(contract(
                                rows -> {
                                    if (Thread.currentThread() != alone) {
                                        throw new IllegalStateException("somebody else is here");
                                    }
                                    return 1;
                                },
                                List.of())
                        .madeAndAskedInTwoThreadsAtOnceItSaysTheSameAsAlone()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("in one of two threads at once")
                .hasMessageContaining("somebody else is here");
    }

    @Test
    void anOptOutOfAComponentThatIsNotThereIsFound() {
        List<OptOut<Behavior>> other = List.of(new OptOut<>("test/gone", Behavior.COUNTS_WEIGHTS, "it is gone"));
        assertThatThrownBy(contract(KindContractTest::accuracy, other)::everyOptOutIsOfAComponentThatIsThere)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("test/gone");
    }

    @Test
    void anOptOutWithoutAReasonIsRefused() {
        assertThatThrownBy(() -> new OptOut<>("test/figure", Behavior.IGNORES_ORDER, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'test/figure' opts out of 'IGNORES_ORDER' without a reason; say why it cannot behave so,"
                        + " or take the opt-out away");
    }

    @Test
    void aContractWithoutComponentsIsFound() {
        MetricContract none = new MetricContract() {
            @Override
            protected List<Component<?, ?>> components() {
                return List.of();
            }
        };
        assertThatThrownBy(none::thereIsAComponentOfTheKind)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'metric'");
    }

    @Test
    void aSeedThatIsNamedFailsAloneAsWell() {
        StringBuilder named = new StringBuilder();
        assertThatThrownBy(() -> Seeds.each(9, seed -> {
                    if (seed % 3 == 0) {
                        named.append(seed);
                        throw new AssertionError("thrice");
                    }
                }))
                .hasMessage("With seed " + named + "L: thrice");
        assertThat(named).isNotEmpty();
        long seed = Long.parseLong(named.toString());
        assertThatThrownBy(() -> Seeds.only(seed, same -> assertThat(same % 3).isNotZero()))
                .hasMessageStartingWith("With seed " + seed + "L: ");
    }
}
