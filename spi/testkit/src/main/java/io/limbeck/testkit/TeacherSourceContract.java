package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.spi.Component;
import io.limbeck.spi.Port;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.portable.PortableModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every source of models keeps, whatever it opens. Extend it once per plugin; the rows are those of {@link
 * SeededTables#numericTable}, and what is plugged in are linear models that are too sure of themselves.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class TeacherSourceContract extends KindContract<TeacherSource, TeacherSourceContract.Behavior> {

    private static final int ROWS = 200;

    @TempDir
    private Path folder;

    /** What a source of models does unless its author opts out. */
    public enum Behavior {
        /** What is said of a row does not depend on the rows beside it. */
        SPEAKS_OF_ROWS_ALONE,
        /** Where it wraps a model, that model's most probable class stays the most probable one. */
        KEEPS_DECISIONS,
        /** Where it wraps a model of two classes, a row that was more probably favourable than another is not less so. */
        KEEPS_ORDER
    }

    /** A contract for sources of models. */
    protected TeacherSourceContract() {
        super(TeacherSource.KIND);
    }

    /**
     * {@return rows for a component}, those of {@link SeededTables#numericTable} unless overridden
     *
     * @param component one of the plugin's
     * @param seed another seed gives other rows
     * @param rows how many rows
     */
    protected Table rows(Component<?, ?> component, long seed, int rows) {
        return SeededTables.numericTable(seed, rows);
    }

    /**
     * {@return models to plug into a port}: one, or two where several can be plugged in
     *
     * @param component one of the plugin's
     * @param port the port
     */
    protected List<Teacher> models(Component<?, ?> component, Port port) {
        Teacher one = FunctionTeacher.linear(-4, 3.5, 0.1);
        return port.arity() == Port.Arity.MANY ? List.of(one, FunctionTeacher.linear(-2, 2.5, 0.05)) : List.of(one);
    }

    private Lesson lesson(Component<?, ?> component) {
        Map<String, List<Teacher>> models = new LinkedHashMap<>();
        component.inputs().stream()
                .filter(port -> port.kinds().contains(TeacherSource.KIND) && port.arity() != Port.Arity.OPTIONAL)
                .forEach(port -> models.put(port.name(), models(component, port)));
        return new FixedLesson(
                Map.of(
                        Split.TRAIN, rows(component, 1, ROWS),
                        Split.VALIDATION, rows(component, 2, ROWS),
                        Split.CALIBRATION, rows(component, 3, ROWS)),
                models,
                new RandomSource(5));
    }

    private Teacher open(Subject<TeacherSource> subject) {
        return subject.value().open(lesson(subject.component()));
    }

    private Table test(Subject<TeacherSource> subject) {
        return rows(subject.component(), 4, 50);
    }

    private static float[] logits(Teacher model, Table rows) {
        return model.outputs(rows, Split.TEST).logits();
    }

    @Override
    Object said(Subject<TeacherSource> subject) {
        try (Teacher model = open(subject)) {
            return logits(model, test(subject));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRowHasAFiniteLogitForEachClass() {
        return each(subject -> {
            try (Teacher model = open(subject)) {
                ModelOutputs outputs = model.outputs(test(subject), Split.TEST);
                assertThat(outputs.rows()).isEqualTo(50);
                assertThat(outputs.classes()).isEqualTo(test(subject).outputs());
                for (float logit : outputs.logits()) {
                    assertThat(logit).isFinite();
                }
                assertThat(model.facts().values()).noneMatch(fact -> Double.isInfinite(fact));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> probabilitiesAddUpToOne() {
        return each(subject -> {
            try (Teacher model = open(subject)) {
                for (double[] row : model.outputs(test(subject), Split.TEST).probabilities()) {
                    double sum = 0;
                    for (double probability : row) {
                        assertThat(probability).isBetween(0.0, 1.0);
                        sum += probability;
                    }
                    assertThat(sum).isCloseTo(1, within(1e-9));
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theSameLessonGivesTheSameModelToTheLastBit() {
        return each(subject -> {
            try (Teacher once = open(subject);
                    Teacher again = open(subject)) {
                assertThat(logits(again, test(subject))).containsExactly(logits(once, test(subject)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aModelThatWasSavedComesBackAsItWas() {
        return each(subject -> {
            Path saved = Files.createDirectory(
                    folder.resolve(subject.component().id().name()));
            try (Teacher model = open(subject)) {
                model.save(saved);
                try (Teacher back = reopened(subject, saved)) {
                    assertThat(logits(back, test(subject))).containsExactly(logits(model, test(subject)));
                }
            }
        });
    }

    private Teacher reopened(Subject<TeacherSource> subject, Path saved) throws IOException {
        return make(subject.component(), subject.settings()).reopen(lesson(subject.component()), saved);
    }

    @TestFactory
    Stream<DynamicTest> asAFormulaItSaysTheSame() {
        return each(subject -> {
            try (Teacher model = open(subject)) {
                Optional<PortableModel> formula = model.portable();
                assumeTrue(formula.isPresent(), "has no portable form");
                PortableFormula.assertSays(formula.get(), test(subject), logits(model, test(subject)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> rowsAreNotWrittenInto() {
        return each(subject -> {
            Table rows = test(subject);
            try (Teacher model = open(subject)) {
                model.outputs(rows, Split.TEST);
            }
            Tables.assertEqual(rows, test(subject));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsSaidOfARowDoesNotDependOnTheRowsBesideIt() {
        return each(Behavior.SPEAKS_OF_ROWS_ALONE, subject -> {
            try (Teacher model = open(subject)) {
                Table rows = test(subject);
                int classes = rows.outputs();
                float[] together = logits(model, rows);
                for (int row : new int[] {0, 7, 49}) {
                    float[] alone = logits(model, rows.select(new int[] {row}));
                    for (int c = 0; c < classes; c++) {
                        assertThat(alone[c]).isCloseTo(together[row * classes + c], within(1e-5f));
                    }
                }
            }
        });
    }

    private Teacher wrapped(Subject<TeacherSource> subject) {
        List<Teacher> models = lesson(subject.component()).models("model");
        assumeTrue(!models.isEmpty(), "wraps no model");
        return models.get(0);
    }

    @TestFactory
    Stream<DynamicTest> theMostProbableClassStaysTheMostProbableOne() {
        return each(Behavior.KEEPS_DECISIONS, subject -> {
            float[] before = logits(wrapped(subject), test(subject));
            try (Teacher model = open(subject)) {
                float[] after = logits(model, test(subject));
                for (int row = 0; row < 50; row++) {
                    assertThat(after[2 * row + 1] >= after[2 * row])
                            .as("decision on row %s", row)
                            .isEqualTo(before[2 * row + 1] >= before[2 * row]);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aMoreProbableRowDoesNotBecomeALessProbableOne() {
        return each(Behavior.KEEPS_ORDER, subject -> {
            float[] before = logits(wrapped(subject), test(subject));
            try (Teacher model = open(subject)) {
                float[] after = logits(model, test(subject));
                for (int i = 0; i < 50; i++) {
                    for (int j = 0; j < 50; j++) {
                        if (odds(before, i) > odds(before, j) + 1e-4) {
                            assertThat(odds(after, i))
                                    .as("rows %s and %s", i, j)
                                    .isGreaterThanOrEqualTo(odds(after, j) - 1e-4f);
                        }
                    }
                }
            }
        });
    }

    private static float odds(float[] logits, int row) {
        return logits[2 * row + 1] - logits[2 * row];
    }
}
