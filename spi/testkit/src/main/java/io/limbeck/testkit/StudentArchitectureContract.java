package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.spi.Component;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.portable.PortableModel;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every architecture keeps, however it computes. Extend it once per plugin; the rows are those of {@link
 * SeededTables#numericTable} unless the author gives others.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class StudentArchitectureContract
        extends KindContract<StudentArchitecture, StudentArchitectureContract.Behavior> {

    private static final int ROWS = 40;

    /** What an architecture does unless its author opts out. */
    public enum Behavior {
        /** What it says of a row does not depend on the rows beside it. */
        SPEAKS_OF_ROWS_ALONE,
        /** A gradient reaches every trainable variable. */
        LEARNS_EVERYWHERE,
        /** Logits of features of ± 10⁴ are finite. */
        BEARS_LARGE_FEATURES,
        /** Another seed gives other first values. */
        DRAWS
    }

    /** A contract for architectures. */
    protected StudentArchitectureContract() {
        super(StudentArchitecture.KIND);
    }

    /**
     * {@return prepared rows for a component}, those of {@link SeededTables#numericTable} unless overridden
     *
     * @param component one of the plugin's
     * @param seed another seed gives other rows
     * @param rows how many rows
     */
    protected Table rows(Component<?, ?> component, long seed, int rows) {
        return SeededTables.numericTable(seed, rows);
    }

    private ArchitectureGraph graph(Subject<StudentArchitecture> subject, long seed) {
        return new ArchitectureGraph(subject.value(), rows(subject.component(), 1, ROWS), new RandomSource(seed));
    }

    private Table others(Subject<StudentArchitecture> subject) {
        return rows(subject.component(), 2, 12);
    }

    @Override
    Object said(Subject<StudentArchitecture> subject) {
        try (ArchitectureGraph graph = graph(subject, 3)) {
            return graph.logits(others(subject));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRowHasAFiniteLogitForEachClass() {
        return each(subject -> {
            try (ArchitectureGraph graph = graph(subject, 3)) {
                Table rows = others(subject);
                float[] logits = graph.logits(rows);
                assertThat(logits).hasSize(12 * rows.outputs());
                assertThat(isFinite(logits)).isTrue();
                assertThat(graph.logits(rows.select(new int[] {4}))).hasSize(rows.outputs());
                assertThat(graph.variables()).isNotEmpty();
                for (String tap : graph.taps()) {
                    assertThat(graph.tap(tap, rows).length % 12)
                            .as("numbers of layer '%s' of 12 rows", tap)
                            .isZero();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> builtTwiceItIsTheSame() {
        return each(subject -> {
            try (ArchitectureGraph once = graph(subject, 3);
                    ArchitectureGraph again = graph(subject, 3)) {
                assertThat(again.variables()).isEqualTo(once.variables());
                assertThat(again.taps()).isEqualTo(once.taps());
                assertThat(again.logits(others(subject))).containsExactly(once.logits(others(subject)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> nativeMemoryIsFreeAgainOnceItIsClosed() {
        return each(subject -> {
            buildAndClose(subject);
            long before = Pointer.totalBytes();
            buildAndClose(subject);
            assertThat(Pointer.totalBytes()).as("bytes that JavaCPP holds").isLessThanOrEqualTo(before);
        });
    }

    private void buildAndClose(Subject<StudentArchitecture> subject) {
        try (ArchitectureGraph graph = graph(subject, 3)) {
            graph.logits(others(subject));
        }
    }

    @TestFactory
    Stream<DynamicTest> whatItSaysOfARowDoesNotDependOnTheRowsBesideIt() {
        return each(Behavior.SPEAKS_OF_ROWS_ALONE, subject -> {
            try (ArchitectureGraph graph = graph(subject, 3)) {
                Table rows = others(subject);
                int classes = rows.outputs();
                float[] together = graph.logits(rows);
                float[] alone = graph.logits(rows.select(new int[] {7}));
                assertThat(alone)
                        .containsExactly(Arrays.copyOfRange(together, 7 * classes, 8 * classes), within(1e-4f));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> asAFormulaItSaysTheSame() {
        return each(subject -> {
            try (ArchitectureGraph graph = graph(subject, 3)) {
                Table rows = others(subject);
                Optional<PortableModel> formula = subject.value().portable(graph.weights(), rows.select(new int[0]));
                assumeTrue(formula.isPresent(), "has no portable form");
                PortableFormula.assertSays(formula.get(), rows, graph.logits(rows));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aGradientReachesEveryVariable() {
        return each(Behavior.LEARNS_EVERYWHERE, subject -> {
            try (ArchitectureGraph graph = graph(subject, 3)) {
                Map<String, float[]> gradients = graph.gradients(rows(subject.component(), 1, ROWS));
                gradients.forEach((name, gradient) -> {
                    assertThat(isFinite(gradient)).as("gradient of '%s'", name).isTrue();
                    boolean reached = false;
                    for (float slope : gradient) {
                        reached |= slope != 0;
                    }
                    assertThat(reached).as("a slope of '%s' is not 0", name).isTrue();
                });
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> largeFeaturesGiveFiniteLogits() {
        return each(Behavior.BEARS_LARGE_FEATURES, subject -> {
            assumeTrue(others(subject).spec().codes().isEmpty(), "features are codes to be looked up");
            try (ArchitectureGraph graph = graph(subject, 3)) {
                Table rows = others(subject);
                float[] large = rows.matrix();
                for (int i = 0; i < large.length; i++) {
                    large[i] = i % 2 == 0 ? 1e4f : -1e4f;
                }
                assertThat(isFinite(graph.logits(rows.withMatrix(large)))).isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anotherSeedGivesOtherFirstValues() {
        return each(Behavior.DRAWS, subject -> {
            try (ArchitectureGraph once = graph(subject, 3);
                    ArchitectureGraph other = graph(subject, 4)) {
                assertThat(other.logits(others(subject))).isNotEqualTo(once.logits(others(subject)));
            }
        });
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
