package io.limbeck.engine.tensorflow;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What a model costs: numbers that must be kept, bytes they take as they are stored, and operations for a row.
 *
 * <p>Operations are the products of matrix products and convolutions, counted in the graph as it runs on one row; each comes
 * with one addition. {@code multiplyAddsNonzero} leaves out those with a weight that is zero, which a program that knows
 * about zeros would not compute; TensorFlow computes them all.
 */
final class ModelCost {

    /** A product in the graph: where its result and its two factors are. */
    private record Product(GraphOperation operation, int shapes, String weights) {}

    private ModelCost() {}

    /** {@return parameters that are not zero, and bytes stored and as floats} */
    static Map<String, Double> ofWeights(Map<String, Weights> model) {
        double nonzero = 0;
        double packed = 0;
        double dense = 0;
        for (Map.Entry<String, Weights> one : model.entrySet()) {
            packed += PackedArray.pack(one.getValue()).length;
            dense += 4.0 * one.getValue().values().length;
            if (one.getKey().startsWith(ModelWeights.SCOPE)) {
                nonzero += nonzero(one.getValue());
            }
        }
        Map<String, Double> cost = new LinkedHashMap<>();
        cost.put("nonzeroNumbers", nonzero);
        cost.put("bytes", packed);
        cost.put("bytesAsFloats", dense);
        return cost;
    }

    private static double nonzero(Weights weights) {
        double nonzero = 0;
        for (float value : weights.values()) {
            nonzero += value == 0 ? 0 : 1;
        }
        return nonzero;
    }

    /**
     * {@return multiply-adds of one row}
     *
     * @param names the variables' names by the operations that give their values
     * @param row a runner that is fed with one row
     */
    static Map<String, Double> ofRow(
            Graph graph,
            Ops tf,
            Operand<TFloat32> logits,
            Map<GraphOperation, String> names,
            Map<String, Weights> model,
            Session.Runner row) {
        List<Product> products = new ArrayList<>();
        int fetched = 0;
        for (GraphOperation operation : graph.subgraphTo(Set.of(logits))) {
            if (isProduct(operation.type())) {
                row.fetch(tf.shape(operation.<TFloat32>output(0)))
                        .fetch(tf.shape(operation.input(0).expect(TFloat32.class)))
                        .fetch(tf.shape(operation.input(1).expect(TFloat32.class)));
                products.add(new Product(
                        operation,
                        fetched,
                        names.getOrDefault(operation.input(1).op(), "")));
                fetched += 3;
            }
        }
        double all = 0;
        double nonzero = 0;
        if (!products.isEmpty()) {
            try (Result shapes = row.run()) {
                for (Product product : products) {
                    double some = multiplyAdds(
                            product.operation(),
                            ints(shapes, product.shapes()),
                            ints(shapes, product.shapes() + 1),
                            ints(shapes, product.shapes() + 2));
                    Weights weights = model.get(product.weights());
                    all += some;
                    nonzero += weights == null ? some : some * nonzero(weights) / weights.values().length;
                }
            }
        }
        Map<String, Double> cost = new LinkedHashMap<>();
        cost.put("multiplyAdds", all);
        cost.put("multiplyAddsNonzero", nonzero);
        return cost;
    }

    private static boolean isProduct(String type) {
        return type.equals("MatMul") || type.startsWith("BatchMatMul") || type.equals("Conv2D");
    }

    /** Numbers of the result, times the products that each is a sum of. */
    private static double multiplyAdds(GraphOperation operation, int[] result, int[] first, int[] second) {
        double size = Arrays.stream(result).asDoubleStream().reduce(1, (a, b) -> a * b);
        return size
                * switch (operation.type()) {
                    case "Conv2D" -> (double) second[0] * second[1] * second[2];
                    case "MatMul" -> operation.attributes().getAttrBool("transpose_a") ? first[0] : first[1];
                    default ->
                        operation.attributes().getAttrBool("adj_x") ? first[first.length - 2] : first[first.length - 1];
                };
    }

    private static int[] ints(Result result, int index) {
        TInt32 tensor = (TInt32) result.get(index);
        int[] values = new int[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asInts().read(values);
        return values;
    }

    /** {@return the first rows of a table, over again until there are so many} */
    static Table rows(Table rows, int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i % rows.rows());
        return rows.select(numbers);
    }
}
