package io.limbeck.testkit;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.View.InputGradient;
import io.limbeck.spi.model.ViewOutputs;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Derivatives of a formula's outputs, from those of its logits.
 *
 * @param jacobian a row to {@code [classes][width]}
 * @param outputs the logits of the rows
 */
record FunctionGradients(Function<float[], double[][]> jacobian, ModelOutputs outputs) {

    ViewOutputs of(InputGradient.Of of, Table rows) {
        int width = rows.width();
        int classes = outputs.classes();
        int each = of == InputGradient.Of.ALL ? classes : 1;
        float[] matrix = rows.matrix();
        float[] values = new float[rows.rows() * each * width];
        double[][] probabilities = outputs.probabilities();
        for (int row = 0; row < rows.rows(); row++) {
            double[][] all = jacobian.apply(Arrays.copyOfRange(matrix, row * width, (row + 1) * width));
            double[] said = probabilities[row];
            double[][] shares = shares(of, rows.labels()[row], said);
            for (int e = 0; e < each; e++) {
                for (int i = 0; i < width; i++) {
                    double sum = 0;
                    for (int c = 0; c < classes; c++) {
                        sum += shares[e][c] * all[c][i];
                    }
                    values[(row * each + e) * width + i] = (float) sum;
                }
            }
        }
        return new ViewOutputs(values, of == InputGradient.Of.ALL ? List.of(classes, width) : List.of(width));
    }

    /** {@return how much each logit's derivative counts} */
    private static double[][] shares(InputGradient.Of of, int label, double[] probabilities) {
        int classes = probabilities.length;
        return switch (of) {
            case LABEL -> new double[][] {unit(classes, label)};
            case DECISION -> new double[][] {unit(classes, largest(probabilities))};
            case LOSS -> {
                double[] shares = probabilities.clone();
                shares[label] -= 1;
                yield new double[][] {shares};
            }
            case ALL -> {
                double[][] shares = new double[classes][];
                for (int c = 0; c < classes; c++) {
                    shares[c] = unit(classes, c);
                }
                yield shares;
            }
        };
    }

    private static double[] unit(int classes, int c) {
        double[] unit = new double[classes];
        unit[c] = 1;
        return unit;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int c = 1; c < values.length; c++) {
            best = values[c] > values[best] ? c : best;
        }
        return best;
    }
}
