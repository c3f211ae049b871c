package io.limbeck.spi.data;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/**
 * The numbers that are to be predicted, and the scale on which models learn them. A model gives two outputs for each row,
 * mean and logarithm of the variance of a normal distribution, of the standardised number {@code (value - centre) /
 * spread}; see {@link io.limbeck.spi.model.Gaussian}. The host takes centre and spread from the training rows.
 *
 * @param name what the number is: the name of its column
 * @param unit its unit; empty if none was said
 * @param values the number of each row, in its unit
 * @param centre what becomes 0 on the scale of models: the mean of the training rows
 * @param spread what becomes 1 there: the standard deviation of the training rows; greater than 0
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Targets(String name, String unit, double[] values, double centre, double spread) {

    /** How many outputs a model gives for a number: mean and logarithm of the variance. */
    public static final int OUTPUTS = 2;

    public Targets {
        requireNonNull(name, "name is null");
        requireNonNull(unit, "unit is null");
        requireNonNull(values, "values is null");
        if (!(spread > 0) || Double.isInfinite(spread) || !Double.isFinite(centre)) {
            throw new IllegalArgumentException("A scale needs a finite centre and a spread above 0, but has '" + centre
                    + "' and '" + spread + "'");
        }
    }

    /**
     * Numbers whose scale is their own.
     *
     * @param name name of the column
     * @param unit its unit; empty if none was said
     * @param values the number of each row
     */
    public Targets(String name, String unit, double[] values) {
        this(name, unit, values, 0, 1);
    }

    /**
     * {@return these rows, in this order; a row may be taken more than once}
     *
     * @param rows places of rows, from 0
     */
    public Targets select(int[] rows) {
        double[] chosen = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = values[rows[i]];
        }
        return new Targets(name, unit, chosen, centre, spread);
    }

    /**
     * {@return other rows on the same scale, whose numbers are not known}
     *
     * @param rows how many rows
     */
    public Targets unknown(int rows) {
        return new Targets(name, unit, new double[rows], centre, spread);
    }

    /**
     * {@return the same numbers on the scale of others}
     *
     * @param others numbers whose scale is taken
     */
    public Targets onScaleOf(Targets others) {
        return new Targets(name, unit, values, others.centre, others.spread);
    }

    /**
     * {@return the same numbers on their own scale}: their mean becomes 0, their standard deviation (that of the rows as a
     * population) becomes 1. Where all are equal, or there are none, the spread is 1.
     */
    public Targets standardized() {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = values.length == 0 ? 0 : Math.sqrt(squares / values.length);
        return new Targets(name, unit, values, mean, deviation > 0 ? deviation : 1);
    }

    /**
     * {@return the number of a row on the scale of models}
     *
     * @param row place of the row, from 0
     */
    public float standardized(int row) {
        return (float) ((values[row] - centre) / spread);
    }
}
