package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.Component;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every metric keeps, whatever it measures. Extend it once per plugin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class MetricContract extends KindContract<Metric, MetricContract.Behavior> {

    private static final int ROWS = 120;

    /** What a metric does unless its author opts out. */
    public enum Behavior {
        /** The order of the rows does not matter. */
        IGNORES_ORDER,
        /** A row of weight 2 counts as two rows. */
        COUNTS_WEIGHTS,
        /** No predictions are better than perfect ones. */
        PREFERS_THE_TRUTH,
        /** Predictions that are sure, and wrong, give a finite figure. */
        BEARS_CERTAINTY
    }

    /** A contract for metrics. */
    protected MetricContract() {
        super(Metric.KIND);
    }

    /**
     * {@return predictions of so many classes for a component}, those of {@link SeededPredictions} unless overridden
     *
     * @param component one of the plugin's
     * @param seed another seed gives other numbers
     * @param rows how many rows
     * @param classes two or three
     */
    protected Predictions predictions(Component<?, ?> component, long seed, int rows, int classes) {
        return SeededPredictions.ofClasses(seed, rows, classes);
    }

    private Stream<Predictions> rows(Subject<Metric> subject, long seed) {
        Metric metric = subject.value();
        return (metric.needs().contains(Part.TARGETS)
                        ? Stream.of(SeededPredictions.ofNumbers(seed, ROWS, 0.3))
                        : Stream.of(2, 3).map(classes -> ofClasses(subject, seed, classes)))
                .filter(metric::appliesTo);
    }

    /** Rows of an unknown kind, whose labels mean nothing, are for metrics of them alone. */
    private Predictions ofClasses(Subject<Metric> subject, long seed, int classes) {
        Predictions rows = predictions(subject.component(), seed, ROWS, classes);
        return subject.value().needs().contains(Part.UNKNOWN)
                ? rows
                : rows.with(rows.details().withUnknown(new boolean[ROWS]));
    }

    @Override
    Object said(Subject<Metric> subject) {
        return subject.value().value(rows(subject, 1).findFirst().orElseThrow());
    }

    @TestFactory
    Stream<DynamicTest> itAppliesToRowsThatHaveWhatItNeeds() {
        return each(subject -> {
            assertThat(rows(subject, 1)).isNotEmpty();
            assertThat(subject.value().definition()).isNotBlank();
        });
    }

    @TestFactory
    Stream<DynamicTest> theSamePredictionsGiveTheSameBitsAndAreNotWrittenInto() {
        return each(subject -> Seeds.each(2, seed -> rows(subject, seed).forEach(rows -> {
            double[][] before =
                    Arrays.stream(rows.probabilities()).map(double[]::clone).toArray(double[][]::new);
            double value = subject.value().value(rows);
            assertThat(subject.value().value(rows)).isEqualTo(value);
            assertThat(rows.probabilities()).isDeepEqualTo(before);
        })));
    }

    @TestFactory
    Stream<DynamicTest> drawnRowsHaveTheFigureOfThoseRows() {
        return each(
                subject -> assertThat(DrawnRows.differences(subject.value())).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> noRowsAndOneRowAreFiguresOrNone() {
        return each(subject -> rows(subject, 3).forEach(rows -> {
            subject.value().value(rows.select(new int[0]));
            subject.value().value(rows.select(new int[] {5}));
        }));
    }

    @TestFactory
    Stream<DynamicTest> theOrderOfTheRowsDoesNotMatter() {
        return each(
                Behavior.IGNORES_ORDER,
                subject -> Seeds.each(2, seed -> rows(subject, seed).forEach(rows -> {
                    int[] order = new RandomSource(seed).permutation(ROWS);
                    assertSame(
                            subject.value().value(rows.select(order)),
                            subject.value().value(rows));
                })));
    }

    @TestFactory
    Stream<DynamicTest> aRowOfWeightTwoCountsAsTwoRows() {
        return each(
                Behavior.COUNTS_WEIGHTS,
                subject -> Seeds.each(2, seed -> rows(subject, seed).forEach(rows -> {
                    int[] twice = IntStream.range(0, ROWS + 20)
                            .map(i -> i < ROWS ? i : i - ROWS)
                            .toArray();
                    double[] weights = rows.weights().clone();
                    Arrays.fill(weights, 0, 20, 2);
                    assertSame(
                            subject.value().value(weighted(rows, weights)),
                            subject.value().value(rows.select(twice)));
                })));
    }

    private static Predictions weighted(Predictions rows, double[] weights) {
        return new Predictions(
                rows.probabilities(),
                rows.labels(),
                weights,
                rows.classes(),
                rows.favourable(),
                rows.sensitive(),
                rows.teacher(),
                rows.sequences(),
                rows.details());
    }

    @TestFactory
    Stream<DynamicTest> perfectPredictionsAreNotWorse() {
        return each(
                Behavior.PREFERS_THE_TRUTH,
                subject -> Seeds.each(2, seed -> rows(subject, seed).forEach(rows -> {
                    double perfect = subject.value()
                            .value(
                                    rows.isRegression()
                                            ? SeededPredictions.ofNumbers(seed, ROWS, 0)
                                            : SeededPredictions.perfect(rows));
                    double usual = subject.value().value(rows);
                    if (Double.isNaN(usual - perfect)) {
                        return; // among perfect predictions there is no error to look at
                    }
                    double gain = cost(subject.value().better(), usual)
                            - cost(subject.value().better(), perfect);
                    assertThat(gain).as("perfect %s, usual %s", perfect, usual).isGreaterThanOrEqualTo(-1e-9);
                })));
    }

    @TestFactory
    Stream<DynamicTest> certaintyGivesAFiniteFigure() {
        return each(
                Behavior.BEARS_CERTAINTY,
                subject -> rows(subject, 4).filter(rows -> !rows.isRegression()).forEach(rows -> {
                    int[] others = Arrays.stream(rows.labels())
                            .map(label -> (label + 1) % rows.classes().size())
                            .toArray();
                    Predictions sure = SeededPredictions.perfect(rows);
                    Predictions wrong = new Predictions(
                            sure.probabilities(),
                            others,
                            sure.weights(),
                            sure.classes(),
                            sure.favourable(),
                            sure.sensitive(),
                            sure.teacher(),
                            sure.sequences(),
                            sure.details());
                    assertThat(Double.isInfinite(subject.value().value(wrong)))
                            .as("infinite")
                            .isFalse();
                }));
    }

    private static void assertSame(double value, double expected) {
        if (!Double.isNaN(expected) || !Double.isNaN(value)) {
            assertThat(value).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
        }
    }

    /** What is the less, the better a figure is. */
    static double cost(Direction better, double figure) {
        return switch (better) {
            case HIGHER -> -figure;
            case LOWER -> figure;
            case ONE -> Math.abs(figure - 1);
        };
    }
}
