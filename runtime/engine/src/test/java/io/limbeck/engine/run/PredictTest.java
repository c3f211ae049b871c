package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.engine.plan.Step;
import io.limbeck.engine.plan.StepKind;
import io.limbeck.engine.store.ContentStore;
import io.limbeck.engine.store.FloatFile;
import io.limbeck.engine.store.StoredEntry;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stored model, brought back, says of new rows what it said when it was made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictTest {

    private static final String DOCUMENT =
            "limbeck: 1\nname: asked\nseed: 5\ntwins: []\n" + Workshop.DATA + """
                teacher:
                  use: models/fusion
                  members:
                    - {use: models/trained, architecture: {use: models/mlp, hidden: [6]}, train: {epochs: 2}}
                    - {use: models/tree-ensemble, trees: 10}
                    - use: models/fusion
                      mode: logits
                      members: [{use: models/trained, architecture: {use: models/linear}, train: {epochs: 2}}, $trees]
                parts:
                  trees: {use: models/tree-ensemble, trees: 5, method: extra-trees}
                  thinned: {use: models/trained, architecture: {use: models/mlp, hidden: [6], dropout: 0.3}, train: {epochs: 2}}
                students:
                  net: {architecture: {use: models/mlp, hidden: [4]}, objective: [{use: distillation/kd}], train: {epochs: 2}}
                  wood: {use: models/tree-ensemble, trees: 7}
                  several: {use: models/deep-ensemble, members: 2, of: {architecture: models/linear, train: {epochs: 2}}}
                  drawn: {use: uncertainty/mc-dropout, samples: 3, model: $thinned}
                  doubted: {use: uncertainty/last-layer-laplace, layer: hidden0, samples: 3, model: $thinned}
                  fair: {use: fairness/group-thresholds, model: $students.net, constraint: demographic-parity}
                """ + Workshop.EVALUATE;

    @TempDir
    static Path folder;

    private Workshop workshop;
    private RunFolder run;
    private Table rows;

    @BeforeAll
    void run() {
        workshop = new Workshop(folder);
        run = workshop.run(DOCUMENT).folder();
        Checked checked = workshop.engine().check(workshop.submission(DOCUMENT));
        try (DataPreparer data =
                new DataPreparer(new Workplace(folder, Optional.empty(), SessionOptions.CPU), folder)) {
            Prepared prepared = data.prepare(checked.variants().get(0).experiment(), "data", 0);
            long[] ids = prepared.rows(Split.TEST).ids();
            int[] chosen = new int[ids.length];
            for (int i = 0; i < ids.length; i++) {
                chosen[i] = (int) ids[i];
            }
            rows = prepared.raw().select(chosen);
        }
    }

    private static String csv(Table rows) {
        StringBuilder text = new StringBuilder();
        text.append(String.join(",", rows.columns().stream().map(Column::name).toList()))
                .append('\n');
        for (int row = 0; row < rows.rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (Column column : rows.columns()) {
                cells.add(cell(column, row));
            }
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }

    private static String cell(Column column, int row) {
        if (column instanceof Column.Numeric numeric) {
            return Double.toString(numeric.values()[row]);
        }
        Column.Categorical categorical = (Column.Categorical) column;
        return categorical.codes()[row] < 0
                ? ""
                : categorical.categories().get(categorical.codes()[row]);
    }

    private Prediction predict(String model, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), csv);
        return workshop.engine().predict(run, model, file, 0);
    }

    private double[][] stored(String place) throws IOException {
        Step step = workshop.engine()
                .plan(workshop.submission(DOCUMENT))
                .find(StepKind.MODEL, 0, 0, place)
                .orElseThrow();
        StoredEntry entry = ContentStore.in(workshop.runs()).find(step.key()).orElseThrow();
        FloatFile matrix = FloatFile.read(entry.file(StoredModel.file(Split.TEST)));
        return new ModelOutputs(matrix.values(), matrix.columns()).probabilities();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "students.net",
                "students.wood",
                "students.several",
                "students.several.of[1]",
                "students.drawn",
                "students.doubted",
                "teacher",
                "teacher.members[0]",
                "parts.trees"
            })
    void aModelBroughtBackSaysOfTheTestRowsWhatItSaidOnce(String place) throws IOException {
        double[][] then = stored(place);
        Prediction now = predict(place, csv(rows));
        assertThat(now.probabilities()).hasDimensions(then.length, 2);
        assertThat(now.classes()).containsExactly("rejected", "approved");
        for (int row = 0; row < then.length; row++) {
            assertThat(now.probabilities()[row][1]).isCloseTo(then[row][1], within(1e-6));
            assertThat(now.decision(row)).isEqualTo(then[row][1] > then[row][0] ? "approved" : "rejected");
        }
    }

    @Test
    void orderOfColumnsByteOrderMarkAndFurtherColumnsDoNotMatter() throws IOException {
        Prediction plain = predict("students.net", csv(rows));
        List<Column> turned = new ArrayList<>(rows.columns());
        Collections.reverse(turned);
        String other =
                csv(rows.withColumns(turned)).replaceFirst("\n", ",remark\n").replaceAll("(?m)(\\d)$", "$1,\"a, b\"");
        assertThat(predict("students.net", "\uFEFF" + other).probabilities()).isEqualTo(plain.probabilities());
    }

    @Test
    void aStudentMayBeCalledByTheLastPartOfItsPlaceAsForExport() throws IOException {
        assertThat(predict("net", csv(rows)).probabilities())
                .isEqualTo(predict("students.net", csv(rows)).probabilities());
    }

    @Test
    void noRowsGiveNoPredictions() throws IOException {
        String header = csv(rows.select(new int[0]));
        assertThat(predict("teacher", header).probabilities()).isEmpty();
    }

    private void refuses(String csv, String... parts) {
        assertThatThrownBy(() -> predict("students.net", csv))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void eachThingThatIsWrongWithARowIsToldWithItsLine() {
        String two = csv(rows.select(new int[] {0, 1, 2}));
        String first = cell(rows.columns().get(0), 1);
        refuses(
                two.replaceFirst("\n" + first + ",", "\nmuch,"),
                "line 3, column 'income': must be a number, but is 'much'");
        refuses(two.replaceFirst("\n" + first + ",", "\nNaN,"), "must be a number, but is 'NaN'");
        refuses(
                two.replaceFirst(",salaried|,self-employed|,temporary", ",pirate"),
                "line 2, column 'employment': the model has never seen the category 'pirate'",
                "salaried, self-employed, temporary");
        refuses(two.replaceFirst("income", "wage"), "column 'income' is missing", "the model needs the columns income");
        refuses(two + "1,2\n", "line 5: has '2' values, but the first line names 9 columns");
        refuses("income,income\n1,2\n", "cannot be read", "duplicate");
    }

    private String withGroups(String name) {
        String[] lines = csv(rows).split("\n", -1);
        Groups groups = rows.groups("group");
        StringBuilder text =
                new StringBuilder(lines[0]).append(',').append(name).append('\n');
        for (int row = 0; row < rows.rows(); row++) {
            int code = groups.codes()[row];
            text.append(lines[row + 1])
                    .append(',')
                    .append(code < 0 ? "" : groups.names().get(code))
                    .append('\n');
        }
        return text.toString();
    }

    /** New rows draw by their place in the file, test rows by their id: they may differ between two thresholds alone. */
    @Test
    void aModelThatDecidesByGroupReadsItFromTheFile() throws IOException {
        double[][] then = stored("students.fair");
        Prediction now = predict("students.fair", withGroups("group"));
        long same = IntStream.range(0, then.length)
                .filter(row -> (now.probabilities()[row][1] >= 0.5) == (then[row][1] >= 0.5))
                .count();
        assertThat(same).isGreaterThan(then.length * 9L / 10);
    }

    @Test
    void aModelThatDecidesByGroupSaysThatTheFileLacksIt() {
        for (String csv : List.of(csv(rows), withGroups("grope"))) {
            assertThatThrownBy(() -> predict("students.fair", csv))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("decides by 'group', which these rows do not say")
                    .hasMessageContaining("give them a column 'group' with each row's group: [A, B]");
        }
    }

    @Test
    void anUnknownCategoryMayBeLeftEmpty() throws IOException {
        String one = csv(rows.select(new int[] {0})).replaceFirst(",salaried|,self-employed|,temporary", ",");
        assertThat(predict("students.net", one).probabilities()).hasDimensions(1, 2);
    }

    @Test
    void aFileThatIsNotThereAndAModelThatIsNotThereAreNamed() {
        assertThatThrownBy(() -> workshop.engine().predict(run, "teacher", folder.resolve("none.csv"), 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none.csv: there is no such file");
        assertThatThrownBy(() -> workshop.engine().predict(run, "student", folder.resolve("none.csv"), 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no model 'student'")
                .hasMessageContaining("students.net");
        assertThatThrownBy(() -> workshop.engine().predict(run, "teacher", folder.resolve("none.csv"), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("variant 1");
    }
}
