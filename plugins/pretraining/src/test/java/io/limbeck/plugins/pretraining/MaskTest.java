package io.limbeck.plugins.pretraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Span;
import io.limbeck.spi.tensorflow.AugmentationInputs;
import io.limbeck.testkit.SettingsDefaults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What is hidden, how often, and what stands in its place. Bounds are five standard errors of a binomial. */
class MaskTest {

    private static final List<Span> SPANS =
            List.of(new Span("size", 0, 1, false), new Span("kind", 1, 2, true), new Span("age", 3, 1, false));
    private static final TableSpec TABLE = new TableSpec(List.of(4), List.of("a", "b"), 1, Map.of(), -1);
    private static final TableSpec TEXT =
            new TableSpec(List.of(3, 2), List.of("a", "b"), 1, Map.of(), -1, List.of(1000, 1000));

    /** A batch whose chance comes from a fixed key. */
    private record Batch(Ops tf, Operand<TFloat32> features, TableSpec data, List<Operand<TFloat32>> hidden)
            implements AugmentationInputs {

        @Override
        public List<Span> spans() {
            return SPANS;
        }

        @Override
        public void hide(Operand<TFloat32> places) {
            hidden.add(places);
        }

        @Override
        public Operand<TFloat32> uniform(String name, Operand<TInt32> shape) {
            return tf.random.statelessRandomUniform(shape, tf.constant(new long[] {name.hashCode(), 7}));
        }

        @Override
        public Operand<TFloat32> normal(String name, Operand<TInt32> shape) {
            throw new IllegalStateException("Nothing here is normal");
        }
    }

    /** What the student sees, and where something is hidden. */
    private record Seen(float[] features, float[] places) {}

    private static Seen mask(TableSpec data, float[] features, Map<String, Object> settings) {
        int width = data.shape().stream().reduce(1, (a, b) -> a * b);
        long[] dimensions = new long[data.shape().size() + 1];
        dimensions[0] = features.length / width;
        for (int i = 1; i < dimensions.length; i++) {
            dimensions[i] = data.shape().get(i - 1);
        }
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            List<Operand<TFloat32>> hidden = new ArrayList<>();
            Operand<TFloat32> batch = tf.constant(Shape.of(dimensions), DataBuffers.of(features));
            Operand<TFloat32> changed = new Mask(SettingsDefaults.of(Mask.Settings.class, settings))
                    .apply(new Batch(tf, batch, data, hidden));
            try (var result =
                    session.runner().fetch(changed).fetch(hidden.get(0)).run()) {
                return new Seen(copy((TFloat32) result.get(0), dimensions), copy((TFloat32) result.get(1), dimensions));
            }
        }
    }

    private static float[] copy(TFloat32 tensor, long[] dimensions) {
        assertThat(tensor.shape()).isEqualTo(Shape.of(dimensions));
        float[] copy = new float[(int) tensor.size()];
        tensor.copyTo(NdArrays.wrap(tensor.shape(), DataBuffers.of(copy)));
        return copy;
    }

    /** Row r is r + 1 in the first column, of kind r mod 2, and -(r + 1) in the last. */
    private static float[] table(int rows) {
        float[] values = new float[rows * 4];
        for (int row = 0; row < rows; row++) {
            values[row * 4] = row + 1;
            values[row * 4 + 1 + row % 2] = 1;
            values[row * 4 + 3] = -(row + 1);
        }
        return values;
    }

    @Test
    void aThirdOfTheColumnsComesFromOtherRowsEachFromItsOwn() {
        int rows = 10_000;
        float[] before = table(rows);
        Seen seen = mask(TABLE, before, Map.of());
        int[] hidden = new int[4];
        int together = 0;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < 4; i++) {
                int place = row * 4 + i;
                hidden[i] += (int) seen.places()[place];
                if (seen.places()[place] == 0) {
                    assertThat(seen.features()[place]).isEqualTo(before[place]);
                }
            }
            assertThat(seen.places()[row * 4 + 1]).isEqualTo(seen.places()[row * 4 + 2]);
            assertThat(seen.features()[row * 4 + 1] + seen.features()[row * 4 + 2])
                    .as("one category, and one alone")
                    .isEqualTo(1);
            together += seen.places()[row * 4] + seen.places()[row * 4 + 3] == 2
                            && seen.features()[row * 4] == -seen.features()[row * 4 + 3]
                    ? 1
                    : 0;
        }
        for (int count : hidden) {
            assertThat(count).isBetween(3000 - 230, 3000 + 230);
        }
        assertThat(together)
                .as("columns of one row are not taken from the same other row")
                .isLessThan(5);
        double mean = 0;
        for (int row = 0; row < rows; row++) {
            mean += seen.features()[row * 4] / rows;
        }
        assertThat(mean).as("the distribution of a column stays").isBetween(4900.0, 5100.0);
    }

    @Test
    void hiddenColumnsMayBeZero() {
        Seen seen = mask(TABLE, table(100), Map.of("share", Optional.of(1.0), "filling", Mask.Filling.ZERO));
        assertThat(seen.features()).containsOnly(0);
        assertThat(seen.places()).containsOnly(1);
    }

    /** The first token of every other row is padding. Of what is hidden 80 % is the code, 10 % others, 10 % as it was. */
    @Test
    void tokensAreHiddenByTheRuleOfBert() {
        int rows = 20_000;
        float[] before = new float[rows * 6];
        for (int row = 0; row < rows; row++) {
            for (int token = row % 2; token < 3; token++) {
                before[row * 6 + token * 2] = 2 + row % 900;
                before[row * 6 + token * 2 + 1] = 3 + row % 900;
            }
        }
        Seen seen = mask(TEXT, before, Map.of());
        Map<String, Integer> counts = new HashMap<>();
        int tokens = 0;
        for (int place = 0; place < before.length; place += 2) {
            boolean padding = before[place] == 0;
            tokens += padding ? 0 : 1;
            assertThat(seen.places()[place]).isEqualTo(seen.places()[place + 1]);
            if (seen.places()[place] == 0) {
                assertThat(seen.features()[place]).isEqualTo(before[place]);
                continue;
            }
            assertThat(padding).as("padding is never hidden").isFalse();
            float code = seen.features()[place];
            assertThat(seen.features()[place + 1])
                    .as("word and affix stay together")
                    .isEqualTo(code == 1 ? 1 : code + 1);
            counts.merge(code == 1 ? "code" : code == before[place] ? "same" : "other", 1, Integer::sum);
        }
        int hidden = counts.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(hidden / (double) tokens).isBetween(0.142, 0.158);
        assertThat(counts.get("code") / (double) hidden).isBetween(0.775, 0.825);
        assertThat(counts.get("other") / (double) hidden).isBetween(0.08, 0.12);
        assertThat(counts.get("same") / (double) hidden).isBetween(0.08, 0.12);
    }

    @Test
    void sharesAndCodesThatDoNotFitAreProblems() {
        PortSpecs specs = new PortSpecs(Map.of("data", TEXT));
        assertThat(Mask.ports(SettingsDefaults.of(Mask.Settings.class), specs).problems())
                .isEmpty();
        assertThat(Mask.ports(SettingsDefaults.of(Mask.Settings.class, Map.of("kept", 0.95, "code", 1000)), specs)
                        .problems())
                .extracting(Object::toString)
                .containsExactly("""
                        kept: together with 'swapped', '0.1', is more than 1: '0.95'
                            write shares that leave some tokens to be hidden; 0.1 and 0.1 are usual""", """
                        code: must be less than 1000, the number of codes of a field, but is '1000'
                            write 1, the code of unknown words""");
    }
}
