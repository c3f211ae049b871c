package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.portable.PortableStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@link PortableStep steps} mean, computed as they are defined and without regard to speed. */
final class PortablePreparation {

    private static final double NEAREST = 1e-7;

    private PortablePreparation() {}

    /** Compares what steps make of columns with what the transform made of them. */
    static void assertMakes(List<PortableStep> steps, List<Column> columns, List<Column> made) {
        List<Column> own = columns;
        for (PortableStep step : steps) {
            own = after(step, own);
        }
        assertThat(own)
                .extracting(Column::name)
                .isEqualTo(made.stream().map(Column::name).toList());
        for (int i = 0; i < own.size(); i++) {
            assertThat(numbers(own.get(i)))
                    .as("column '%s' by the portable steps", own.get(i).name())
                    .containsExactly(numbers(made.get(i)), within(1e-6));
        }
    }

    private static double[] numbers(Column column) {
        if (column instanceof Column.Numeric numeric) {
            return numeric.values();
        }
        if (column instanceof Column.Block block) {
            return IntStream.range(0, block.values().length)
                    .mapToDouble(i -> block.values()[i])
                    .toArray();
        }
        return Arrays.stream(((Column.Categorical) column).codes())
                .asDoubleStream()
                .toArray();
    }

    private static List<Column> after(PortableStep step, List<Column> columns) {
        List<Column> after = new ArrayList<>(columns);
        if (step instanceof PortableStep.OneHot oneHot) {
            oneHot.columns()
                    .forEach(encoded -> replace(
                            after, encoded.column(), column -> indicators((Column.Categorical) column, encoded)));
        } else if (step instanceof PortableStep.Scale scale) {
            scale.columns()
                    .forEach(one ->
                            each(after, one.column(), x -> one.factor() == 0 ? 0 : (x - one.mean()) * one.factor()));
        } else if (step instanceof PortableStep.Places places) {
            places.columns().stream()
                    .filter(one -> one.landmarks().length > 0)
                    .forEach(one -> each(after, one.column(), x -> {
                        double place = place(one.landmarks(), x);
                        return places.normal() ? normalQuantile(place) : place;
                    }));
        }
        return after;
    }

    private static void replace(List<Column> columns, String name, Function<Column, Stream<Column>> by) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                Column old = columns.remove(i);
                columns.addAll(i, by.apply(old).toList());
                return;
            }
        }
        throw new AssertionError("A portable step names the column '" + name + "', which is not there");
    }

    private static void each(List<Column> columns, String name, DoubleUnaryOperator function) {
        replace(
                columns,
                name,
                column -> Stream.of(new Column.Numeric(
                        name, Arrays.stream(numbers(column)).map(function).toArray())));
    }

    private static Stream<Column> indicators(Column.Categorical column, PortableStep.Encoded encoded) {
        // A category that the column does not know is nowhere; -1 would be where it is missing.
        Stream<Column> known = encoded.categories().stream()
                .map(category -> indicator(
                        column,
                        category,
                        column.categories().contains(category)
                                ? column.categories().indexOf(category)
                                : Integer.MIN_VALUE));
        return encoded.missing() ? Stream.concat(known, Stream.of(indicator(column, "missing", -1))) : known;
    }

    private static Column indicator(Column.Categorical column, String category, int code) {
        double[] ones = Arrays.stream(column.codes())
                .mapToDouble(one -> one == code ? 1 : 0)
                .toArray();
        return new Column.Numeric(column.name() + "=" + category, ones);
    }

    private static double place(double[] landmarks, double x) {
        int last = landmarks.length - 1;
        if (last == 0) {
            return x <= landmarks[0] ? 0.5 : 1;
        }
        double[] same = IntStream.rangeClosed(0, last)
                .filter(i -> landmarks[i] == x)
                .mapToDouble(i -> (double) i / last)
                .toArray();
        if (same.length > 0) {
            return Arrays.stream(same).average().orElseThrow();
        }
        long below = Arrays.stream(landmarks).filter(one -> one < x).count();
        if (below == 0 || below > last) {
            return below == 0 ? 0 : 1;
        }
        double from = landmarks[(int) below - 1];
        double to = landmarks[(int) below];
        return (below - 1 + (x - from) / (to - from)) / last;
    }

    /** By halving: slow, and right by construction. */
    private static double normalQuantile(double place) {
        double wanted = Math.min(1 - NEAREST, Math.max(NEAREST, place));
        double low = -8;
        double high = 8;
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if ((1 + PortableFormula.erf(middle / Math.sqrt(2))) / 2 < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
