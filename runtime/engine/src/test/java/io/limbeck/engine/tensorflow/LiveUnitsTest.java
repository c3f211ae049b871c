package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.model.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A convolution of two filters, the second of them gone; its maps flattened at two places; a unit of three gone. */
class LiveUnitsTest {

    private final Map<String, Weights> model = new LinkedHashMap<>();

    @BeforeEach
    void build() {
        put("conv/weights", new long[] {1, 2, 1, 2}, 1, 0, 2, 0);
        put("conv/biases", new long[] {2}, 0, 0);
        put("dense/weights", new long[] {4, 3}, 1, 0, 2, 3, 0, 4, 5, 0, 6, 7, 0, 8);
        put("dense/biases", new long[] {3}, 0.1f, 0, 0.3f);
        put("logits/weights", new long[] {3, 2}, 1, 2, 3, 4, 5, 6);
        put("logits/biases", new long[] {2}, 0, 0);
    }

    private void put(String name, long[] shape, float... values) {
        model.put(ModelWeights.SCOPE + name, new Weights(shape, values));
    }

    private float[] fit(String name, long... shape) {
        return new LiveUnits(ModelWeights.of(model)).fit(name, shape).orElse(new float[0]);
    }

    @Test
    void filtersAndUnitsThatSayNothingAreLeftOut() {
        assertThat(fit("conv/weights", 1, 2, 1, 1)).containsExactly(1, 2);
        assertThat(fit("conv/biases", 1)).containsExactly(0);
        assertThat(fit("dense/biases", 2)).containsExactly(0.1f, 0.3f);
    }

    @Test
    void soIsWhatWouldGoOutFromThem() {
        assertThat(fit("dense/weights", 2, 2)).as("rows of the first filter").containsExactly(1, 2, 5, 6);
        assertThat(fit("dense/weights", 2, 3)).as("units kept").containsExactly(1, 0, 2, 5, 0, 6);
        assertThat(fit("logits/weights", 2, 2)).containsExactly(1, 2, 5, 6);
    }

    @Test
    void aShapeThatIsAnotherDoesNotFit() {
        assertThat(fit("dense/weights", 2, 1)).isEmpty();
        assertThat(fit("dense/weights", 3, 2)).isEmpty();
        assertThat(fit("conv/weights", 2, 2, 1, 1)).isEmpty();
        assertThat(fit("dense/biases", 1)).isEmpty();
        assertThat(fit("nowhere", 1)).isEmpty();
    }

    @Test
    void aUnitWithABiasSaysSomething() {
        put("dense/biases", new long[] {3}, 0.1f, 0.2f, 0.3f);
        assertThat(fit("dense/biases", 2)).isEmpty();
    }
}
