package io.limbeck.plugins.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.testkit.FakeContext;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityMetricsTest {

    private static final double[] SCORES = {.9, .8, .3, .2};

    private static Metric metric(String name) {
        Component<?, ?> component = new QualityPlugin()
                .components().stream()
                        .filter(one -> one.id().name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return (Metric) new FakeContext().create(component, settings(component));
    }

    private static Record settings(Component<?, ?> component) {
        return component.settings().equals(NoSettings.class) ? new NoSettings() : new RecallOf.Settings("b");
    }

    /** Decisions 1 1 0 0 for the labels 1 0 1 0: of either class one of two rows is recognised. */
    @Test
    void theRecallOfANamedClassCountsItsRowsAlone() {
        Predictions half = Cases.binary(SCORES, new int[] {1, 0, 1, 0}, new double[] {1, 1, 1, 1});
        String second = half.classes().get(1);
        assertThat(new RecallOf(new RecallOf.Settings(second)).value(half)).isEqualTo(.5);
        assertThat(new RecallOf(new RecallOf.Settings("nobody")).value(half)).isNaN();
    }

    /** Figures of scikit-learn 1.9.1: {@code accuracy_score}, {@code roc_auc_score} and so on, threshold 0.5 included. */
    @ParameterizedTest
    @CsvSource({
        "accuracy, 0.5833333333333334, 0.3898305084745763",
        "balanced-accuracy, 0.5833333333333333, 0.40559440559440557",
        "auroc, 0.6111111111111112, 0.4638694638694638",
        "average-precision, 0.673941798941799, 0.5333656610017002",
        "f1, 0.6153846153846154, 0.4375",
        "precision, 0.5714285714285714, 0.3684210526315789",
        "recall, 0.6666666666666666, 0.5384615384615384"
    })
    void twoClassesWithTiesGiveTheFiguresOfScikitLearn(String name, double plain, double weighted) {
        assertThat(metric(name).value(Cases.binary())).isCloseTo(plain, within(1e-12));
        assertThat(metric(name).value(Cases.weightedBinary())).isCloseTo(weighted, within(1e-12));
    }

    /** Figures of scikit-learn 1.9.1 with sample weights; ranking figures are its mean over one-vs-rest. */
    @ParameterizedTest
    @CsvSource({
        "accuracy, 0.76",
        "balanced-accuracy, 0.707936507936508",
        "auroc, 0.7501556922609555",
        "average-precision, 0.6703527625135993",
        "f1, 0.707936507936508",
        "precision, 0.707936507936508",
        "recall, 0.707936507936508"
    })
    void threeClassesWithWeightsGiveTheFiguresOfScikitLearn(String name, double expected) {
        assertThat(metric(name).value(Cases.weightedThreeClasses())).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "balanced-accuracy", "auroc", "average-precision", "f1", "precision", "recall"})
    void aRowOfWeightTwoIsARowGivenTwice(String name) {
        Predictions once = Cases.binary();
        double[] weights = Cases.ones(once.rows());
        weights[1] = 2;
        weights[8] = 2;
        Predictions doubled = once.select(IntStream.concat(IntStream.range(0, once.rows()), IntStream.of(1, 8))
                .toArray());
        Predictions weighted = new Predictions(
                once.probabilities(),
                once.labels(),
                weights,
                once.classes(),
                once.favourable(),
                once.sensitive(),
                once.teacher());
        assertThat(metric(name).value(weighted)).isCloseTo(metric(name).value(doubled), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "balanced-accuracy", "auroc", "average-precision", "f1", "precision", "recall"})
    void withoutRowsNothingIsDefined(String name) {
        assertThat(metric(name).value(Cases.binary(new double[0], new int[0], new double[0])))
                .isNaN();
    }

    @Test
    void withOneClassOnlyRankingAndBalanceAreUndefined() {
        Predictions positives = Cases.binary(SCORES, new int[] {1, 1, 1, 1}, Cases.ones(4));
        Predictions negatives = Cases.binary(SCORES, new int[] {0, 0, 0, 0}, Cases.ones(4));
        for (Predictions one : List.of(positives, negatives)) {
            assertThat(metric("auroc").value(one)).isNaN();
            assertThat(metric("balanced-accuracy").value(one)).isNaN();
        }
        assertThat(metric("average-precision").value(positives)).isEqualTo(1);
        assertThat(metric("average-precision").value(negatives)).isNaN();
        assertThat(metric("recall").value(negatives)).isNaN();
    }

    @Test
    void withoutPositiveDecisionsPrecisionIsUndefinedAndRecallIsZero() {
        Predictions timid = Cases.binary(new double[] {.1, .2}, new int[] {1, 0}, Cases.ones(2));
        assertThat(metric("precision").value(timid)).isNaN();
        assertThat(metric("recall").value(timid)).isZero();
        assertThat(metric("f1").value(timid)).isZero();
    }

    @Test
    void whereAllScoresTieTheAreaIsOneHalf() {
        double[] same = {.4, .4, .4, .4, .4};
        Predictions tied = Cases.binary(same, new int[] {1, 0, 0, 1, 0}, Cases.ones(5));
        assertThat(metric("auroc").value(tied)).isEqualTo(.5);
        assertThat(metric("average-precision").value(tied)).isEqualTo(.4);
    }

    @Test
    void probabilitiesOfZeroAndOneRankLikeAnyOthers() {
        Predictions sure = Cases.binary(new double[] {1, 1, 0, 0}, new int[] {1, 0, 1, 0}, Cases.ones(4));
        assertThat(metric("auroc").value(sure)).isEqualTo(.5);
        assertThat(metric("accuracy").value(sure)).isEqualTo(.5);
    }

    @Test
    void everyDefinitionIsItsOwnAndOfClassesMoreIsBetter() {
        List<Metric> all = new QualityPlugin()
                .components().stream()
                        .map(component -> metric(component.id().name()))
                        .toList();
        assertThat(all).extracting(Metric::definition).doesNotHaveDuplicates();
        List<Metric> metrics = new QualityPlugin()
                .components().stream()
                        .filter(component -> component.targets().contains(TargetKind.CLASSES))
                        .map(component -> metric(component.id().name()))
                        .toList();
        assertThat(metrics).extracting(Metric::better).containsOnly(Direction.HIGHER);
    }
}
