package io.limbeck.plugins.text.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.text.tag.Reading;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit.Grid;
import io.limbeck.spi.explain.Exhibit.GridColumn;
import io.limbeck.spi.explain.Exhibit.GridRow;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.explain.Feature;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Three sentences. True: [person 0-1], [place 3-3]; [person 0-0]; [place 0-1]. Predicted: [person 0-1], [person 3-3];
 * [person 0-0], begun by I; [place 0-0]. So of persons 2 of 2 are found with 3 predicted, of places 0 of 2 with 1.
 */
class EntitiesTest {

    private static final List<String> CLASSES = List.of("O", "B-person", "I-person", "B-place", "I-place");
    private static final int[] SEQUENCES = {0, 0, 0, 0, 1, 1, 2, 2};
    private static final int[] TRUTH = {1, 2, 0, 3, 1, 0, 3, 4};
    private static final int[] DECIDED = {1, 2, 0, 1, 2, 0, 3, 0};

    private static double[][] surely(int[] decisions) {
        return Arrays.stream(decisions)
                .mapToObj(decision -> IntStream.range(0, CLASSES.size())
                        .mapToDouble(c -> c == decision ? .9 : .025)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static Predictions predictions(List<String> classes, int[] sequences) {
        double[] ones = new double[8];
        Arrays.fill(ones, 1);
        return new Predictions(surely(DECIDED), TRUTH, ones, classes, 1, List.of(), Optional.empty(), sequences);
    }

    private static double f1(Map<String, ?> settings) {
        return new EntityF1(SettingsDefaults.of(EntityF1.Settings.class, settings))
                .value(predictions(CLASSES, SEQUENCES));
    }

    /** By hand: persons P 2/3, R 1, F1 4/5; places 0; all 2/4, 2/4. Strictly the I begins nothing: P 1/3, R 1/4. */
    @Test
    void entitiesAreCountedAsByHand() {
        assertThat(f1(Map.of())).isCloseTo(.5, within(1e-12));
        assertThat(f1(Map.of("average", Average.MACRO))).isCloseTo(.4, within(1e-12));
        assertThat(f1(Map.of("average", Average.WEIGHTED))).isCloseTo(.4, within(1e-12));
        assertThat(f1(Map.of("reading", Reading.STRICT))).isCloseTo(2. / 7, within(1e-12));
    }

    @Test
    void aSentenceEndsAnEntity() {
        Predictions one = predictions(CLASSES, new int[8]);
        Predictions torn = predictions(CLASSES, new int[] {0, 1, 2, 3, 4, 5, 6, 7});
        EntityF1 metric = new EntityF1(SettingsDefaults.of(EntityF1.Settings.class));
        assertThat(metric.value(torn)).isNotEqualTo(metric.value(one));
    }

    @Test
    void withoutAnyEntityTheFigureIsUndefined() {
        Predictions nothing = new Predictions(
                surely(new int[2]),
                new int[2],
                new double[] {1, 1},
                CLASSES,
                1,
                List.of(),
                Optional.empty(),
                new int[2]);
        assertThat(new EntityF1(SettingsDefaults.of(EntityF1.Settings.class)).value(nothing))
                .isNaN();
    }

    @Test
    void definitionsTellAveragesAndReadingsApart() {
        assertThat(new EntityF1(SettingsDefaults.of(EntityF1.Settings.class)).definition())
                .isEqualTo("entity F1 (CoNLL): exact span and type, micro average, tags read as conlleval does");
        assertThat(new EntityF1(new EntityF1.Settings(Average.MACRO, Reading.STRICT)).definition())
                .contains("macro", "strictly as IOB2");
    }

    @Test
    void dataWithoutTagsOrSentencesIsRefused() {
        EntityF1 metric = new EntityF1(SettingsDefaults.of(EntityF1.Settings.class));
        assertThatThrownBy(() -> metric.value(predictions(CLASSES, new int[0])))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the '8' rows form no sequences")
                .hasMessageContaining("text/conll");
        assertThat(problems(Reading.CONLLEVAL, "no", "yes"))
                .extracting(Problem::message)
                .containsExactly("the class 'no' is no tag");
        assertThat(problems(Reading.STRICT, "O", "S-x"))
                .extracting(Problem::message)
                .containsExactly("is 'strict', which knows no tag 'S-x'");
        assertThat(problems(Reading.CONLLEVAL, "O", "S-x")).isEmpty();
    }

    private static List<Problem> problems(Reading reading, String... classes) {
        TableSpec data = new TableSpec(List.of(3, 2), List.of(classes), 1, Map.of(), 9);
        return EntityF1.ports(new EntityF1.Settings(Average.MICRO, reading), new PortSpecs(Map.of("data", data)))
                .problems();
    }

    private static Teacher deciding(int[] decisions) {
        return new Teacher() {
            @Override
            public ModelOutputs outputs(Table rows, Split split) {
                return ModelOutputs.ofProbabilities(surely(decisions), CLASSES.size());
            }
        };
    }

    private record Inputs(Teacher model, Optional<Teacher> teacher, Table rows) implements ExplainInputs {
        @Override
        public Table background() {
            return rows;
        }

        @Override
        public Table raw(Table prepared) {
            return prepared;
        }

        @Override
        public List<Feature> features() {
            return List.of();
        }

        @Override
        public RandomSource random() {
            return new RandomSource(1);
        }
    }

    @Test
    void theReportHasALineForEachTypeAndEachAverageBesideTheTeacher() {
        Table rows = new Table(
                List.of(new Column.Block("tokens", new float[8], List.of(1, 1), List.of(1))),
                TRUTH,
                CLASSES,
                1,
                List.of(),
                new double[8],
                new long[8],
                SEQUENCES);
        EntityReport report = new EntityReport(SettingsDefaults.of(EntityReport.Settings.class));
        Explanation explanation = report.explain(new Inputs(deciding(DECIDED), Optional.of(deciding(TRUTH)), rows));
        Grid grid = (Grid) explanation.exhibits().get(0);
        assertThat(grid.columns())
                .extracting(GridColumn::name)
                .containsExactly("precision", "recall", "F1", "support", "predicted", "teacher's F1");
        assertThat(grid.rows())
                .extracting(GridRow::label)
                .containsExactly("person", "place", "micro average", "macro average", "weighted average");
        assertThat(grid.rows().get(0).values().get(0)).isCloseTo(2 / 3., within(1e-12));
        assertThat(grid.rows().get(0).values().subList(1, 6)).containsExactly(1., .8, 2., 3., 1.);
        assertThat(grid.rows().get(1).values()).containsExactly(0., 0., 0., 2., 1., 1.);
        assertThat(explanation.figures()).extracting(Explanation.Figure::value).containsExactly(.5, .5, .5);
        Grid alone = (Grid) report.explain(new Inputs(deciding(DECIDED), Optional.empty(), rows))
                .exhibits()
                .get(0);
        assertThat(alone.columns()).hasSize(5);
    }
}
