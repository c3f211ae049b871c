package io.limbeck.scorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes layers of their descriptions, and checks everything that scoring relies on. */
final class LayerReader {

    private static final int MOST = 1 << 24;

    private final WeightWords words;

    LayerReader(WeightWords words) {
        this.words = words;
    }

    Layer read(Fields fields) throws ModelFormatException {
        return switch (fields.text("layer")) {
            case "chain" -> Composite.Chain.of(chained(fields));
            case "sum" -> Composite.Sum.of(added(fields));
            case "columns" -> columns(fields);
            case "dense" -> dense(fields);
            case "affine" -> affine(fields);
            case "elementwise" -> new Vectors.Elementwise(fields.count("width", MOST), function(fields));
            case "softmax" -> new Vectors.Softmax(fields.count("width", MOST));
            case "curves" -> curves(fields);
            case "trees" -> trees(fields);
            case "paths" -> paths(fields);
            default ->
                throw fields.wrong(
                        "layer",
                        "one of chain, sum, columns, dense, affine, elementwise, softmax, curves, trees, paths");
        };
    }

    private List<Layer> layers(Fields fields) throws ModelFormatException {
        List<Layer> layers = new ArrayList<>();
        for (Fields one : fields.objects("layers")) {
            layers.add(read(one));
        }
        require(!layers.isEmpty(), fields, "layers", "at least one layer");
        return layers;
    }

    private List<Layer> chained(Fields fields) throws ModelFormatException {
        List<Layer> layers = layers(fields);
        for (int i = 1; i < layers.size(); i++) {
            boolean fits = layers.get(i).inputs() == layers.get(i - 1).outputs();
            require(fits, fields, "layers", "layers of which each takes what the one before gives");
        }
        return layers;
    }

    private List<Layer> added(Fields fields) throws ModelFormatException {
        List<Layer> layers = layers(fields);
        for (Layer one : layers) {
            boolean fits = one.inputs() == layers.get(0).inputs()
                    && one.outputs() == layers.get(0).outputs();
            require(fits, fields, "layers", "layers of the same inputs and outputs");
        }
        return layers;
    }

    private Layer columns(Fields fields) throws ModelFormatException {
        int inputs = fields.count("inputs", MOST);
        int[] columns = words.ints(fields, "columns");
        requireWithin(columns, inputs, fields, "columns");
        return new Vectors.Columns(inputs, columns);
    }

    private Layer dense(Fields fields) throws ModelFormatException {
        int inputs = fields.count("inputs", MOST);
        int outputs = fields.count("outputs", MOST);
        return new Vectors.Dense(
                inputs, outputs, floats(fields, "weights", (long) inputs * outputs), floats(fields, "biases", outputs));
    }

    private Layer affine(Fields fields) throws ModelFormatException {
        float[] factors = words.floats(fields, "factors");
        return new Vectors.Affine(factors, floats(fields, "shifts", factors.length));
    }

    private static Function function(Fields fields) throws ModelFormatException {
        for (Function function : Function.values()) {
            if (function.name().toLowerCase(Locale.ROOT).equals(fields.text("function"))) {
                return function;
            }
        }
        throw fields.wrong("function", "one of relu, tanh, gelu, sigmoid, elu, softplus, clip, log");
    }

    private Layer curves(Fields fields) throws ModelFormatException {
        int inputs = fields.count("inputs", MOST);
        int outputs = fields.count("outputs", MOST);
        int[] starts = words.ints(fields, "starts");
        float[] knots = words.floats(fields, "knots");
        boolean whole = starts.length == inputs + 1 && starts[0] == 0 && starts[inputs] == knots.length;
        for (int j = 0; whole && j < inputs; j++) {
            whole = starts[j] < starts[j + 1];
        }
        require(whole, fields, "starts", "places that share the knots among the inputs");
        return new Curves(
                inputs,
                outputs,
                fields.truth("steps"),
                starts,
                knots,
                floats(fields, "values", (long) knots.length * outputs));
    }

    /** A node goes on behind itself alone, so that every walk ends. */
    private Layer trees(Fields fields) throws ModelFormatException {
        int inputs = fields.count("inputs", MOST);
        int outputs = fields.count("outputs", MOST);
        int[] roots = words.ints(fields, "roots");
        int[] features = words.ints(fields, "features");
        int[] next = words.ints(fields, "next");
        float[] leaves = words.floats(fields, "leaves");
        int nodes = features.length;
        requireWithin(roots, nodes, fields, "roots");
        boolean whole = next.length == nodes && outputs > 0 && leaves.length % outputs == 0;
        for (int node = 0; whole && node < nodes; node++) {
            whole = features[node] < 0
                    ? features[node] == -1 && next[node] >= 0 && next[node] < leaves.length / outputs
                    : features[node] < inputs && next[node] > node + 1 && next[node] < nodes;
        }
        require(whole, fields, "next", "the places of later nodes, or of leaves");
        return new Trees(inputs, outputs, roots, features, floats(fields, "borders", nodes), next, leaves);
    }

    private Layer paths(Fields fields) throws ModelFormatException {
        int depth = fields.count("depth", 23);
        int outputs = fields.count("outputs", MOST);
        require(depth > 0, fields, "depth", "a whole number from 1");
        float[] leaves = floats(fields, "leaves", (1L << depth) * outputs);
        return new Paths(depth, outputs, fields.truth("likeliest"), leaves);
    }

    private float[] floats(Fields fields, String name, long count) throws ModelFormatException {
        float[] floats = words.floats(fields, name);
        require(floats.length == count, fields, name, count + " floats");
        return floats;
    }

    private static void requireWithin(int[] places, int count, Fields fields, String name) throws ModelFormatException {
        for (int place : places) {
            require(place >= 0 && place < count, fields, name, "places below " + count);
        }
    }

    private static void require(boolean holds, Fields fields, String name, String expected)
            throws ModelFormatException {
        if (!holds) {
            throw fields.wrong(name, expected);
        }
    }
}
