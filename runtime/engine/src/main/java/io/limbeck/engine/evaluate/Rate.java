package io.limbeck.engine.evaluate;

/**
 * A share with its evidence. Nothing over nothing is NaN, never zero.
 *
 * @param value numerator / denominator; NaN if the denominator is zero
 * @param numerator weight counted
 * @param denominator weight counted upon
 */
public record Rate(double value, double numerator, double denominator) {

    /** {@return the share of {@code numerator} in {@code denominator}} */
    public static Rate of(double numerator, double denominator) {
        return new Rate(denominator > 0 ? numerator / denominator : Double.NaN, numerator, denominator);
    }
}
