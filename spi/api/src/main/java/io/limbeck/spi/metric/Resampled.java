package io.limbeck.spi.metric;

import org.apiguardian.api.API;

/**
 * A metric on rows drawn from given ones, see {@link Metric#resampled}. Thread-safe: draws are measured side by side.
 */
@FunctionalInterface
@API(status = API.Status.STABLE, since = "0.1")
public interface Resampled {

    /**
     * {@return the figure of these rows}
     *
     * @param drawn places of rows among the given ones; a row may be drawn more than once, or not
     */
    double value(int[] drawn);

    /**
     * {@return the mean of a figure of each row, by weight}; NaN without rows
     *
     * @param figures of each of the given rows
     * @param weights of each of them
     */
    static Resampled mean(double[] figures, double[] weights) {
        return drawn -> {
            double sum = 0;
            double all = 0;
            for (int row : drawn) {
                sum += weights[row] * figures[row];
                all += weights[row];
            }
            return sum / all;
        };
    }
}
