package io.limbeck.spi.search;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/** One axis of a space that is searched. A coordinate on it is a number, whatever the axis stands for. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Dimension {

    /** {@return the place that it sets, unique in its space} */
    String name();

    /**
     * {@return whether a coordinate lies on this axis}
     *
     * @param coordinate a number
     */
    boolean contains(double coordinate);

    /**
     * Any number from {@code low} to {@code high}, both included.
     *
     * @param logarithmic whether equal ratios count as equal distances; {@code low} is above 0 then
     */
    record Interval(String name, double low, double high, boolean logarithmic) implements Dimension {
        public Interval {
            requireEnds(name, low, high, logarithmic);
        }

        @Override
        public boolean contains(double coordinate) {
            return coordinate >= low && coordinate <= high;
        }
    }

    /**
     * Any whole number from {@code low} to {@code high}, both included.
     *
     * @param logarithmic whether equal ratios count as equal distances; {@code low} is above 0 then
     */
    record Whole(String name, long low, long high, boolean logarithmic) implements Dimension {
        public Whole {
            requireEnds(name, (double) low, (double) high, logarithmic);
        }

        @Override
        public boolean contains(double coordinate) {
            return coordinate >= low && coordinate <= high && coordinate == Math.rint(coordinate);
        }
    }

    /**
     * One of {@code size} values without order; the coordinate is its number, from 0.
     *
     * @param size how many values there are, at least one
     */
    record Choice(String name, int size) implements Dimension {
        public Choice {
            requireNonNull(name, "name is null");
            if (size < 1) {
                throw new IllegalArgumentException("The choice '" + name + "' has no values");
            }
        }

        @Override
        public boolean contains(double coordinate) {
            return coordinate >= 0 && coordinate < size && coordinate == Math.rint(coordinate);
        }
    }

    private static void requireEnds(String name, double low, double high, boolean logarithmic) {
        requireNonNull(name, "name is null");
        if (!(low < high) || (logarithmic && low <= 0)) {
            throw new IllegalArgumentException("The axis '" + name + "' must rise" + (logarithmic ? " above 0" : "")
                    + ", but goes from '" + low + "' to '" + high + "'");
        }
    }
}
