package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.model.Weights;
import org.junit.jupiter.api.Test;

/** Arrays come back to the bit, in as many bytes as counted by hand. */
class PackedArrayTest {

    private static final int ROWS = 64;
    private static final int UNITS = 10;

    private static Weights random(double zeros) {
        RandomSource random = new RandomSource(3);
        float[] values = new float[ROWS * UNITS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < zeros * values.length ? 0 : (float) random.normal(i);
        }
        return new Weights(new long[] {ROWS, UNITS}, values);
    }

    /** On a grid as compressors leave it: scale = largest / (2^(bits − 1) − 1), value = number · scale. */
    private static Weights rounded(Weights weights, int bits) {
        float[] values = weights.values().clone();
        for (int unit = 0; unit < UNITS; unit++) {
            float largest = 0;
            for (int i = unit; i < values.length; i += UNITS) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
            float scale = largest / ((1 << (bits - 1)) - 1);
            for (int i = unit; i < values.length; i += UNITS) {
                values[i] = scale == 0 ? 0 : (float) Math.rint(values[i] / scale) * scale + 0f;
            }
        }
        return new Weights(weights.shape(), values);
    }

    private static void assertPacked(Weights weights, int bytes) {
        byte[] packed = PackedArray.pack(weights);
        assertThat(packed).hasSize(bytes);
        Weights back = PackedArray.unpack(weights.shape(), packed);
        for (int i = 0; i < weights.values().length; i++) {
            assertThat(Float.floatToRawIntBits(back.values()[i]))
                    .as("number %d", i)
                    .isEqualTo(Float.floatToRawIntBits(weights.values()[i]));
        }
    }

    @Test
    void floatsTakeFourBytesEach() {
        assertPacked(random(0), 1 + 4 * 640);
        assertPacked(new Weights(new long[] {3}, new float[] {1, -0f, Float.NaN}), 1 + 4 * 3);
        assertPacked(new Weights(new long[0], new float[] {0.1f}), 1 + 4);
        assertPacked(new Weights(new long[] {0, 3}, new float[0]), 1);
    }

    @Test
    void zerosTakeABitEach() {
        assertPacked(random(0.8), 1 + 640 / 8 + 4 * 128);
    }

    @Test
    void wholeNumbersTakeTheirBits() {
        assertPacked(rounded(random(0), 8), 2 + 4 * UNITS + 640);
        assertPacked(rounded(random(0), 4), 2 + 4 * UNITS + 320);
    }

    @Test
    void wholeNumbersAmongZerosTakeABitMore() {
        Weights weights = rounded(random(0.8), 8);
        int left = 0;
        for (float value : weights.values()) {
            left += value == 0 ? 0 : 1;
        }
        assertPacked(weights, 2 + 4 * UNITS + 640 / 8 + left);
    }

    @Test
    void negativeZerosAndInfinitiesComeBackAsTheyWere() {
        assertPacked(new Weights(new long[] {2, 2}, new float[] {-0f, 0, 0, 0}), 1 + 1 + 4);
        float[] odd = {Float.POSITIVE_INFINITY, Float.NaN, Float.MIN_VALUE, -1};
        assertPacked(new Weights(new long[] {2, 2}, odd), 1 + 16);
    }

    @Test
    void anUnknownFormIsRefused() {
        assertThatThrownBy(() -> PackedArray.unpack(new long[] {1}, new byte[] {9, 0, 0, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no form '9' of an array");
    }
}
