package io.limbeck.plugins.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassBiasTest {

    private static final List<String> CLASSES = List.of("zero", "one", "two");

    /** Four validation rows; nothing else can be asked for. */
    private record ValidationOnly(Teacher model, List<Teacher> like) implements Lesson {

        @Override
        public Table rows(Split split) {
            if (split != Split.VALIDATION && split != Split.TRAIN) {
                throw new IllegalArgumentException("asked for " + split);
            }
            return split == Split.TRAIN ? table() : table(0, 1, 2, 2);
        }

        @Override
        public List<Teacher> models(String port) {
            return port.equals(ClassBias.MODEL) ? List.of(model) : like;
        }

        @Override
        public List<Double> weights(String port) {
            return List.of(1.0);
        }

        @Override
        public RandomSource random() {
            return new RandomSource(1);
        }

        @Override
        public Progress progress() {
            return Progress.SILENT;
        }

        @Override
        public Path checkpoints() {
            throw new IllegalStateException("Nothing here is trained in steps");
        }
    }

    private static Table table(int... labels) {
        double[] weights = new double[labels.length];
        Arrays.fill(weights, 1);
        return new Table(
                List.of(new Column.Numeric("x", new double[labels.length])),
                labels,
                CLASSES,
                2,
                List.of(),
                weights,
                LongStream.range(0, labels.length).toArray());
    }

    /** Class two is behind the best other one by 4, 3, 2 and 1. */
    private static final Teacher MODEL =
            (rows, split) -> new ModelOutputs(new float[] {4, 0, 0, 0, 3, 0, 2, 0, 0, 0, 1, 0}, 3);

    private static Teacher open(Map<String, ?> settings, Teacher... like) {
        return new ClassBias(SettingsDefaults.of(ClassBias.Settings.class, settings))
                .open(new ValidationOnly(MODEL, List.of(like)));
    }

    private static double bias(Teacher teacher) {
        return teacher.facts().get("bias of two");
    }

    @Test
    void aGivenBiasIsAddedToTheNamedClassesAlone() {
        Teacher biased = open(Map.of("classes", List.of("two"), "bias", Optional.of(3.5)));
        assertThat(biased.outputs(table(0, 1, 2, 2), Split.TEST).logits())
                .containsExactly(4, 0, 3.5f, 0, 3, 3.5f, 2, 0, 3.5f, 0, 1, 3.5f);
        assertThat(biased.facts()).containsExactly(Map.entry("bias of two", 3.5));
    }

    /** Half of the rows are labelled two; the second smallest gap is 2, and a tie goes to the lower class. */
    @Test
    void theBiasIsTheSmallestThatDecidesForTheClassAsOftenAsItIsAmongTheLabels() {
        assertThat(bias(open(Map.of("classes", List.of("two"))))).isCloseTo(2, within(1e-5));
    }

    @Test
    void aStatedShareAndTheShareOfAnotherModelAreReachedToo() {
        assertThat(bias(open(Map.of("classes", List.of("two"), "share", Optional.of(.75)))))
                .isCloseTo(3, within(1e-5));
        Teacher once = (rows, split) -> new ModelOutputs(new float[] {0, 0, 9, 9, 0, 0, 9, 0, 0, 9, 0, 0}, 3);
        assertThat(bias(open(Map.of("classes", List.of("two")), once))).isCloseTo(1, within(1e-5));
    }

    /** Closed form: with all rows alike, e^b / (e^b + e^1 + 1) = 1/4 gives b = ln((e + 1) / 3). */
    @Test
    void probabilitiesAreMatchedInTheMean() {
        Teacher alike = (rows, split) -> new ModelOutputs(new float[] {1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0}, 3);
        ClassBias source = new ClassBias(SettingsDefaults.of(
                ClassBias.Settings.class,
                Map.of(
                        "classes",
                        List.of("two"),
                        "share",
                        Optional.of(.25),
                        "counting",
                        Shares.Counting.PROBABILITIES)));
        assertThat(bias(source.open(new ValidationOnly(alike, List.of()))))
                .isCloseTo(Math.log((Math.E + 1) / 3), within(1e-5));
    }

    /** Closed form: rows alike, shares of a half and a quarter beside a quarter: the logits must differ by ln 2 and 0. */
    @Test
    void severalClassesReachTheirSharesTogether() {
        Shares shares = new Shares(Shares.Counting.PROBABILITIES, new ModelOutputs(new float[] {3, 0, 1}, 3));
        float[] biases = new float[3];
        shares.reach(new int[] {1, 2}, new double[] {.5, .25}, biases);
        assertThat(biases[0]).isZero();
        assertThat((double) biases[1]).isCloseTo(3 + Math.log(2), within(1e-4));
        assertThat((double) biases[2]).isCloseTo(2, within(1e-4));
    }

    @Test
    void savedAndReopenedItAddsTheSameBiasWithoutLookingForIt(@TempDir Path folder) throws IOException {
        Map<String, ?> settings = Map.of("classes", List.of("two"));
        Teacher found = open(settings);
        found.save(folder);
        Teacher again = new ClassBias(SettingsDefaults.of(ClassBias.Settings.class, settings))
                .reopen(new ValidationOnly(MODEL, List.of()), folder);
        assertThat(again.facts()).isEqualTo(found.facts());
    }

    @Test
    void aSplitWithoutRowsIsAProblem() {
        assertThatThrownBy(() -> open(Map.of("classes", List.of("two"), "rows", ClassBias.Rows.TRAIN)))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .singleElement()
                        .hasToString("rows: the split 'train' is empty, so no bias can be found there\n"
                                + "    write 'rows: train', or give the split a share in data.split"));
    }

    @Test
    void aShareThatNoBiasGivesIsAProblem() {
        Teacher never = (rows, split) -> new ModelOutputs(new float[] {9, 0, 0, 9, 0, 0, 9, 0, 0, 9, 0, 0}, 3);
        assertThatThrownBy(() -> open(Map.of("classes", List.of("two")), never))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .singleElement()
                        .hasToString("classes[0]: the share to reach is '0.0', which no bias gives\n"
                                + "    write the share that is known, such as 'share: 0.1'"));
    }

    @Test
    void namesAndContradictionsAreFoundBeforeAnythingRuns() {
        PortSpecs specs = new PortSpecs(Map.of("data", new TableSpec(List.of(1), CLASSES, 2, Map.of(), -1)));
        ClassBias.Settings settings = SettingsDefaults.of(
                ClassBias.Settings.class,
                Map.of("classes", List.of("three"), "bias", Optional.of(1.0), "share", Optional.of(.1)));
        assertThat(ClassBias.ports(settings, specs).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "classes[0]: there is no class 'three'\n    there are: zero, one, two",
                        "share: '0.1' asks for a bias to be found, but 'bias' gives it as '1.0'\n"
                                + "    keep one of bias and share");
        assertThat(ClassNames.problems("train.leaveOut", CLASSES, CLASSES, true))
                .singleElement()
                .hasToString("train.leaveOut: names every class: 'zero, one, two'\n"
                        + "    keep at least one class out of it");
    }
}
