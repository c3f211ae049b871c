package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

class DropoutTest {

    private static final int SIZE = 20_000;

    /** {@return ones after dropout; a negative step means an inference graph} */
    private static float[] mask(long seed, String name, long step, float rate) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            RandomSource random = new RandomSource(seed);
            Table rows = Classroom.clouds(2, 2, 1, 1, 1);
            Placeholder<TInt64> number = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
            Operand<TFloat32> ones = tf.fill(tf.constant(new int[] {SIZE}), tf.constant(1f));
            Variables variables = new Variables(tf, random);
            Operand<TFloat32> masked = new ForwardGraph(
                            tf,
                            ones,
                            rows,
                            rows.spec(),
                            variables.scope("model/"),
                            new Compression(tf, List.of(), variables, Compression.Phase.TRAINING),
                            step < 0 ? null : number,
                            random)
                    .dropout(name, ones, rate);
            try (Session session = new Session(graph, SessionOptions.CPU.proto());
                    TInt64 fed = TInt64.scalarOf(step);
                    Result result =
                            session.runner().feed(number, fed).fetch(masked).run()) {
                return Tensors.floats(result.get(0));
            }
        }
    }

    @Test
    void aMaskIsAFunctionOfSeedLayerAndStep() {
        float[] mask = mask(1, "hidden", 3, 0.4f);
        assertThat(mask(1, "hidden", 3, 0.4f)).isEqualTo(mask);
        assertThat(mask(2, "hidden", 3, 0.4f)).isNotEqualTo(mask);
        assertThat(mask(1, "other", 3, 0.4f)).isNotEqualTo(mask);
        assertThat(mask(1, "hidden", 4, 0.4f)).isNotEqualTo(mask);
    }

    @Test
    void aShareIsZeroAndTheRestIsScaledUp() {
        float[] mask = mask(1, "hidden", 0, 0.4f);
        int zeros = 0;
        for (float value : mask) {
            assertThat(value).isIn(0f, 1 / (1 - 0.4f));
            zeros += value == 0 ? 1 : 0;
        }
        // Four standard deviations of a binomial of 20,000 draws.
        assertThat(zeros / (double) SIZE).isBetween(0.4 - 0.014, 0.4 + 0.014);
    }

    @Test
    void outsideTrainingNothingIsDropped() {
        float[] ones = new float[SIZE];
        Arrays.fill(ones, 1);
        assertThat(mask(1, "hidden", -1, 0.4f)).isEqualTo(ones);
        assertThat(mask(1, "hidden", 3, 0)).isEqualTo(ones);
    }

    @Test
    void aRateOfOneIsRefused() {
        assertThatThrownBy(() -> mask(1, "hidden", 0, 1))
                .hasMessage("The dropout rate must be in [0, 1), but is '1.0'");
    }
}
