package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.portable.PortableFunction;
import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.portable.PortableModel;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What {@link PortableLayer layers} mean, computed as they are defined, in doubles and without regard to speed. */
final class PortableFormula {

    private static final double LEAST = 1e-12;

    private PortableFormula() {}

    /**
     * Compares a formula with the model it was made of, row by row.
     *
     * @param logits what the model says of the rows, row-major
     */
    static void assertSays(PortableModel formula, Table rows, float[] logits) {
        assertThat(formula.width()).as("floats of a row").isEqualTo(rows.width());
        assertThat(formula.classes()).as("logits of a row").isEqualTo(rows.outputs());
        float[] matrix = rows.matrix();
        int classes = formula.classes();
        for (int row = 0; row < rows.rows(); row++) {
            double[] x = IntStream.range(row * rows.width(), (row + 1) * rows.width())
                    .mapToDouble(i -> matrix[i])
                    .toArray();
            double[] said = of(formula.logits(), x);
            for (int c = 0; c < classes; c++) {
                double model = logits[row * classes + c];
                assertThat(said[c])
                        .as("logit %s of row %s by the portable form", c, row)
                        .isCloseTo(model, within(1e-4 * (1 + Math.abs(model))));
            }
        }
    }

    static double[] of(PortableLayer layer, double[] x) {
        if (layer instanceof PortableLayer.Chain chain) {
            double[] y = x;
            for (PortableLayer one : chain.layers()) {
                y = of(one, y);
            }
            return y;
        } else if (layer instanceof PortableLayer.Sum sum) {
            return sum.layers().stream().map(one -> of(one, x)).reduce(new double[sum.outputs()], PortableFormula::sum);
        } else if (layer instanceof PortableLayer.Columns some) {
            return Arrays.stream(some.columns()).mapToDouble(j -> x[j]).toArray();
        } else if (layer instanceof PortableLayer.Dense dense) {
            return outputs(
                    dense,
                    o -> dense.biases()[o]
                            + IntStream.range(0, dense.inputs())
                                    .mapToDouble(i -> x[i] * dense.weights()[i * dense.outputs() + o])
                                    .sum());
        } else if (layer instanceof PortableLayer.Affine affine) {
            return outputs(affine, i -> affine.factors()[i] * x[i] + affine.shifts()[i]);
        } else if (layer instanceof PortableLayer.Elementwise each) {
            return outputs(each, i -> of(each.function(), x[i]));
        } else if (layer instanceof PortableLayer.Softmax) {
            double all = DoubleStream.of(x).map(Math::exp).sum();
            return outputs(layer, i -> Math.exp(x[i]) / all);
        } else if (layer instanceof PortableLayer.Curves curves) {
            return IntStream.range(0, curves.inputs())
                    .mapToObj(j -> curve(curves, j, x[j]))
                    .reduce(new double[curves.outputs()], PortableFormula::sum);
        } else if (layer instanceof PortableLayer.Trees trees) {
            return Arrays.stream(trees.roots())
                    .mapToObj(root -> leaf(trees, root, x))
                    .reduce(new double[trees.outputs()], PortableFormula::sum);
        }
        return paths((PortableLayer.Paths) layer, x);
    }

    private static double[] outputs(PortableLayer layer, IntToDoubleFunction output) {
        return IntStream.range(0, layer.outputs()).mapToDouble(output).toArray();
    }

    private static double[] sum(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] + other[i])
                .toArray();
    }

    private static double[] row(float[] values, int row, int width) {
        return IntStream.range(row * width, (row + 1) * width)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    static double of(PortableFunction function, double x) {
        return switch (function) {
            case RELU -> Math.max(0, x);
            case TANH -> Math.tanh(x);
            case GELU -> x * (1 + erf(x / Math.sqrt(2))) / 2;
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case ELU -> x < 0 ? Math.expm1(x) : x;
            case SOFTPLUS -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
            case CLIP -> Math.min(1, Math.max(0, x));
            case LOG -> Math.log(Math.max(x, LEAST));
        };
    }

    /** {@code 2/√π · exp(-x²) · Σ_n 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1))}, all of whose terms have one sign. */
    static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        double term = x;
        double series = x;
        for (int n = 1; n < 200; n++) {
            term *= 2 * x * x / (2 * n + 1);
            series += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * series;
    }

    private static double[] curve(PortableLayer.Curves curves, int input, double x) {
        int first = curves.starts()[input];
        int last = curves.starts()[input + 1] - 1;
        int above = first;
        while (above < last && curves.knots()[above] <= x) {
            above++;
        }
        int below = Math.max(first, above - 1);
        double[] left = row(curves.values(), below, curves.outputs());
        double[] right = row(curves.values(), above, curves.outputs());
        double from = curves.knots()[below];
        double to = curves.knots()[above];
        double way = from == to ? 0 : Math.min(1, Math.max(0, (x - from) / (to - from)));
        double share = curves.steps() ? (way > 0.5 ? 1 : 0) : way;
        return IntStream.range(0, left.length)
                .mapToDouble(o -> left[o] + share * (right[o] - left[o]))
                .toArray();
    }

    private static double[] leaf(PortableLayer.Trees trees, int root, double[] x) {
        int node = root;
        while (trees.features()[node] >= 0) {
            node = x[trees.features()[node]] <= trees.borders()[node] ? node + 1 : trees.next()[node];
        }
        return row(trees.leaves(), trees.next()[node], trees.outputs());
    }

    private static double[] paths(PortableLayer.Paths paths, double[] x) {
        int inner = paths.inputs();
        double[] chances = new double[2 * inner + 1];
        chances[0] = 1;
        for (int node = 0; node < inner; node++) {
            double right = of(PortableFunction.SIGMOID, x[node]);
            chances[2 * node + 1] = chances[node] * (1 - right);
            chances[2 * node + 2] = chances[node] * right;
        }
        int likeliest = IntStream.rangeClosed(inner, 2 * inner)
                .reduce((one, other) -> chances[other] > chances[one] ? other : one)
                .orElseThrow();
        if (paths.likeliest()) {
            return row(paths.leaves(), likeliest - inner, paths.outputs());
        }
        return outputs(
                paths,
                o -> Math.log(IntStream.rangeClosed(0, inner)
                        .mapToDouble(
                                leaf -> chances[inner + leaf] * Math.exp(paths.leaves()[leaf * paths.outputs() + o]))
                        .sum()));
    }
}
