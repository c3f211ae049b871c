package io.limbeck.plugins.federation.privacy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;

/**
 * Whole numbers modulo 2⁶⁴ for real ones: round(x · 2ᵇ). Sums of them are exact in any order, as long as the true sum stays
 * below 2⁶³.
 *
 * @param fractionBits b
 */
record FixedPoint(int fractionBits) {

    /**
     * {@return the whole number}
     *
     * @param terms how many such numbers will be added
     * @throws InvalidInputException if their sum could overflow
     */
    long of(double value, int terms) {
        double scaled = Math.scalb(value, fractionBits);
        double most = Math.scalb(1.0, 62) / terms;
        if (!(Math.abs(scaled) <= most)) {
            throw new InvalidInputException(Problem.error(
                    "fractionBits",
                    "a sum of '" + terms + "' numbers as large as '" + value + "' does not fit 64 bits with '"
                            + fractionBits + "' of them behind the point",
                    "clip updates first ('federation/clipping'), or take fewer bits"));
        }
        return Math.round(scaled);
    }

    /** {@return the real number} */
    double value(long number) {
        return Math.scalb((double) number, -fractionBits);
    }
}
