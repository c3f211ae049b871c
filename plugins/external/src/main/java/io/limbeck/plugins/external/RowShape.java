package io.limbeck.plugins.external;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.Arrays;
import java.util.List;

/** Fits rows to the input of a foreign model. */
final class RowShape {

    private RowShape() {}

    /**
     * {@return the shape in which {@code rows} rows are handed over}: the model's own where it is known and holds as many
     * numbers, else that of the data
     *
     * @param input the model's shape with the batch dimension first; negative where it is open; empty for any shape
     * @param data shape of one row of the data
     * @throws InvalidInputException if the two do not fit
     */
    static long[] fit(String name, long[] input, List<Integer> data, int rows) {
        int width = data.stream().reduce(1, Math::multiplyExact);
        long[] shape = new long[data.size() + 1];
        for (int i = 0; i < data.size(); i++) {
            shape[i + 1] = data.get(i);
        }
        shape[0] = rows;
        if (input.length == 0) {
            return shape;
        }
        long[] own = Arrays.copyOfRange(input, 1, input.length);
        boolean closed = Arrays.stream(own).allMatch(size -> size >= 0);
        if (closed && Arrays.stream(own).reduce(1, Math::multiplyExact) == width) {
            long[] handed = input.clone();
            handed[0] = rows;
            return handed;
        }
        boolean same = own.length == data.size();
        for (int i = 0; same && i < own.length; i++) {
            same = own[i] < 0 || own[i] == data.get(i);
        }
        if (closed || !same) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "takes rows of shape " + Arrays.toString(own) + " at its input '" + name
                            + "', but the data's rows have shape " + data,
                    "prepare the rows as those the model was made with (data.prepare), or name another input"));
        }
        return shape;
    }
}
