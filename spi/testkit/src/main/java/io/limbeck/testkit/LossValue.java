package io.limbeck.testkit;

import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What a loss term says of a batch.
 *
 * @param value the term's value
 * @param gradient its gradient with respect to the student's logits, {@code [rows][classes]}
 * @param tapGradients its gradients with respect to the student's layers, by name, shaped as {@link LayerRows#rows}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LossValue(float value, float[][] gradient, Map<String, float[][]> tapGradients) {

    public LossValue {
        tapGradients = Map.copyOf(tapGradients);
    }

    /**
     * {@return the gradient with respect to a layer of the student}
     *
     * @param name name of the layer
     */
    public float[][] tapGradient(String name) {
        float[][] known = tapGradients.get(name);
        if (known == null) {
            throw new IllegalArgumentException("The batch has no tap '" + name + "', only " + tapGradients.keySet());
        }
        return known;
    }

    /** {@return whether value and gradients are finite numbers} */
    public boolean isFinite() {
        boolean finite = Float.isFinite(value);
        for (float[] row : (Iterable<float[]>) rows()::iterator) {
            for (float entry : row) {
                finite &= Float.isFinite(entry);
            }
        }
        return finite;
    }

    /** {@return the largest absolute entry of the gradients} */
    public double largestSlope() {
        double largest = 0;
        for (float[] row : (Iterable<float[]>) rows()::iterator) {
            for (float entry : row) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        return largest;
    }

    private Stream<float[]> rows() {
        return Stream.concat(Stream.of(gradient), tapGradients.values().stream().flatMap(Stream::of));
    }
}
