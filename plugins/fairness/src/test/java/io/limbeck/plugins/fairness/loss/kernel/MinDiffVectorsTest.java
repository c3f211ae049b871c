package io.limbeck.plugins.fairness.loss.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.plugins.fairness.loss.groups.Among;
import io.limbeck.plugins.fairness.loss.groups.Members;
import io.limbeck.plugins.fairness.vectors.Sample;
import io.limbeck.plugins.fairness.vectors.Vector;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossHarness;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Values and gradients of MinDiff's losses from its own suite (tensorflow/model-remediation@98e1f9b4,
 * tensorflow_model_remediation/min_diff/losses/*_test.py), computed as a student's loss term: a row of logits {@code (0, z)}
 * has the favourable probability {@code sigmoid(z)}.
 */
class MinDiffVectorsTest {

    private static List<Vector> vectors() {
        return Vector.all().stream()
                .filter(vector -> vector.id().startsWith("mindiff."))
                .toList();
    }

    @Test
    void thereAreThirteen() {
        assertThat(vectors()).hasSize(13);
    }

    @TestFactory
    Stream<DynamicTest> everyOneOfThemHolds() {
        return vectors().stream()
                .map(vector -> dynamicTest(vector.id(), () -> {
                    double[] answer = answer(vector);
                    // In single precision a kernel of length 0.1 is good to about 1e-5.
                    assertThat(answer).containsExactly(vector.expected(), within(Math.max(2e-5, vector.tolerance())));
                }));
    }

    private static double[] answer(Vector vector) {
        Sample sample = vector.sample();
        if (vector.metric().equals("absolute_correlation_loss")) {
            LossTerm term = new AbsoluteCorrelation(
                    new AbsoluteCorrelation.Settings(Optional.empty(), Among.ALL_ROWS, weighted(sample)));
            return new double[] {
                batch(term, sample, logits(Sample.numbers(sample.input().get("predictions"))))
                        .value()
            };
        }
        LossTerm term = new Mmd(settings(vector));
        if (sample.has("variables")) {
            double[] variables = Sample.numbers(sample.input().get("variables"));
            float[][] slopes =
                    batch(term, sample, rows(variables, 3)).evaluate().gradient();
            return Stream.of(slopes).mapToDouble(row -> 3.0 * row[1]).toArray();
        }
        List<Object> predictions = Sample.list(sample.input().get("predictions"));
        if (predictions.get(0) instanceof List<?>) {
            return new double[] {severalOutputs(sample, predictions, settings(vector))};
        }
        return new double[] {
            batch(term, sample, rows(Sample.numbers(predictions), 1)).value()
        };
    }

    private static Mmd.Settings settings(Vector vector) {
        Map<String, Object> params = vector.sample().params();
        return new Mmd.Settings(
                Optional.empty(),
                Among.ALL_ROWS,
                Scores.FAVOURABLE,
                params.get("kernel").equals("gauss") ? Kernel.GAUSS : Kernel.LAPLACE,
                (Double) params.getOrDefault("kernel_length", 0.1),
                Estimate.BIASED,
                vector.metric().equals("adjusted_mmd_loss"),
                weighted(vector.sample()));
    }

    private static boolean weighted(Sample sample) {
        return !Boolean.FALSE.equals(sample.params().get("weighted"));
    }

    /** Predictions that are logits of the favourable class. */
    private static float[][] rows(double[] predictions, double factor) {
        float[][] logits = new float[predictions.length][];
        for (int row = 0; row < logits.length; row++) {
            logits[row] = new float[] {0, (float) (factor * predictions[row])};
        }
        return logits;
    }

    /** Predictions that are probabilities already. */
    private static float[][] logits(double[] predictions) {
        float[][] logits = new float[predictions.length][];
        for (int row = 0; row < logits.length; row++) {
            logits[row] = new float[] {0, (float) Math.log(predictions[row] / (1 - predictions[row]))};
        }
        return logits;
    }

    private static LossHarness batch(LossTerm term, Sample sample, float[][] logits) {
        double[] weights = Sample.numbers(sample.input().get("sample_weight"));
        float[] floats = new float[weights.length];
        for (int row = 0; row < floats.length; row++) {
            floats[row] = (float) weights[row];
        }
        return LossHarness.of(term)
                .logits(logits)
                .weights(floats)
                .groups("membership", List.of("no", "yes"), membership(sample));
    }

    private static int[] membership(Sample sample) {
        return Arrays.stream(Sample.numbers(sample.input().get("membership")))
                .mapToInt(member -> (int) member)
                .toArray();
    }

    /** Two outputs with a sigmoid each are no classifier of ours: the term's own steps, from points on. */
    private static double severalOutputs(Sample sample, List<Object> predictions, Mmd.Settings settings) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            double[] weights = Sample.numbers(sample.input().get("sample_weight"));
            int[] groups = membership(sample);
            float[][] points = new float[groups.length][];
            float[][] counted = new float[groups.length][2];
            for (int row = 0; row < points.length; row++) {
                double[] both = Sample.numbers(predictions.get(row));
                points[row] = new float[] {sigmoid(both[0]), sigmoid(both[1])};
                counted[row][groups[row]] = (float) weights[row];
            }
            Operand<TFloat32> value = new Mmd(settings).of(tf, tf.constant(points), List.of(counted(tf, counted)));
            try (Session session = new Session(graph);
                    Result result = session.runner().fetch(value).run()) {
                return ((TFloat32) result.get(0)).getFloat();
            }
        }
    }

    private static Members counted(Ops tf, float[][] counted) {
        return new Members(tf, List.of("no", "yes"), tf.constant(counted));
    }

    private static float sigmoid(double value) {
        return (float) (1 / (1 + Math.exp(-value)));
    }
}
