package io.limbeck.spi.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Feature values of all rows, under one name. Arrays are shared, not copied: nobody may change them. */
public sealed interface Column {

    /** {@return the column's name} */
    String name();

    /** {@return the number of rows} */
    int rows();

    /** {@return the numbers of floats that each row takes in a feature matrix} */
    int width();

    /** {@return the column restricted to these rows, in this order} */
    Column select(int[] rows);

    /** One number per row. */
    record Numeric(String name, double[] values) implements Column {
        public Numeric {
            requireNonNull(name, "name is null");
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public Numeric select(int[] rows) {
            double[] chosen = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                chosen[i] = values[rows[i]];
            }
            return new Numeric(name, chosen);
        }
    }

    /** One category per row, as a code into {@code categories}; -1 where it is missing. Not yet a feature. */
    record Categorical(String name, int[] codes, List<String> categories) implements Column {
        public Categorical {
            requireNonNull(name, "name is null");
            categories = List.copyOf(categories);
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public Categorical select(int[] rows) {
            int[] chosen = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                chosen[i] = codes[rows[i]];
            }
            return new Categorical(name, chosen, categories);
        }
    }

    /** A block of floats per row: an image, an embedding, a one-hot code. {@code values} is row-major. */
    record Block(String name, float[] values, List<Integer> shape) implements Column {
        public Block {
            requireNonNull(name, "name is null");
            shape = List.copyOf(shape);
        }

        @Override
        public int rows() {
            return width() == 0 ? 0 : values.length / width();
        }

        @Override
        public int width() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        @Override
        public Block select(int[] rows) {
            int width = width();
            float[] chosen = new float[Math.multiplyExact(rows.length, width)];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(values, rows[i] * width, chosen, i * width, width);
            }
            return new Block(name, chosen, shape);
        }
    }
}
