package io.limbeck.spi.portable;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A step of the preparation that turns a row as it was read into the floats a model sees, with all that was learnt from
 * the training rows filled in. A step does something to columns, by name, and leaves all others as they are.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface PortableStep {

    /**
     * A categorical column becomes columns of zeros and ones, {@code name=category}, at its place.
     *
     * @param columns the columns that are encoded
     */
    record OneHot(List<Encoded> columns) implements PortableStep {
        public OneHot {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column that is encoded.
     *
     * @param column its name
     * @param categories the categories that get a column, in order; others are zeros everywhere
     * @param missing whether a column {@code name=missing} follows, one where the category is missing
     */
    record Encoded(String column, List<String> categories, boolean missing) {
        public Encoded {
            requireNonNull(column, "column is null");
            categories = List.copyOf(categories);
        }
    }

    /**
     * {@code (x - mean) · factor}; 0 where the factor is 0.
     *
     * @param columns the columns that are scaled: numbers, or columns of zeros and ones
     */
    record Scale(List<Scaled> columns) implements PortableStep {
        public Scale {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column that is scaled.
     *
     * @param column its name
     * @param mean what is taken off
     * @param factor what the rest is multiplied with
     */
    record Scaled(String column, double mean, double factor) {}

    /**
     * A number becomes its place among landmarks, in [0, 1]: 0 below the first of n, 1 above the last, {@code i / (n - 1)}
     * at the i-th, in a straight line between; the middle of their places for a value that several landmarks share. A
     * single landmark is at 0.5, for itself and what is below.
     *
     * @param normal whether the place then goes through the inverse of the standard normal distribution function, places
     *     nearer to 0 or 1 than 1e-7 being taken as 1e-7 away
     * @param columns the columns that are placed
     */
    record Places(boolean normal, List<Placed> columns) implements PortableStep {
        public Places {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column that is placed.
     *
     * @param column its name
     * @param landmarks ascending; none leaves the column as it is
     */
    record Placed(String column, double[] landmarks) {}
}
