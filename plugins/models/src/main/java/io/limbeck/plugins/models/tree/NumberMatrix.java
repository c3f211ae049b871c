package io.limbeck.plugins.models.tree;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;

/** Features as trees want them. */
final class NumberMatrix {

    private NumberMatrix() {}

    /** {@return the features, row-major, which must all be finite numbers} */
    static float[] of(Table rows) {
        for (Column column : rows.columns()) {
            if (column instanceof Column.Categorical) {
                throw new InvalidInputException(Problem.error(
                        "data.prepare",
                        "column '" + column.name() + "' is categorical, and trees split numbers",
                        "add 'data/one-hot' to data.prepare"));
            }
        }
        float[] matrix = rows.matrix();
        for (int i = 0; i < matrix.length; i++) {
            if (!Float.isFinite(matrix[i])) {
                throw new InvalidInputException(Problem.error(
                        "data",
                        "row '" + rows.ids()[i / rows.width()] + "' holds '" + matrix[i] + "', and trees split numbers",
                        "fill missing values in before the trees see them"));
            }
        }
        return matrix;
    }
}
