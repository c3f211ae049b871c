package io.limbeck.spi.data;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apiguardian.api.API;

/** Feature values of all rows, under one name. Arrays are shared, not copied: nobody may change them. */
@API(status = API.Status.STABLE, since = "0.1")
public sealed interface Column {

    /** {@return the column's name} */
    String name();

    /** {@return the number of rows} */
    int rows();

    /** {@return the numbers of floats that each row takes in a feature matrix} */
    int width();

    /**
     * {@return the column restricted to these rows, in this order}
     *
     * @param rows places of rows, from 0
     */
    Column select(int[] rows);

    /**
     * {@return this column with values from a feature matrix}
     *
     * @param matrix {@code [rows, width]}, row-major
     * @param width floats per row
     * @param offset where this column's floats begin in a row
     * @throws IllegalStateException if the column is categorical, since it has no place in a matrix
     */
    Column from(float[] matrix, int width, int offset);

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

        @Override
        public Numeric from(float[] matrix, int width, int offset) {
            double[] others = new double[matrix.length / width];
            for (int row = 0; row < others.length; row++) {
                others[row] = matrix[row * width + offset];
            }
            return new Numeric(name, others);
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

        @Override
        public Column from(float[] matrix, int width, int offset) {
            throw new IllegalStateException("Column '" + name + "' is categorical; encode it first");
        }
    }

    /**
     * A block of floats per row: an image, an embedding, a one-hot code, the codes of words.
     *
     * @param name the column's name
     * @param values {@code [rows, shape…]}, row-major
     * @param shape shape of one row
     * @param codes where values are codes to be looked up and not quantities: how many codes there are, for each place
     *     of the last dimension; empty for quantities
     * @param meanings what the codes of each of these places stand for; empty where that is not told
     */
    record Block(String name, float[] values, List<Integer> shape, List<Integer> codes, List<CodeNames> meanings)
            implements Column {
        public Block {
            requireNonNull(name, "name is null");
            shape = List.copyOf(shape);
            codes = List.copyOf(codes);
            meanings = List.copyOf(meanings);
            if (!codes.isEmpty() && (shape.isEmpty() || codes.size() != shape.get(shape.size() - 1))) {
                throw new IllegalArgumentException(
                        "Block '" + name + "' of shape " + shape + " cannot have the codes " + codes);
            }
            List<Integer> named =
                    meanings.stream().map(one -> one.names().size()).toList();
            if (!named.isEmpty() && !named.equals(codes)) {
                throw new IllegalArgumentException(
                        "Block '" + name + "' has the codes " + codes + ", but names for " + named);
            }
        }

        /**
         * A block of codes of which it is not told what they stand for.
         *
         * @param name the column's name
         * @param values {@code [rows, shape…]}, row-major
         * @param shape shape of one row's values
         * @param codes how many codes there are at each place of the last dimension
         */
        public Block(String name, float[] values, List<Integer> shape, List<Integer> codes) {
            this(name, values, shape, codes, List.of());
        }

        /**
         * A block of quantities.
         *
         * @param name the column's name
         * @param values {@code [rows, shape…]}, row-major
         * @param shape shape of one row's values
         */
        public Block(String name, float[] values, List<Integer> shape) {
            this(name, values, shape, List.of());
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
            return new Block(name, chosen, shape, codes, meanings);
        }

        @Override
        public Block from(float[] matrix, int width, int offset) {
            int own = width();
            int rows = matrix.length / width;
            float[] others = new float[Math.multiplyExact(rows, own)];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(matrix, row * width + offset, others, row * own, own);
            }
            return new Block(name, others, shape, codes, meanings);
        }
    }

    /**
     * What codes stand for.
     *
     * @param field what is looked up: {@code suffix-3}
     * @param names what each code stands for, from 0
     */
    record CodeNames(String field, List<String> names) {
        public CodeNames {
            requireNonNull(field, "field is null");
            names = List.copyOf(names);
        }
    }
}
