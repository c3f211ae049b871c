package io.limbeck.plugins.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import io.limbeck.spi.portable.PortableStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code (x − mean) / √variance} with the mean and the population variance of the training rows. A column that is
 * constant there becomes 0 everywhere: no model has learnt what another value means.
 */
final class Standardize implements Transform {

    @Summary("Shifts and scales numeric columns to mean 0 and variance 1, as measured on the training rows")
    record Settings(
            @Summary(
                    "Blocks (images, embeddings, one-hot codes): keep them, scale each as a whole, or each place in it.")
            @Default("keep")
            Blocks blocks) {}

    /** What is done to blocks. */
    enum Blocks {
        KEEP,
        WHOLE,
        EACH
    }

    private final Settings settings;

    Standardize(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Fitted fit(Table train, RandomSource random) {
        Map<String, List<Scale>> scales = new LinkedHashMap<>();
        for (Column column : train.columns()) {
            if (column instanceof Column.Numeric numeric) {
                scales.put(column.name(), List.of(Scale.of(numeric.values())));
            } else if (column instanceof Column.Block block && settings.blocks() != Blocks.KEEP) {
                scales.put(column.name(), scales(block));
            }
        }
        return new Scaler(scales);
    }

    private List<Scale> scales(Column.Block block) {
        int places = settings.blocks() == Blocks.WHOLE ? 1 : block.width();
        List<Scale> scales = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            scales.add(Scale.of(block.values(), place, places));
        }
        return scales;
    }

    /** @param factor 1 / standard deviation, 0 for a constant */
    private record Scale(double mean, double factor) {

        double apply(double value) {
            return factor == 0 ? 0 : (value - mean) * factor;
        }

        static Scale of(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            double mean = values.length == 0 ? 0 : sum / values.length;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return of(mean, squares, values.length);
        }

        /** Of every {@code step}-th value. */
        static Scale of(float[] values, int first, int step) {
            double sum = 0;
            int count = 0;
            for (int i = first; i < values.length; i += step) {
                sum += values[i];
                count++;
            }
            double mean = count == 0 ? 0 : sum / count;
            double squares = 0;
            for (int i = first; i < values.length; i += step) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
            return of(mean, squares, count);
        }

        /** A spread within rounding of the mean is none. */
        private static Scale of(double mean, double squares, int count) {
            double deviation = count == 0 ? 0 : Math.sqrt(squares / count);
            return new Scale(mean, deviation <= 1e-12 * Math.abs(mean) ? 0 : 1 / deviation);
        }
    }

    private record Scaler(Map<String, List<Scale>> scales) implements Fitted {

        @Override
        public Table apply(Table rows, Split split) {
            return rows.withColumns(rows.columns().stream().map(this::scaled).toList());
        }

        /** Blocks of several floats have no such step: what is read from them is no single number. */
        @Override
        public Optional<List<PortableStep>> portable() {
            if (scales.values().stream().anyMatch(of -> of.size() > 1)) {
                return Optional.empty();
            }
            List<PortableStep.Scaled> columns = new ArrayList<>();
            scales.forEach((column, of) ->
                    of.forEach(scale -> columns.add(new PortableStep.Scaled(column, scale.mean(), scale.factor()))));
            return Optional.of(List.of(new PortableStep.Scale(columns)));
        }

        private Column scaled(Column column) {
            List<Scale> of = scales.getOrDefault(column.name(), List.of());
            if (of.isEmpty()) {
                return column;
            }
            if (column instanceof Column.Numeric numeric) {
                double[] values = new double[numeric.values().length];
                for (int row = 0; row < values.length; row++) {
                    values[row] = of.get(0).apply(numeric.values()[row]);
                }
                return new Column.Numeric(column.name(), values);
            }
            if (column instanceof Column.Block block) {
                float[] values = new float[block.values().length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) of.get(i % of.size()).apply(block.values()[i]);
                }
                return new Column.Block(column.name(), values, block.shape());
            }
            return column;
        }
    }
}
