package io.limbeck.spi.portable;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A function from {@link #inputs} floats to {@link #outputs} floats, written down rather than programmed. The set is
 * closed: whoever scores a model has to know every layer, and a layer that is added makes a new version of the file
 * format. Most models are chains and sums of what there is.
 *
 * <p>Arrays are shared, not copied: nobody may change them. All are row-major.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface PortableLayer {

    /** {@return how many floats go in} */
    int inputs();

    /** {@return how many floats come out} */
    int outputs();

    /**
     * One layer after the other.
     *
     * @param layers at least one; each takes what the one before gives
     */
    record Chain(List<PortableLayer> layers) implements PortableLayer {
        public Chain {
            layers = List.copyOf(layers);
            Sizes.require(!layers.isEmpty(), "A chain needs a layer");
            for (int i = 1; i < layers.size(); i++) {
                Sizes.same(
                        "inputs of layer " + i,
                        layers.get(i).inputs(),
                        layers.get(i - 1).outputs());
            }
        }

        /**
         * A chain of these layers.
         *
         * @param layers the layers, the first one first
         */
        public Chain(PortableLayer... layers) {
            this(List.of(layers));
        }

        @Override
        public int inputs() {
            return layers.get(0).inputs();
        }

        @Override
        public int outputs() {
            return layers.get(layers.size() - 1).outputs();
        }
    }

    /**
     * The sum of what several layers make of the same floats.
     *
     * @param layers at least one, all of the same inputs and outputs
     */
    record Sum(List<PortableLayer> layers) implements PortableLayer {
        public Sum {
            layers = List.copyOf(layers);
            Sizes.require(!layers.isEmpty(), "A sum needs a layer");
            for (PortableLayer layer : layers) {
                Sizes.same("inputs of a summand", layer.inputs(), layers.get(0).inputs());
                Sizes.same(
                        "outputs of a summand", layer.outputs(), layers.get(0).outputs());
            }
        }

        @Override
        public int inputs() {
            return layers.get(0).inputs();
        }

        @Override
        public int outputs() {
            return layers.get(0).outputs();
        }
    }

    /**
     * Some of the floats: {@code y_i = x[columns_i]}.
     *
     * @param columns places among the inputs, from 0
     */
    record Columns(int inputs, int[] columns) implements PortableLayer {
        public Columns {
            Sizes.within("column", columns, inputs);
        }

        @Override
        public int outputs() {
            return columns.length;
        }
    }

    /**
     * {@code y = x·W + b}.
     *
     * @param weights {@code [inputs, outputs]}
     * @param biases {@code [outputs]}
     */
    record Dense(int inputs, int outputs, float[] weights, float[] biases) implements PortableLayer {
        public Dense {
            Sizes.same("weights", weights.length, Math.multiplyExact(inputs, outputs));
            Sizes.same("biases", biases.length, outputs);
        }
    }

    /**
     * {@code y_i = factors_i · x_i + shifts_i}.
     *
     * @param factors one for each input
     * @param shifts one for each input
     */
    record Affine(float[] factors, float[] shifts) implements PortableLayer {
        public Affine {
            Sizes.same("shifts", shifts.length, factors.length);
        }

        @Override
        public int inputs() {
            return factors.length;
        }

        @Override
        public int outputs() {
            return factors.length;
        }
    }

    /**
     * The same function of each float.
     *
     * @param width how many floats
     */
    record Elementwise(int width, PortableFunction function) implements PortableLayer {
        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }
    }

    /**
     * {@code y_i = exp(x_i) / Σ_j exp(x_j)}.
     *
     * @param width how many floats
     */
    record Softmax(int width) implements PortableLayer {
        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }
    }

    /**
     * {@code y = Σ_j f_j(x_j)}: a function for every input, given by its values at knots. Below the first knot it has the
     * first value, above the last the last.
     *
     * @param steps whether it jumps half-way between knots (a float on the middle is still below); else straight lines
     *     join them
     * @param starts {@code [inputs + 1]}: the knots of input j are those from {@code starts_j} up to, not including,
     *     {@code starts_{j+1}}; at least one
     * @param knots ascending for each input
     * @param values {@code [knots, outputs]}
     */
    record Curves(int inputs, int outputs, boolean steps, int[] starts, float[] knots, float[] values)
            implements PortableLayer {
        public Curves {
            Sizes.same("starts", starts.length, inputs + 1);
            Sizes.same("values", values.length, Math.multiplyExact(knots.length, outputs));
            Sizes.require(starts[0] == 0 && starts[inputs] == knots.length, "The starts do not cover the knots");
            for (int j = 0; j < inputs; j++) {
                Sizes.require(starts[j] < starts[j + 1], "Input " + j + " has no knot");
            }
        }
    }

    /**
     * The sum, over several trees, of the leaf that the floats lead to. At a node that splits they go on at the next
     * place where {@code x[features_n] ≤ borders_n}, else at {@code next_n}; a leaf has the feature -1, and its number at
     * {@code next_n}.
     *
     * @param roots the place of each tree's first node
     * @param features by node
     * @param borders by node; 0 for a leaf
     * @param next by node
     * @param leaves {@code [leaves, outputs]}
     */
    record Trees(int inputs, int outputs, int[] roots, int[] features, float[] borders, int[] next, float[] leaves)
            implements PortableLayer {
        public Trees {
            Sizes.same("borders", borders.length, features.length);
            Sizes.same("next", next.length, features.length);
            Sizes.within("root", roots, features.length);
            Sizes.require(outputs > 0 && leaves.length % outputs == 0, "The leaves are not whole");
        }
    }

    /**
     * The ways through a complete binary tree whose inner nodes are asked by their floats: the chance to go right at
     * node i is {@code σ(x_i)}. Nodes are numbered by levels from the root, 0; the children of i are 2i + 1 and 2i + 2.
     *
     * @param depth levels of inner nodes, of which there are {@code 2^depth - 1}
     * @param outputs numbers at each leaf
     * @param likeliest whether the leaf at the end of the likeliest path answers; else {@code log Σ_l P_l exp(leaf_l)},
     *     the logarithm of the mean over all paths
     * @param leaves {@code [2^depth, outputs]}, log probabilities
     */
    record Paths(int depth, int outputs, boolean likeliest, float[] leaves) implements PortableLayer {
        public Paths {
            Sizes.require(depth > 0 && depth < 24, "The depth '" + depth + "' is not in 1 to 23");
            Sizes.same("leaves", leaves.length, Math.multiplyExact(1 << depth, outputs));
        }

        @Override
        public int inputs() {
            return (1 << depth) - 1;
        }
    }
}
