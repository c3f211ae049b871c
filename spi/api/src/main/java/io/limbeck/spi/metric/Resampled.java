package io.limbeck.spi.metric;

/**
 * A metric on rows drawn from given ones, see {@link Metric#resampled}. Thread-safe: draws are measured side by side.
 */
@FunctionalInterface
public interface Resampled {

    /**
     * {@return the figure of these rows}
     *
     * @param drawn places of rows among the given ones; a row may be drawn more than once, or not
     */
    double value(int[] drawn);
}
