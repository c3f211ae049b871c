package io.limbeck.plugins.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import io.limbeck.spi.portable.PortableStep;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a value's place among the training rows in place of the value: 0 for the least, 1 for the greatest, {@code i / (n -
 * 1)} for the i-th of n landmarks, which stand at equally spaced quantiles and are joined by straight lines. A value that
 * several landmarks share gets the middle of their places. What lies outside the training rows becomes 0 or 1. With
 * {@code normal} the place goes through the inverse of the standard normal distribution function, kept within ±5.199.
 *
 * <p>Takes the sting out of skewed columns (capital gains, incomes) for linear students and networks; trees do not need
 * it, since it keeps the order. The same as scikit-learn's {@code QuantileTransformer} [1], except that a least or
 * greatest value which is frequent also gets the middle of its places: there it is put at 0 or 1.
 *
 * <p>[1] Pedregosa et al.: Scikit-learn: Machine Learning in Python, 2011.
 */
final class QuantileTransform implements Transform {

    @Summary("Puts each number's place among the training rows in place of the number")
    record Settings(
            @Summary("How the places are spread: evenly over [0, 1], or like the standard normal distribution")
            @Default("uniform")
            Output output,

            @Summary("Landmarks that are kept of each column, at most") @Default("1000") @Min(2) @Max(100_000)
            int quantiles) {}

    /** How places are spread. */
    enum Output {
        UNIFORM,
        NORMAL
    }

    private final Settings settings;

    QuantileTransform(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Fitted fit(Table train, RandomSource random) {
        Map<String, double[]> landmarks = new LinkedHashMap<>();
        for (Column column : train.columns()) {
            if (column instanceof Column.Numeric numeric && numeric.rows() > 0) {
                landmarks.put(column.name(), landmarks(numeric.values()));
            }
        }
        return new Placer(landmarks, settings.output());
    }

    /** {@return quantiles at equal distances}, by linear interpolation between the order statistics */
    private double[] landmarks(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        int count = Math.min(settings.quantiles(), sorted.length);
        double[] landmarks = new double[count];
        for (int i = 0; i < count; i++) {
            double at = count == 1 ? 0 : i * (sorted.length - 1) / (double) (count - 1);
            int below = (int) at;
            int above = Math.min(below + 1, sorted.length - 1);
            landmarks[i] = sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        }
        return landmarks;
    }

    private record Placer(Map<String, double[]> landmarks, Output output) implements Fitted {

        @Override
        public Table apply(Table rows, Split split) {
            return rows.withColumns(rows.columns().stream().map(this::placed).toList());
        }

        private Column placed(Column column) {
            double[] known = landmarks.get(column.name());
            if (known == null || !(column instanceof Column.Numeric numeric)) {
                return column;
            }
            double[] values = new double[column.rows()];
            for (int row = 0; row < values.length; row++) {
                double place = place(numeric.values()[row], known);
                values[row] = output == Output.UNIFORM ? place : NormalQuantile.at(place);
            }
            return new Column.Numeric(column.name(), values);
        }

        @Override
        public Optional<List<PortableStep>> portable() {
            List<PortableStep.Placed> columns = landmarks.entrySet().stream()
                    .map(one -> new PortableStep.Placed(one.getKey(), one.getValue()))
                    .toList();
            return Optional.of(List.of(new PortableStep.Places(output == Output.NORMAL, columns)));
        }
    }

    /** The mean of the places that interpolation from the left and from the right give: they differ at ties alone. */
    static double place(double value, double[] landmarks) {
        if (Double.isNaN(value) || landmarks.length == 0) {
            return value;
        }
        int last = landmarks.length - 1;
        if (value < landmarks[0] || last == 0 && value == landmarks[0]) {
            return last == 0 ? 0.5 : 0;
        }
        if (value > landmarks[last]) {
            return 1;
        }
        int first = firstAtOrAbove(landmarks, value);
        int behind = firstAtOrAbove(landmarks, Math.nextUp(value));
        if (first == behind) {
            double share = (value - landmarks[first - 1]) / (landmarks[first] - landmarks[first - 1]);
            return (first - 1 + share) / last;
        }
        return (first + behind - 1) / 2.0 / last;
    }

    private static int firstAtOrAbove(double[] landmarks, double value) {
        int low = 0;
        int high = landmarks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (landmarks[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
