package io.limbeck.testkit;

/**
 * What a loss term says of a batch.
 *
 * @param value the term's value
 * @param gradient its gradient with respect to the student's logits, {@code [rows][classes]}
 */
public record LossValue(float value, float[][] gradient) {

    /** {@return whether value and gradient are finite numbers} */
    public boolean isFinite() {
        boolean finite = Float.isFinite(value);
        for (float[] row : gradient) {
            for (float entry : row) {
                finite &= Float.isFinite(entry);
            }
        }
        return finite;
    }

    /** {@return the largest absolute entry of the gradient} */
    public double largestSlope() {
        double largest = 0;
        for (float[] row : gradient) {
            for (float entry : row) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        return largest;
    }
}
