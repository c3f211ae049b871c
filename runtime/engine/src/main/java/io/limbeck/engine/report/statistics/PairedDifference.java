package io.limbeck.engine.report.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The difference of two models over repetitions, each measured on the same rows. With differences d_r, their standard
 * errors over rows e_r and n repetitions,
 *
 * <pre>  mean = Σ d_r / n,    variance = Σ e_r² / n + s² / n,    s² = Σ (d_r - mean)² / (n - 1)</pre>
 *
 * The rows' part is a mean and is not divided by n: repetitions judge largely the same rows again, which is no further
 * evidence about rows. That makes the variance too large, never too small, where their test rows differ [1]. The p-value is
 * that of Student's t of mean / √variance, whose degrees of freedom are Satterthwaite's [2], rounded down; the rows'
 * part counts as known exactly. A difference that is zero in every sample has p = 1.
 *
 * <p>[1] Nadeau, Bengio: Inference for the Generalization Error, Machine Learning 52, 2003, on why s² / n alone is too
 * small. [2] Satterthwaite: An Approximate Distribution of Estimates of Variance Components, 1946.
 *
 * @param mean over the repetitions in which it is defined; NaN if in none
 * @param low lower end of the 95 % interval; NaN where there is none
 * @param high upper end
 * @param p two-sided p-value; NaN where there is no standard error
 */
public record PairedDifference(double mean, double low, double high, double p) {

    private static final int MANY = 1_000;

    /**
     * {@return the difference}
     *
     * @param differences one for each repetition
     * @param errors its standard error over rows, for each repetition
     */
    public static PairedDifference of(double[] differences, double[] errors) {
        int[] defined = IntStream.range(0, differences.length)
                .filter(i -> Double.isFinite(differences[i]))
                .toArray();
        double mean =
                IntStream.of(defined).mapToDouble(i -> differences[i]).average().orElse(Double.NaN);
        double[] known = IntStream.of(defined)
                .mapToDouble(i -> errors[i])
                .filter(Double::isFinite)
                .toArray();
        if (defined.length == 0 || known.length < defined.length) {
            return new PairedDifference(mean, Double.NaN, Double.NaN, Double.NaN);
        }
        int n = defined.length;
        double rows = Arrays.stream(known).map(e -> e * e).average().orElse(0);
        double seeds = n < 2
                ? 0
                : IntStream.of(defined)
                                .mapToDouble(i -> (differences[i] - mean) * (differences[i] - mean))
                                .sum()
                        / (n - 1)
                        / n;
        double error = Math.sqrt(rows + seeds);
        if (error == 0) {
            return new PairedDifference(mean, mean, mean, mean == 0 ? 1 : 0);
        }
        int freedom = seeds == 0 ? MANY : (int) Math.min(MANY, (n - 1) * Math.pow((rows + seeds) / seeds, 2));
        double half = StudentT.critical(0.95, freedom) * error;
        return new PairedDifference(mean, mean - half, mean + half, StudentT.twoSided(mean / error, freedom));
    }
}
