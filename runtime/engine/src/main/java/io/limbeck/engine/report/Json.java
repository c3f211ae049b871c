package io.limbeck.engine.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.EvaluationJson;
import io.limbeck.engine.report.statistics.Figure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** Trees of a report. */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array(Collection<? extends JsonNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    static ArrayNode texts(Collection<String> items) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(array::add);
        return array;
    }

    static JsonNode figure(Figure figure) {
        return tree(figure);
    }

    static JsonNode tree(Object value) {
        return EvaluationJson.mapper().valueToTree(value);
    }

    /** {@return a number, or null where it is undefined} */
    static JsonNode number(double value) {
        return Double.isFinite(value)
                ? JsonNodeFactory.instance.numberNode(value)
                : JsonNodeFactory.instance.nullNode();
    }

    static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    /** {@return SHA-256 over the tree, written without spaces and with keys in order} */
    static String hash(JsonNode tree) {
        try {
            byte[] bytes =
                    EvaluationJson.mapper().writeValueAsString(canonical(tree)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode canonical(JsonNode tree) {
        if (tree.isObject()) {
            ObjectNode sorted = object();
            TreeSet<String> names = new TreeSet<>();
            tree.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> sorted.set(name, canonical(tree.path(name))));
            return sorted;
        }
        return tree.isArray() ? array(items(tree).stream().map(Json::canonical).toList()) : tree;
    }
}
