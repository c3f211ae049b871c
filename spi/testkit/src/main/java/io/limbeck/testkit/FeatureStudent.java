package io.limbeck.testkit;

import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.View.InputGradient.Of;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The student behind the logits of the test kit: {@code s = l + (l ⊙ tanh(x·A))·M} with A and M fixed, {@code [features,
 * classes]} and {@code [classes, classes]}.
 *
 * <p>It is shown the features x = 0, where its logits are the numbers l that a batch gives, and where
 * {@code ∂s_k / ∂x = Σ_j l_j · M_jk · A_j}: input gradients have a closed form, and a term made of them, or of their
 * directions, has a gradient with respect to l that goes through second derivatives, as it does in training.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FeatureStudent {

    /** Number of features. */
    public static final int FEATURES = 4;

    private FeatureStudent() {}

    private static double slope(int feature, int label) {
        return StrictMath.cos(1 + 3 * feature + 5 * label);
    }

    private static double mixture(int from, int to) {
        return from == to ? 1 : 0.5 * StrictMath.cos(2 * from + 3 * to);
    }

    /**
     * {@return the derivative of one of its logits by the features, {@code [features]}}
     *
     * @param logits logits of one row
     * @param label the class
     */
    public static double[] gradient(float[] logits, int label) {
        double[] gradient = new double[FEATURES];
        for (int feature = 0; feature < FEATURES; feature++) {
            for (int j = 0; j < logits.length; j++) {
                gradient[feature] += logits[j] * mixture(j, label) * slope(feature, j);
            }
        }
        return gradient;
    }

    static Operand<TFloat32> logits(Ops tf, Operand<TFloat32> free, Operand<TFloat32> features) {
        int classes = Math.toIntExact(free.shape().get(1));
        Operand<TFloat32> bend =
                tf.math.tanh(tf.linalg.matMul(features, matrix(tf, FEATURES, classes, FeatureStudent::slope)));
        Operand<TFloat32> mixed =
                tf.linalg.matMul(tf.math.mul(free, bend), matrix(tf, classes, classes, FeatureStudent::mixture));
        return tf.math.add(free, mixed);
    }

    private interface Entry {
        double at(int row, int column);
    }

    private static Operand<TFloat32> matrix(Ops tf, int rows, int columns, Entry entry) {
        float[][] values = new float[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row][column] = (float) entry.at(row, column);
            }
        }
        return tf.constant(StdArrays.ndCopyOf(values));
    }

    /** {@return the features it is shown} */
    static LayerRows rows(int rows) {
        return new LayerRows(new float[rows][FEATURES], List.of(FEATURES));
    }

    /**
     * {@return the input gradients of such a student whose logits are those of the batch}
     *
     * @param of the output that is differentiated; true classes are needed for {@link Of#LOSS} and {@link Of#LABEL}
     * @param batch rows to try it on
     */
    public static LayerRows gradients(Of of, LossBatch batch) {
        int classes = batch.classes();
        float[][] gradients = new float[batch.rows()][];
        for (int row = 0; row < gradients.length; row++) {
            double[][] by = weights(of, batch, row);
            float[] gradient = new float[by.length * FEATURES];
            for (int output = 0; output < by.length; output++) {
                for (int feature = 0; feature < FEATURES; feature++) {
                    double sum = 0;
                    for (int label = 0; label < classes; label++) {
                        sum += by[output][label] * gradient(batch.logits()[row], label)[feature];
                    }
                    gradient[output * FEATURES + feature] = (float) sum;
                }
            }
            gradients[row] = gradient;
        }
        return new LayerRows(gradients, of == Of.ALL ? List.of(classes, FEATURES) : List.of(FEATURES));
    }

    /** {@return the derivative of each output by each logit, {@code [outputs][classes]}} */
    private static double[][] weights(Of of, LossBatch batch, int row) {
        float[] logits = batch.logits()[row];
        return switch (of) {
            case LABEL -> new double[][] {oneHot(logits.length, label(batch, row))};
            case DECISION -> new double[][] {oneHot(logits.length, largest(logits))};
            case ALL -> {
                List<double[]> each = new ArrayList<>();
                for (int label = 0; label < logits.length; label++) {
                    each.add(oneHot(logits.length, label));
                }
                yield each.toArray(new double[0][]);
            }
            case LOSS -> {
                double[] slopes = new ModelOutputs(logits, logits.length).probabilities()[0];
                slopes[label(batch, row)] -= 1;
                yield new double[][] {slopes};
            }
        };
    }

    private static int label(LossBatch batch, int row) {
        return batch.labels().orElseThrow(() -> new IllegalArgumentException("The batch has no labels"))[row];
    }

    private static int largest(float[] logits) {
        int best = 0;
        for (int label = 1; label < logits.length; label++) {
            best = logits[label] > logits[best] ? label : best;
        }
        return best;
    }

    private static double[] oneHot(int classes, int label) {
        double[] row = new double[classes];
        row[label] = 1;
        return row;
    }
}
