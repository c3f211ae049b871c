package io.limbeck.plugins.compression.quantization;

import io.limbeck.plugins.compression.Layers;
import io.limbeck.spi.model.TrainedWeights;

/** Which variables are rounded: matrices and kernels. */
final class Rounded {

    private Rounded() {}

    static boolean isRounded(Layers layers, String weight, int dimensions) {
        return dimensions > 1 && layers.contain(weight);
    }

    /** {@return the variable as a finished model keeps it} */
    static float[] finished(WeightGrid grid, Layers layers, String weight, TrainedWeights weights) {
        long[] shape = weights.shape(weight);
        float[] values = weights.values(weight);
        return isRounded(layers, weight, shape.length)
                ? grid.rounded(values, Math.toIntExact(shape[shape.length - 1]))
                : values;
    }
}
