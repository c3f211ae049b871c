package io.limbeck.plugins.interpretability.ask;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Table;
import java.util.Arrays;

/** What stands for the absence of a feature. No choice is neutral: an attribution is always against something. */
public enum Baseline {
    /** The mean of the training rows: of a one-hot family, the shares of its categories. */
    MEAN,
    /** Zero everywhere: the mean of standardised numbers, black where pixels begin at zero. */
    ZEROS,
    /** The smallest value of the training rows: a black image, whatever its scale. */
    BLACK,
    /** The row itself, blurred; images only. */
    BLURRED;

    /** {@return a baseline for each row, {@code [rows, width]}} */
    public float[] of(Table rows, Table background) {
        int width = rows.width();
        return switch (this) {
            case MEAN -> repeated(mean(background.matrix(), width), rows.rows());
            case ZEROS -> new float[rows.rows() * width];
            case BLACK -> repeated(smallest(background.matrix(), width), rows.rows());
            case BLURRED -> blurred(rows);
        };
    }

    private static float[] mean(float[] matrix, int width) {
        double[] sums = new double[width];
        for (int i = 0; i < matrix.length; i++) {
            sums[i % width] += matrix[i];
        }
        float[] mean = new float[width];
        for (int place = 0; place < width; place++) {
            mean[place] = (float) (sums[place] / (matrix.length / width));
        }
        return mean;
    }

    private static float[] smallest(float[] matrix, int width) {
        float[] smallest = new float[width];
        Arrays.fill(smallest, Float.POSITIVE_INFINITY);
        for (int i = 0; i < matrix.length; i++) {
            smallest[i % width] = Math.min(smallest[i % width], matrix[i]);
        }
        return smallest;
    }

    private static float[] repeated(float[] row, int rows) {
        float[] matrix = new float[rows * row.length];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(row, 0, matrix, i * row.length, row.length);
        }
        return matrix;
    }

    private static float[] blurred(Table rows) {
        ImageForm form = ImageForm.of(rows)
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "baseline",
                        "is 'blurred', but rows of shape " + rows.spec().shape() + " are no images",
                        "write 'mean'")));
        float[] matrix = rows.matrix();
        int width = rows.width();
        float[] blurred = new float[matrix.length];
        double sigma = Math.max(form.height(), form.width()) / 7.0;
        for (int row = 0; row < rows.rows(); row++) {
            float[] image = Arrays.copyOfRange(matrix, row * width, (row + 1) * width);
            System.arraycopy(form.blurred(image, sigma), 0, blurred, row * width, width);
        }
        return blurred;
    }
}
