package io.limbeck.engine.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.portable.PortableLayer.Affine;
import io.limbeck.spi.portable.PortableLayer.Chain;
import io.limbeck.spi.portable.PortableLayer.Columns;
import io.limbeck.spi.portable.PortableLayer.Curves;
import io.limbeck.spi.portable.PortableLayer.Dense;
import io.limbeck.spi.portable.PortableLayer.Elementwise;
import io.limbeck.spi.portable.PortableLayer.Paths;
import io.limbeck.spi.portable.PortableLayer.Softmax;
import io.limbeck.spi.portable.PortableLayer.Sum;
import io.limbeck.spi.portable.PortableLayer.Trees;
import java.util.List;
import java.util.Locale;

/** Layers as JSON; their numbers go into the words beside it. */
final class LayerJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Words words;

    LayerJson(Words words) {
        this.words = words;
    }

    ObjectNode write(PortableLayer layer) {
        ObjectNode node = JSON.createObjectNode();
        if (layer instanceof Chain chain) {
            inner(node.put("layer", "chain"), chain.layers());
        } else if (layer instanceof Sum sum) {
            inner(node.put("layer", "sum"), sum.layers());
        } else if (layer instanceof Columns columns) {
            node.put("layer", "columns").put("inputs", columns.inputs());
            node.set("columns", words.add(columns.columns()));
        } else if (layer instanceof Dense dense) {
            sized(node, "dense", dense);
            node.set("weights", words.add(dense.weights()));
            node.set("biases", words.add(dense.biases()));
        } else if (layer instanceof Affine affine) {
            node.put("layer", "affine").set("factors", words.add(affine.factors()));
            node.set("shifts", words.add(affine.shifts()));
        } else if (layer instanceof Elementwise elementwise) {
            node.put("layer", "elementwise")
                    .put("width", elementwise.width())
                    .put("function", elementwise.function().name().toLowerCase(Locale.ROOT));
        } else if (layer instanceof Softmax softmax) {
            node.put("layer", "softmax").put("width", softmax.width());
        } else if (layer instanceof Curves curves) {
            sized(node, "curves", curves).put("steps", curves.steps());
            node.set("starts", words.add(curves.starts()));
            node.set("knots", words.add(curves.knots()));
            node.set("values", words.add(curves.values()));
        } else if (layer instanceof Trees trees) {
            sized(node, "trees", trees);
            node.set("roots", words.add(trees.roots()));
            node.set("features", words.add(trees.features()));
            node.set("borders", words.add(trees.borders()));
            node.set("next", words.add(trees.next()));
            node.set("leaves", words.add(trees.leaves()));
        } else if (layer instanceof Paths paths) {
            node.put("layer", "paths")
                    .put("depth", paths.depth())
                    .put("outputs", paths.outputs())
                    .put("likeliest", paths.likeliest())
                    .set("leaves", words.add(paths.leaves()));
        } else {
            throw new IllegalStateException("The layer " + layer.getClass() + " is not known");
        }
        return node;
    }

    private static ObjectNode sized(ObjectNode node, String name, PortableLayer layer) {
        return node.put("layer", name).put("inputs", layer.inputs()).put("outputs", layer.outputs());
    }

    private void inner(ObjectNode node, List<PortableLayer> layers) {
        ArrayNode list = node.putArray("layers");
        layers.forEach(layer -> list.add(write(layer)));
    }
}
